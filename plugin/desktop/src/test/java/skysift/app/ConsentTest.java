package skysift.app;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentTest {
  @TempDir private Path folder;
  private Path file;
  private Consent consent;

  @BeforeEach
  void begin() {
    file = folder.resolve("new/trusted-peers.txt");
    consent = new Consent(file);
  }

  @Test
  void who_has_it_is_set_and_what_changes_nothing_is_not_written() throws IOException {
    // GIVEN
    then(consent.all()).isEmpty();
    consent.change(Set.of(), Set.of());
    then(file).doesNotExist();
    // WHEN
    consent.change(Set.of(), Set.of("TOPCAT"));
    // THEN
    then(consent.all()).containsExactly("TOPCAT");
    then(consent.has(" TOPCAT ")).isTrue();
    // WHEN
    consent.change(Set.of("TOPCAT"), Set.of());
    // THEN
    then(consent.has("TOPCAT")).isFalse();
  }

  @Test
  void one_that_was_given_it_while_the_list_was_edited_keeps_it() throws IOException {
    // GIVEN
    Files.createDirectories(file.getParent());
    consent.give("TOPCAT");
    Set<String> before = consent.all();
    // WHEN
    new Consent(file).give("Aladin");
    consent.change(before, Set.of("DS9"));
    // THEN
    then(consent.all()).containsExactly("Aladin", "DS9");
  }
}
