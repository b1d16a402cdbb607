package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Settings;

class SettingsFileTest {
  @TempDir private Path folder;

  @Test
  void an_entry_is_changed_and_all_else_stays_as_it_was_written() throws Exception {
    // GIVEN
    Path file = folder.resolve("settings.properties");
    Files.writeString(file, "# mine\ntheme=dark\nconnect-seconds: 7\nretries = 2\n");
    // WHEN
    new SettingsFile(file)
        .write(Map.of("connect-seconds", "9", "retries", "", "idle-seconds", "30"));
    // THEN
    then(file).content().contains("# mine\ntheme=dark\nconnect-seconds = 9\n");
    then(file).content().doesNotContain("retries").contains("idle-seconds = 30");
    Settings settings = Settings.load(file);
    then(settings.theme()).isEqualTo("dark");
    then(settings.connectLimit()).hasSeconds(9);
    then(folder.toFile().list()).containsExactly("settings.properties");
  }

  @Test
  void a_file_that_is_not_there_is_made_with_its_folder() throws Exception {
    // GIVEN
    Path file = folder.resolve("new/settings.properties");
    then(new SettingsFile(file).read()).isEmpty();
    // WHEN
    new SettingsFile(file).write(Map.of("retries", "0"));
    // THEN
    then(Settings.load(file).patience().retries()).isZero();
  }

  @Test
  void an_entry_that_is_there_twice_or_goes_on_in_the_next_line_is_changed_as_a_whole()
      throws Exception {
    // GIVEN
    Path file = folder.resolve("settings.properties");
    Files.writeString(
        file, "retries = \\\n  1\n# retries = 4 \\\nretries = 2\ntheme = \\\nretries\n");
    // WHEN
    new SettingsFile(file).write(Map.of("retries", "3"));
    // THEN
    then(file).hasContent("retries = 3\n# retries = 4 \\\ntheme = \\\nretries\n");
    // WHEN
    new SettingsFile(file).write(Map.of("retries", ""));
    // THEN
    then(new SettingsFile(file).read()).containsOnlyKeys("theme");
  }

  @Test
  void what_changes_nothing_is_not_written_and_what_does_leaves_the_file_readable_by_others()
      throws Exception {
    // GIVEN
    Path file = folder.resolve("settings.properties");
    Files.writeString(file, "retries = 2\n");
    FileTime before = FileTime.fromMillis(1_000);
    Files.setLastModifiedTime(file, before);
    // WHEN
    boolean changed = new SettingsFile(file).write(Map.of("retries", "2", "idle-seconds", ""));
    // THEN
    then(changed).isFalse();
    then(Files.getLastModifiedTime(file)).isEqualTo(before);
    // WHEN
    Path usual = Files.createFile(folder.resolve("usual"));
    changed = new SettingsFile(file).write(Map.of("retries", "3"));
    // THEN
    then(changed).isTrue();
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      then(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
    }
  }
}
