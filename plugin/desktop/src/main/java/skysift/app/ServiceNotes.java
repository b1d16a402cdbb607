package skysift.app;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import skysift.harvest.ServiceMemory;

/** What was learned of services, in a properties file; a file that cannot be read is begun anew. */
final class ServiceNotes implements ServiceMemory {
  private static final Logger LOGGER = Logger.getLogger(ServiceNotes.class.getName());

  private final Path file;
  private final Properties notes = new Properties();

  ServiceNotes(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        notes.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        LOGGER.log(Level.WARNING, file + " cannot be read and is begun anew", e);
      }
    }
  }

  @Override
  public synchronized Optional<String> recall(URI service, String what) {
    return Optional.ofNullable(notes.getProperty(service + " " + what));
  }

  @Override
  public synchronized void remember(URI service, String what, String value) {
    if (value.equals(notes.setProperty(service + " " + what, value))) {
      return;
    }
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      notes.store(writer, "What Skysift learned of services; may be deleted");
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, file + " cannot be written", e);
    }
  }
}
