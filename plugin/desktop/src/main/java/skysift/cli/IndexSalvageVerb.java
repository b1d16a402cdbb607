package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.index.Salvaged;

@Command(
    name = "salvage",
    mixinStandardHelpOptions = true,
    description =
        "Saves what can be read of a damaged index into a new workspace; the old one stays.")
final class IndexSalvageVerb implements Callable<Integer> {
  @ParentCommand private IndexVerb index;
  @Spec private CommandSpec spec;
  @Mixin private ProgressOption progress;

  @Parameters(paramLabel = "DIR", description = "Directory of the new workspace.")
  private Path directory;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Workspace into = new Workspace(directory);
    Salvaged saved =
        Skysift.salvageIndex(
            index.cli().workspace(), into, progress.to(spec.commandLine().getErr(), "rows read"));
    out.println(saved.whole() + " datasets saved into " + into.root());
    if (saved.doubtful() > 0) {
      out.println(
          saved.doubtful()
              + " more could be read in damaged files; harvest or import them again, for their"
              + " values may be wrong");
    }
    out.println(saved.lost() + " datasets could not be read");
    out.flush();
    return saved.lost() + saved.doubtful() == 0 ? Cli.DONE : Cli.SOME_FAILED;
  }
}
