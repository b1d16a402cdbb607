package skysift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import skysift.app.Skysift;
import skysift.app.Workspace;

/** The command without a verb, and what all verbs share. */
@Command(
    name = "skysift",
    mixinStandardHelpOptions = true,
    versionProvider = Cli.Version.class,
    description = "Facets over the observations of many archives. Without a verb: the window.",
    footer = {
      "",
      "Exit codes: 0 done, 1 some of it failed, 2 usage, 69 something is not available."
    },
    subcommands = {
      ImportVerb.class,
      HarvestVerb.class,
      ArchivesVerb.class,
      ReportsVerb.class,
      ChangesVerb.class,
      SearchVerb.class,
      CiteVerb.class,
      LinksVerb.class,
      CallVerb.class,
      ResolveVerb.class,
      FetchVerb.class,
      PeersVerb.class,
      SendVerb.class,
      HubVerb.class,
      ListenVerb.class,
      IndexVerb.class
    })
public final class Cli implements Callable<Integer> {
  /** Done. */
  public static final int DONE = 0;

  /** Some of it failed; the messages say what. */
  public static final int SOME_FAILED = 1;

  private final Window window;

  @Option(
      names = "--workspace",
      paramLabel = "DIR",
      description = "Directory with index, settings and archives (default: ~/.skysift).")
  private Path directory;

  /** What a run without a verb does. */
  public interface Window {
    /** Opens the window on the workspace and returns when it is closed. */
    int open(Workspace workspace) throws IOException;
  }

  /** The command; {@code window} is what it does without a verb. */
  public Cli(Window window) {
    this.window = window;
  }

  /** The workspace the user named. */
  public Optional<Workspace> named() {
    return Optional.ofNullable(directory).map(Workspace::new);
  }

  Workspace workspace() {
    return named().orElseGet(Workspace::standard);
  }

  Skysift open() throws IOException {
    Skysift skysift = Skysift.open(workspace());
    TerminalLogin.here().ifPresent(skysift.keyring()::askWith);
    return skysift;
  }

  @Override
  public Integer call() throws IOException {
    return window.open(workspace());
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Skysift " + Skysift.version()};
    }
  }
}
