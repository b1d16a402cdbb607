package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
