package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.index.Damage;
import skysift.index.Verification;

@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Compares all files with the checksums they were written with; exit code 1 if one differs.")
final class IndexVerifyVerb implements Callable<Integer> {
  @ParentCommand private IndexVerb index;
  @Spec private CommandSpec spec;
  @Mixin private ProgressOption progress;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Workspace workspace = index.cli().workspace();
    Verification found =
        Skysift.verifyIndex(workspace, progress.to(spec.commandLine().getErr(), "bytes compared"));
    if (json) {
      out.println(Json.text(json(found)));
    } else {
      for (Damage damage : found.damages()) {
        out.println(damage.file() + " " + damage.what());
      }
      out.println(summary(workspace, found));
    }
    out.flush();
    return found.whole() ? Cli.DONE : Cli.SOME_FAILED;
  }

  private static String summary(Workspace workspace, Verification found) {
    String seen = found.files() + " files, " + found.bytes() + " bytes, " + found.rows() + " rows";
    return found.whole()
        ? seen + ": all as they were written"
        : workspace.index()
            + " is damaged. \"skysift index salvage DIR\" saves what can be read into a new"
            + " workspace; harvest or import the rest again.";
  }

  private static Map<String, Object> json(Verification found) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("whole", found.whole());
    json.put("files", found.files());
    json.put("bytes", found.bytes());
    json.put("rows", found.rows());
    json.put(
        "damages",
        found.damages().stream()
            .map(damage -> Map.of("file", damage.file(), "what", damage.what()))
            .toList());
    return json;
  }
}
