package skysift.ui.facets;

import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;

/** Tells of each change of a text. */
record Typed(Runnable listener) implements DocumentListener {
  @Override
  public void insertUpdate(DocumentEvent e) {
    listener.run();
  }

  @Override
  public void removeUpdate(DocumentEvent e) {
    listener.run();
  }

  @Override
  public void changedUpdate(DocumentEvent e) {
    // Styles do not change what was typed.
  }
}
