package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.RunningHub;

@Command(
    name = "hub",
    mixinStandardHelpOptions = true,
    description = "Runs a SAMP hub, on loopback only, until it is ended (Ctrl+C).")
final class HubVerb implements Callable<Integer> {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (RunningHub hub = RunningHub.start()) {
      out.println("A SAMP hub is running; its lockfile is " + hub.lockfile());
      out.flush();
      hub.waitUntilReplaced();
      out.println("Its lockfile is another hub's now, or gone; it ends.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Cli.DONE;
  }
}
