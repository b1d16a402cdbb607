package skysift.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import skysift.harvest.Patience;

/**
 * What the user may set, read once from a UTF-8 properties file.
 *
 * @param theme {@code system}, {@code light} or {@code dark}
 * @param connectLimit how long a service may take to accept a connection
 * @param idleLimit how long a service may send nothing
 * @param patience how long a harvest waits for services
 */
public record Settings(String theme, Duration connectLimit, Duration idleLimit, Patience patience) {
  /** What holds when nothing is set. */
  public static final Settings DEFAULT =
      new Settings("system", Duration.ofSeconds(20), Duration.ofSeconds(120), Patience.DEFAULT);

  /** Reads the file; the defaults when there is none. An IOException names file and entry. */
  public static Settings load(Path file) throws IOException {
    if (!Files.exists(file)) {
      return DEFAULT;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no properties file: " + e.getMessage(), e);
    }
    return new Settings(
        properties.getProperty("theme", DEFAULT.theme),
        seconds(properties, "connect-seconds", DEFAULT.connectLimit, file),
        seconds(properties, "idle-seconds", DEFAULT.idleLimit, file),
        patience(properties, file));
  }

  private static Patience patience(Properties p, Path file) throws IOException {
    Patience usual = Patience.DEFAULT;
    String retries = p.getProperty("retries", "" + usual.retries()).strip();
    if (!retries.matches("\\d{1,2}")) {
      throw new IOException(file + ": retries is no number from 0 to 99: " + retries);
    }
    return new Patience(
        seconds(p, "query-seconds", usual.query(), file),
        seconds(p, "job-seconds", usual.job(), file),
        Integer.parseInt(retries),
        usual.firstPause(),
        usual.longestPause());
  }

  private static Duration seconds(Properties p, String name, Duration otherwise, Path file)
      throws IOException {
    String text = p.getProperty(name);
    if (text == null) {
      return otherwise;
    }
    try {
      long seconds = Long.parseLong(text.strip());
      if (seconds > 0) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      throw new IOException(file + ": " + name + " is no number of seconds: " + text, e);
    }
    throw new IOException(file + ": " + name + " must be more than 0: " + text);
  }
}
