package skysift.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Arrival;
import skysift.app.FailureText;
import skysift.app.Skysift;
import skysift.harvest.HarvestReport;
import skysift.sky.Moc;
import skysift.sky.MocFile;

@Command(
    name = "listen",
    mixinStandardHelpOptions = true,
    description = "Prints what other programs send: rows, positions, tables, coverage maps.")
final class ListenVerb implements Callable<Integer> {
  private static final long LOOK_MILLIS = 1_000;

  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON document a line.")
  private boolean json;

  @Option(names = "--import", description = "Read the tables that come into the index.")
  private boolean importing;

  @Option(
      names = "--allow-files",
      description = "Let every program name files of this machine to be read.")
  private boolean files;

  @Option(names = "--count", paramLabel = "N", description = "End after that many.")
  private long count = Long.MAX_VALUE;

  @Option(names = "--for", paramLabel = "SECONDS", description = "End after that time.")
  private long seconds = Long.MAX_VALUE / 4_000_000_000L;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (count < 1 || seconds < 1) {
      throw new IllegalArgumentException("--count and --for must be more than 0");
    }
    BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    try (Skysift skysift = cli.open()) {
      skysift.onArrival(arrivals::add, (peer, id, mtype, answer) -> {});
      skysift.peers();
      err.println("Listening; end with Ctrl+C.");
      Instant end = Instant.now().plus(Duration.ofSeconds(seconds));
      long left = count;
      while (left > 0 && Instant.now().isBefore(end)) {
        Arrival arrival = arrivals.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (arrival instanceof Arrival.Question question) {
          answer(question, err);
        } else if (arrival != null) {
          print(skysift, arrival, out);
          left--;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Cli.DONE;
  }

  private void answer(Arrival.Question question, PrintWriter err) {
    if (!files) {
      err.println(
          question.peer()
              + " names a file of this machine, which is not read without --allow-files: "
              + question.file());
    }
    question.decision().accept(files ? Arrival.Decision.ONCE : Arrival.Decision.NO);
  }

  private void print(Skysift skysift, Arrival arrival, PrintWriter out) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("time", Instant.now().toString());
    row.put("peer", arrival.peer());
    switch (arrival) {
      case Arrival.Rows rows -> {
        row.put("kind", rows.one() ? "highlight" : "selection");
        row.put("table", rows.table());
        row.put("datasets", rows.keys());
        row.put("otherRows", rows.others());
      }
      case Arrival.Position position -> {
        row.put("kind", "position");
        row.put("ra", position.position().ra());
        row.put("dec", position.position().dec());
      }
      case Arrival.Coverage coverage -> {
        row.put("kind", "coverage");
        row.put("name", coverage.name());
        row.put("area", coverage.moc().area());
        row.put("moc", ascii(coverage.moc()));
      }
      case Arrival.Table table -> table(skysift, table, row);
      case Arrival.Question question -> throw new IllegalStateException("answered before");
    }
    out.println(json ? Json.line(row) : text(row));
    out.flush();
  }

  /** Nobody is told that a table was loaded when it was only looked at. */
  private void table(Skysift skysift, Arrival.Table table, Map<String, Object> row) {
    row.put("kind", "table");
    row.put("name", table.name());
    row.put("id", table.tableId());
    row.put("url", table.url().toString());
    if (!importing) {
      table.outcome().accept("Skysift only listens just now, and reads no table");
      return;
    }
    try {
      HarvestReport report = skysift.importTable(table, rows -> {});
      row.put("read", report.read());
      row.put("kept", report.kept());
      row.put("error", null);
    } catch (IOException | IllegalArgumentException e) {
      row.put("error", FailureText.of(e));
    }
  }

  private static String ascii(Moc moc) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      MocFile.write(moc, MocFile.Format.ASCII, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.US_ASCII).strip();
  }

  private static String text(Map<String, Object> row) {
    StringBuilder line = new StringBuilder();
    row.forEach((name, value) -> line.append(name).append('=').append(value).append("  "));
    return line.toString().strip();
  }
}
