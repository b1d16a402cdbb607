package skysift.harvest;

import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Harmonised names of facilities and instruments. The built-in files say how they are written; a
 * user's files of the same names add to them. Safe for use by several threads.
 */
public final class Aliases {
  /** File of the user's facility names. */
  public static final String FACILITY_FILE = "facility-aliases.txt";

  /** File of the user's instrument names. */
  public static final String INSTRUMENT_FILE = "instrument-aliases.txt";

  private final AliasTable facilities;
  private final AliasTable instruments;

  private Aliases(AliasTable facilities, AliasTable instruments) {
    this.facilities = facilities;
    this.instruments = instruments;
  }

  /** The built-in names only. */
  public static Aliases builtIn() {
    return new Aliases(builtIn(FACILITY_FILE), builtIn(INSTRUMENT_FILE));
  }

  /**
   * The built-in names, and those of the files in this directory, as far as they exist; the user's
   * win.
   *
   * @throws IOException naming file and line of what is not understood
   */
  public static Aliases load(Path userDir) throws IOException {
    Aliases aliases = builtIn();
    add(aliases.facilities, userDir.resolve(FACILITY_FILE));
    add(aliases.instruments, userDir.resolve(INSTRUMENT_FILE));
    return aliases;
  }

  /** Names for a facility, broader ones first; the word itself when it is not known. */
  public List<String> facility(String word) {
    return facilities.names(word);
  }

  /** Names for an instrument, broader ones first; the word itself when it is not known. */
  public List<String> instrument(String word) {
    return instruments.names(word);
  }

  private static AliasTable builtIn(String name) {
    AliasTable table = new AliasTable();
    try {
      table.add(
          name,
          Resources.readLines(Resources.getResource(Aliases.class, name), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private static void add(AliasTable table, Path file) throws IOException {
    if (Files.exists(file)) {
      table.add(file.toString(), TextLines.of(file));
    }
  }
}
