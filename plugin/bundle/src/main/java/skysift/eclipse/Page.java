package skysift.eclipse;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** What the view says while, or where, there is no panel to show. */
final class Page extends Composite {
  /** {@code hint} may be empty. */
  Page(Composite parent, String sentence, String hint) {
    super(parent, SWT.NONE);
    GridLayout layout = new GridLayout();
    layout.marginWidth = 24;
    layout.marginHeight = 24;
    layout.verticalSpacing = 12;
    setLayout(layout);
    say(sentence);
    if (!hint.isEmpty()) {
      say(hint);
    }
  }

  private void say(String text) {
    Label label = new Label(this, SWT.WRAP);
    label.setText(text.replace("&", "&&"));
    label.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false));
  }

  /** Adds a button below. */
  Page offer(String text, Runnable action) {
    Button button = new Button(this, SWT.PUSH);
    button.setText(text);
    button.addListener(SWT.Selection, e -> action.run());
    return this;
  }
}
