package skysift;

import java.awt.GraphicsEnvironment;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import skysift.app.FailureText;
import skysift.app.Logs;
import skysift.app.NotAvailableException;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.cli.Cli;
import skysift.cli.StoppedByUser;
import skysift.model.Session;
import skysift.ui.MainWindow;

/** Starts the window, or runs one verb. */
public final class Main {
  private static final Logger LOGGER = Logger.getLogger(Main.class.getName());
  private static final int USAGE = 2;
  private static final int NOT_AVAILABLE = 69;

  private Main() {}

  /** Runs and leaves with the exit code. */
  public static void main(String[] args) {
    quietConsole();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int code = run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    out.flush();
    if (!StoppedByUser.isEnding()) {
      System.exit(code);
    }
  }

  /** Runs one command line; the exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return args.length == 0 ? windowAlone(err) : verbs(out, err).execute(args);
  }

  /** Without picocli, which takes long to load. */
  private static int windowAlone(PrintWriter err) {
    try {
      return window(Workspace.standard());
    } catch (IOException | RuntimeException e) {
      return failed(err, e);
    }
  }

  private static CommandLine verbs(PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new Cli(Main::window));
    line.addSubcommand(new DemoVerb());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(out);
    line.setErr(err);
    line.setParameterExceptionHandler((e, a) -> usage(err, e));
    line.setExecutionExceptionHandler((e, command, result) -> failed(err, e));
    return line;
  }

  /** Shows the window until it is closed. */
  static int window(Workspace workspace) throws IOException {
    if (GraphicsEnvironment.isHeadless()) {
      throw new NotAvailableException(
          "There is no display for a window. Use a verb, such as \"skysift search\"; see --help.");
    }
    MainWindow.prepare();
    Logs.into(workspace.logs());
    try (DemoArchives demo = new DemoArchives();
        Session session = Session.open(Skysift.open(workspace), MainWindow.eventThread())) {
      session.offerDemo(demo);
      MainWindow.show(session);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Cli.DONE;
  }

  private static int usage(PrintWriter err, ParameterException e) {
    err.println(e.getMessage());
    err.println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return USAGE;
  }

  private static int failed(PrintWriter err, Exception failure) {
    LOGGER.log(Level.FINE, "command failed", failure);
    return switch (failure) {
      case IllegalArgumentException e -> said(err, e, USAGE);
      case NotAvailableException e -> said(err, e, NOT_AVAILABLE);
      case IOException e -> said(err, e, Cli.SOME_FAILED);
      case UncheckedIOException e -> said(err, e.getCause(), Cli.SOME_FAILED);
      default -> {
        failure.printStackTrace(err);
        yield Cli.SOME_FAILED;
      }
    };
  }

  private static int said(PrintWriter err, Exception e, int code) {
    err.println(FailureText.of(e));
    return code;
  }

  /** What libraries log is for a log file; a terminal shows only what went badly wrong. */
  private static void quietConsole() {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      handler.setLevel(Level.SEVERE);
    }
  }
}
