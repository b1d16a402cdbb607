package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.vo.ObsCoreRow;
import skysift.vo.ObsCoreTable;
import skysift.vo.RowReceiver;
import skysift.vo.ServiceDescriptor;

/** Takes the rows of one table, normalises them, passes them on in batches and counts. */
final class Intake implements RowReceiver {
  static final int BATCH = 2_000;

  private final Archive archive;
  private final Aliases aliases;
  private final DatasetSink sink;
  private final LongConsumer progress;
  private final Instant began = Instant.now();
  private final Anomalies log = new Anomalies();
  private final List<Dataset> batch = new ArrayList<>();
  private ImmutableList<String> absent = ImmutableList.of();
  private Normaliser normaliser;
  private long read;
  private long kept;
  private long replaced;

  Intake(Archive archive, Aliases aliases, DatasetSink sink, LongConsumer progress) {
    this.archive = archive;
    this.aliases = aliases;
    this.sink = sink;
    this.progress = progress;
  }

  @Override
  public void table(ObsCoreTable table) {
    normaliser = new Normaliser(archive, table, aliases, log);
    absent =
        table.absent().stream()
            .map(ObsCoreColumn::columnName)
            .collect(ImmutableList.toImmutableList());
  }

  @Override
  public void row(ObsCoreRow row) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("stopped");
    }
    long number = read++;
    normaliser.normalise(row).ifPresentOrElse(batch::add, () -> sink.skipped(number));
    if (batch.size() == BATCH) {
      flushUninterrupted();
    }
  }

  @Override
  public void services(List<ServiceDescriptor> described) throws IOException {
    sink.services(described);
  }

  /** How many rows came so far. */
  long read() {
    return read;
  }

  /** Passes on what is left. An interrupt waits until that is done: nothing is stored by half. */
  void flushUninterrupted() throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      flush();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void flush() throws IOException {
    if (!batch.isEmpty()) {
      replaced += sink.add(ImmutableList.copyOf(batch));
      kept += batch.size();
      batch.clear();
    }
    progress.accept(read);
  }

  HarvestReport report(String source, HarvestReport.Ending ending, String message) {
    return new HarvestReport(
        source,
        archive.name(),
        began,
        Duration.between(began, Instant.now()),
        read,
        kept,
        replaced,
        log.count(Normaliser.NO_IDENTIFIER),
        log.list(),
        absent,
        ending,
        message);
  }
}
