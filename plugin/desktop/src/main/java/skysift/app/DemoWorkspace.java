package skysift.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import skysift.index.IndexCare;

/** The demo's own workspace, in which nearly all is what the demo wrote itself. */
public final class DemoWorkspace {
  private DemoWorkspace() {}

  /**
   * Puts the index of an older version aside, since the demo fills another one; any other workspace
   * than the demo's is left as it is. To be called before the program is opened on it.
   *
   * @return where the older index is now; empty when there was none
   * @throws IOException when a process is writing into it
   */
  public static Optional<Path> putOlderAside(Workspace workspace) throws IOException {
    if (!workspace.equals(Workspace.ofDemo()) || !IndexCare.isOlder(workspace.index())) {
      return Optional.empty();
    }
    Path aside = workspace.root().resolve("index-older");
    for (int number = 2; Files.exists(aside); number++) {
      aside = workspace.root().resolve("index-older-" + number);
    }
    IndexCare.move(workspace.index(), aside);
    return Optional.of(aside);
  }
}
