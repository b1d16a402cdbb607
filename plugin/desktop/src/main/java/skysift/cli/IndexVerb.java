package skysift.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    description = "Looks after the index: what is in it, checking, saving, removing.",
    subcommands = {
      IndexInfoVerb.class,
      IndexVerifyVerb.class,
      IndexSalvageVerb.class,
      IndexCompactVerb.class,
      IndexDeleteVerb.class,
      IndexExportVerb.class
    })
final class IndexVerb implements Runnable {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;

  Cli cli() {
    return cli;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "What about the index? " + String.join(", ", spec.subcommands().keySet()));
  }
}
