package skysift.cli;

import java.io.Console;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.IndexUpkeep;
import skysift.app.Skysift;
import skysift.index.Origin;

@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = "Removes datasets, and groups those that stay anew. Asks first, unless --yes.")
final class IndexDeleteVerb implements Callable<Integer> {
  @ParentCommand private IndexVerb index;
  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private What what;

  @Option(names = "--yes", description = "Does not ask.")
  private boolean yes;

  /** Exactly one of them. */
  static final class What {
    @Option(names = "--archive", paramLabel = "NAME", description = "All of an archive.")
    private String archive;

    @Option(
        names = "--import",
        paramLabel = "ID",
        description =
            "What an import brought, such as 3 or import-3 (skysift index info lists them), and no"
                + " later one brought again.")
    private String imported;

    @Option(names = "--harvest", paramLabel = "ID", description = "The same of a harvest.")
    private String harvest;

    @Option(names = "--gone", description = "What is marked as gone.")
    private boolean gone;
  }

  /** What is to be removed, and how. */
  private record Plan(long count, String words, Removal removal) {}

  private interface Removal {
    long run() throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    try (Skysift skysift = index.cli().open()) {
      Plan plan = plan(skysift.index());
      if (!yes && !confirmed(plan)) {
        spec.commandLine().getErr().println("Nothing was removed.");
        return Cli.SOME_FAILED;
      }
      long removed = plan.removal.run();
      spec.commandLine().getOut().println(removed + " datasets removed");
      spec.commandLine().getOut().flush();
    }
    return Cli.DONE;
  }

  private Plan plan(IndexUpkeep upkeep) throws IOException {
    if (what.archive != null) {
      return new Plan(
          upkeep.count(what.archive), "of " + what.archive, () -> upkeep.remove(what.archive));
    }
    if (what.gone) {
      return new Plan(upkeep.countGone(), "that are gone", upkeep::purge);
    }
    Origin origin =
        what.harvest != null
            ? origin(upkeep, Origin.Kind.HARVEST, what.harvest)
            : origin(upkeep, Origin.Kind.IMPORT, what.imported);
    String words = "that " + origin.token() + " (" + origin.source() + ") brought";
    return new Plan(upkeep.count(origin), words, () -> upkeep.remove(origin));
  }

  private static Origin origin(IndexUpkeep upkeep, Origin.Kind kind, String id) throws IOException {
    String text = id.strip().toLowerCase(Locale.ROOT);
    return upkeep.origin(text.matches("\\d+") ? kind.word() + "-" + text : text);
  }

  private boolean confirmed(Plan plan) {
    String question = plan.count + " datasets " + plan.words + " will be removed";
    Console console = System.console();
    if (console == null) {
      throw new IllegalArgumentException(question + "; say --yes to do it");
    }
    String answer = console.readLine("%s. Do it? [y/N] ", question);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
  }
}
