package skysift.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import skysift.vo.Keyring.Key;
import skysift.vo.Keyring.Login;

class TerminalLoginTest {
  private final Deque<String> typed = new ArrayDeque<>();
  private final List<String> shown = new ArrayList<>();
  private final TerminalLogin login =
      new TerminalLogin(
          new TerminalLogin.Terminal() {
            @Override
            public String line(String prompt) {
              shown.add(prompt);
              return typed.poll();
            }

            @Override
            public char[] secret(String prompt) {
              shown.add("secret " + prompt);
              String text = typed.poll();
              return text == null ? null : text.toCharArray();
            }
          });

  private void types(String... lines) {
    typed.addAll(Arrays.asList(lines));
  }

  @Test
  void a_name_and_password_are_asked_for_by_host_and_realm() {
    // GIVEN
    types("me", "se cret ");
    // THEN
    then(login.ask(new Login("a.test", "Data \u001b[2Jvault", true, true)))
        .contains(new Key.Password("me", "se cret "));
    then(shown.get(0))
        .startsWith("a.test (Data ")
        .contains("asks for a name and password")
        .doesNotContain("\u001b");
    then(shown.get(1)).isEqualTo("secret Password: ");
  }

  @Test
  void a_token_is_asked_for_where_nothing_else_is_taken() {
    // GIVEN
    types("abc");
    // THEN
    then(login.ask(new Login("a.test", "", false, true))).contains(new Key.Token("abc"));
    then(shown).singleElement().asString().startsWith("secret a.test asks for a token");
  }

  @Test
  void nothing_typed_is_no_key() {
    types("");
    then(login.ask(new Login("a.test", "", true, false))).isEmpty();
    types("me", "");
    then(login.ask(new Login("a.test", "", true, false))).isEmpty();
    then(login.ask(new Login("a.test", "", true, false))).as("end of input").isEmpty();
  }

  @Test
  void where_there_is_no_terminal_nobody_is_asked() {
    then(TerminalLogin.here()).isEmpty();
  }
}
