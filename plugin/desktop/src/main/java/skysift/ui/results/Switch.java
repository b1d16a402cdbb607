package skysift.ui.results;

import java.awt.event.ActionEvent;
import java.util.function.Consumer;
import javax.swing.AbstractAction;

/** Something that is on or off; all menu items made of it show the same. */
final class Switch extends AbstractAction {
  private static final long serialVersionUID = 1L;
  private final transient Consumer<Boolean> turned;

  /** Off at first; {@code turned} is told what it is now. */
  Switch(String name, String tip, Consumer<Boolean> turned) {
    super(name);
    this.turned = turned;
    putValue(SHORT_DESCRIPTION, tip);
    putValue(SELECTED_KEY, false);
  }

  @Override
  public void actionPerformed(ActionEvent e) {
    turned.accept(Boolean.TRUE.equals(getValue(SELECTED_KEY)));
  }
}
