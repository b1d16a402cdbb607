package skysift.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is logged goes into a file of the workspace, the last few megabytes of it. */
public final class Logs {
  private static final int BYTES = 1_000_000;
  private static final int FILES = 3;

  /** Kept, since a logger that nobody holds forgets its level. */
  private static final Logger STIL = Logger.getLogger("uk.ac.starlink");

  private Logs() {}

  /** Adds the file to the root logger, until the program ends. */
  public static void into(Path directory) throws IOException {
    Files.createDirectories(directory);
    STIL.setLevel(Level.WARNING);
    FileHandler file =
        new FileHandler(directory.resolve("skysift-%g.log").toString(), BYTES, FILES, true);
    file.setFormatter(new SimpleFormatter());
    Logger.getLogger("").addHandler(file);
  }
}
