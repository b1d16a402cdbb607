package skysift.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Skysift;

@Command(
    name = "compact",
    mixinStandardHelpOptions = true,
    description =
        "Frees the space of replaced and removed rows. Needs as much free space as the index has.")
final class IndexCompactVerb implements Callable<Integer> {
  @ParentCommand private IndexVerb index;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (Skysift skysift = index.cli().open()) {
      long before = skysift.index().info().bytes();
      spec.commandLine().getErr().println("All parts are merged into one; this takes a while.");
      skysift.index().compact();
      long after = skysift.index().info().bytes();
      spec.commandLine()
          .getOut()
          .printf("%.1f MB before, %.1f MB now%n", before / 1e6, after / 1e6)
          .flush();
    }
    return Cli.DONE;
  }
}
