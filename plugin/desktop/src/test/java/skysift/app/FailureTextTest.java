package skysift.app;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FailureTextTest {
  @Test
  void a_failure_of_a_file_says_what_is_wrong_with_it() {
    then(FailureText.of(new AccessDeniedException("/x/lock")))
        .isEqualTo("You may not read or write /x/lock");
    then(FailureText.of(new NoSuchFileException("/x"))).isEqualTo("There is no file /x");
  }

  @Test
  void a_failure_without_words_is_told_by_its_kind() {
    then(FailureText.of(new IOException("cut off"))).isEqualTo("cut off");
    then(FailureText.of(new IOException())).isEqualTo("java.io.IOException");
  }
}
