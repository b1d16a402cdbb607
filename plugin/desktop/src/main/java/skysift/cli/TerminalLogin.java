package skysift.cli;

import java.io.Console;
import java.util.Optional;
import skysift.vo.Keyring;

/** Asks for a password or token on the terminal; on nothing else, since a script cannot answer. */
final class TerminalLogin implements Keyring.Asker {
  private final Terminal terminal;

  /** Where the user reads and writes. */
  interface Terminal {
    /** A line; null at the end of the input. */
    String line(String prompt);

    /** The same without showing what is written. */
    char[] secret(String prompt);
  }

  TerminalLogin(Terminal terminal) {
    this.terminal = terminal;
  }

  /** One for the terminal that this program runs in; empty when it runs in none. */
  static Optional<TerminalLogin> here() {
    Console console = System.console();
    if (console == null || !isTerminal(console)) {
      return Optional.empty();
    }
    return Optional.of(
        new TerminalLogin(
            new Terminal() {
              @Override
              public String line(String prompt) {
                return console.readLine("%s", prompt);
              }

              @Override
              public char[] secret(String prompt) {
                return console.readPassword("%s", prompt);
              }
            }));
  }

  /** From JDK 22 on there is a console even where input or output is a file. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  @Override
  public Optional<Keyring.Key> ask(Keyring.Login login) {
    boolean token = login.token() && !login.password();
    String realm = login.realm().isEmpty() ? "" : " (" + LinkText.oneLine(login.realm()) + ")";
    String wanted = token ? "a token" : "a name and password";
    String what = login.host() + realm + " asks for " + wanted + "; empty for none.\n";
    String user = "";
    if (!token) {
      user = terminal.line(what + "Name: ");
      if (user == null || user.isBlank()) {
        return Optional.empty();
      }
    }
    char[] secret = terminal.secret(token ? what + "Token: " : "Password: ");
    if (secret == null || secret.length == 0) {
      return Optional.empty();
    }
    return Optional.of(
        token
            ? new Keyring.Key.Token(new String(secret))
            : new Keyring.Key.Password(user.strip(), new String(secret)));
  }
}
