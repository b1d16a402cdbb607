package skysift.ui.links;

import java.awt.Component;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JPasswordField;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;
import skysift.text.Texts;
import skysift.vo.Keyring;

/** Asks for the password or token of a host that wants one. */
final class LoginDialog {
  private static final Texts TEXTS = Texts.of(LoginDialog.class);
  private final Component owner;

  LoginDialog(Component owner) {
    this.owner = owner;
  }

  /** Waits for the user's answer; on any thread but the event thread. */
  Optional<Keyring.Key> ask(Keyring.Login login) {
    if (SwingUtilities.isEventDispatchThread()) {
      return Optional.empty();
    }
    Answer answer = new Answer(login);
    try {
      SwingUtilities.invokeAndWait(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("the login dialog failed", e.getCause());
    }
    return answer.key;
  }

  private static JLabel label(String key, JComponent field) {
    JLabel label = new JLabel(TEXTS.get(key));
    label.setLabelFor(field);
    return label;
  }

  private final class Answer implements Runnable {
    private final Keyring.Login login;
    private Optional<Keyring.Key> key = Optional.empty();

    Answer(Keyring.Login login) {
      this.login = login;
    }

    @Override
    public void run() {
      JTextField user = new JTextField(20);
      JPasswordField secret = new JPasswordField(20);
      boolean token = login.token() && !login.password();
      JPanel panel = new JPanel(new MigLayout("wrap 2", "[][grow,fill]"));
      JLabel what =
          new JLabel(
              TEXTS.get(token ? "login.token" : "login.password", login.host())
                  + (login.realm().isEmpty() ? "" : " (" + login.realm() + ")"));
      what.putClientProperty("html.disable", Boolean.TRUE);
      panel.add(what, "span 2");
      if (!token) {
        panel.add(label("login.name", user));
        panel.add(user);
      }
      panel.add(label(token ? "login.secret.token" : "login.secret", secret));
      panel.add(secret);
      panel.add(new JLabel(TEXTS.get("login.kept")), "span 2");
      int chosen =
          JOptionPane.showConfirmDialog(
              owner,
              panel,
              TEXTS.get("login"),
              JOptionPane.OK_CANCEL_OPTION,
              JOptionPane.PLAIN_MESSAGE);
      String text = new String(secret.getPassword());
      if (chosen == JOptionPane.OK_OPTION && !text.isEmpty()) {
        key =
            Optional.of(
                token
                    ? new Keyring.Key.Token(text)
                    : new Keyring.Key.Password(user.getText(), text));
      }
    }
  }
}
