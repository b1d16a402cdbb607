package skysift.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory where everything of the user's lives: settings, archives, aliases, index, outbox,
 * reports, side by side.
 *
 * @param root absolute; made when first used
 */
public record Workspace(Path root) {
  public Workspace {
    root = root.toAbsolutePath().normalize();
  }

  /** The user's own: {@code SKYSIFT_WORKSPACE}, else {@code .skysift} in the home directory. */
  public static Workspace standard() {
    String named = System.getenv("SKYSIFT_WORKSPACE");
    return new Workspace(
        named == null || named.isBlank() ? inHome(".skysift") : Path.of(named.strip()));
  }

  /** Where the demo works unless told otherwise, apart from the user's own. */
  public static Workspace ofDemo() {
    return new Workspace(inHome(".skysift-demo"));
  }

  private static Path inHome(String name) {
    return Path.of(System.getProperty("user.home"), name);
  }

  /** Makes the directory; an IOException names it. */
  public void create() throws IOException {
    try {
      Files.createDirectories(root);
    } catch (IOException e) {
      throw new IOException("The workspace " + root + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** The index of datasets. */
  public Path index() {
    return root.resolve("index");
  }

  /** Tables offered to other programs. */
  public Path outbox() {
    return root.resolve("outbox");
  }

  /** Which dataset each row of a table is that was sent or received. */
  public Path tables() {
    return root.resolve("outbox").resolve("rows");
  }

  /** Products that were fetched in order to be sent. */
  public Path products() {
    return root.resolve("outbox").resolve("products");
  }

  /** Names of the programs that may give us files of this machine to read; need not exist. */
  public Path trustedPeers() {
    return root.resolve("trusted-peers.txt");
  }

  /** Log files of the window. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** Reports of imports and harvests, one JSON document a line. */
  public Path reports() {
    return root.resolve("reports.jsonl");
  }

  /** Resolved links, and what is known of the files behind them. */
  public Path links() {
    return root.resolve("links");
  }

  /** Pictures that were shown. */
  public Path previews() {
    return root.resolve("previews");
  }

  /** Services that harvested tables describe for their rows. */
  public Path services() {
    return root.resolve("services.json");
  }

  /** Journals of harvests and saved questions. */
  public Path harvests() {
    return root.resolve("harvests");
  }

  /** Searches and baskets with a name. */
  public Path searches() {
    return root.resolve("searches");
  }

  /** What was learned of services. */
  public Path serviceNotes() {
    return root.resolve("service-notes.properties");
  }

  /** The user's archives; need not exist. */
  public Path archives() {
    return root.resolve("archives.txt");
  }

  /** What the user decided about observations. */
  public Path verdicts() {
    return root.resolve("observations.txt");
  }

  /** The user's rules for what is one observation; need not exist. */
  public Path grouping() {
    return root.resolve("grouping.txt");
  }

  /** The user's settings; need not exist. */
  public Path settings() {
    return root.resolve("settings.properties");
  }
}
