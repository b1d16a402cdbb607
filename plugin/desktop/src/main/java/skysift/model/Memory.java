package skysift.model;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a window remembers from one start to the next, by name; in a properties file. */
public final class Memory {
  private static final Logger LOGGER = Logger.getLogger(Memory.class.getName());
  private static final String BREAK = "\n";

  private final Path file;
  private final Properties entries = new Properties();

  /** Reads the file; a file that cannot be read is begun anew. */
  Memory(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        entries.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        LOGGER.log(Level.WARNING, file + " cannot be read and is begun anew", e);
      }
    }
  }

  /** What was remembered under this name. */
  public String get(String name, String otherwise) {
    return entries.getProperty(name, otherwise);
  }

  /** Whether anything was. */
  public boolean has(String name) {
    return entries.containsKey(name);
  }

  /** Remembers. */
  public void put(String name, String value) {
    entries.setProperty(name, value);
  }

  /** Texts without line breaks that were remembered under this name, in their order. */
  public ImmutableList<String> list(String name) {
    return ImmutableList.copyOf(Splitter.on(BREAK).omitEmptyStrings().split(get(name, "")));
  }

  /** Remembers texts without line breaks. */
  public void putList(String name, Collection<String> texts) {
    put(name, Joiner.on(BREAK).join(texts));
  }

  /** Writes the file; what goes wrong is logged. Not on the event thread. */
  void write() {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      entries.store(writer, "Skysift window");
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "the window's state could not be kept in " + file, e);
    }
  }
}
