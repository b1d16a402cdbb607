package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.vo.ObsCoreRow;
import skysift.vo.ObsCoreTable;
import skysift.vo.RowReceiver;
import skysift.vo.ServiceDescriptor;

/** Takes the rows of one import's tables, normalises them, passes them on in batches and counts. */
final class Intake implements RowReceiver {
  /** Datasets that are passed on at once: fewer make many small pieces of an index. */
  static final int BATCH = 10_000;

  /** Fewer are passed on after that long, so that those of a slow archive are soon seen. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /** Rows between two words of progress. */
  private static final int STEP = 1_000;

  private final Archive archive;
  private final Aliases aliases;
  private final DatasetSink sink;
  private final Function<Dataset, Optional<Dataset>> filter;
  private final LongConsumer progress;
  private final Instant began = Instant.now();
  private final Repeats repeats;
  private final SeenFile seen;
  private final List<Dataset> batch = new ArrayList<>();
  private Anomalies log = new Anomalies();
  private ImmutableList<String> absent = ImmutableList.of();
  private Normaliser normaliser;
  private Counts counts = Counts.NONE;
  private Instant passedOn = began;

  /** What was counted: rows read, datasets kept, rows outside, and what the sink says of them. */
  record Counts(long read, long kept, long outside, long fresh, long changed) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    Counts plus(Counts more) {
      return new Counts(
          read + more.read,
          kept + more.kept,
          outside + more.outside,
          fresh + more.fresh,
          changed + more.changed);
    }
  }

  Intake(Archive archive, Aliases aliases, DatasetSink sink, LongConsumer progress) {
    this(archive, aliases, new Repeats(), null, sink, Optional::of, progress);
  }

  /**
   * An intake of rows that come in several tables.
   *
   * @param seen where rows are noted; null for nowhere
   * @param filter the dataset as it is kept; empty when it is not
   */
  Intake(
      Archive archive,
      Aliases aliases,
      Repeats repeats,
      SeenFile seen,
      DatasetSink sink,
      Function<Dataset, Optional<Dataset>> filter,
      LongConsumer progress) {
    this.archive = archive;
    this.aliases = aliases;
    this.repeats = repeats;
    this.seen = seen;
    this.sink = sink;
    this.filter = filter;
    this.progress = progress;
  }

  @Override
  public void table(ObsCoreTable table) {
    normaliser = new Normaliser(archive, table, aliases, log, repeats);
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
    Optional<Dataset> dataset = normaliser.normalise(row);
    if (dataset.isPresent() && seen != null) {
      seen.add(repeats.lastName(), repeats.lastSaid(), dataset.get().key());
    }
    Optional<Dataset> kept = dataset.flatMap(filter);
    long number = counts.read;
    kept.ifPresentOrElse(batch::add, () -> sink.skipped(number));
    counts = counts.plus(new Counts(1, 0, dataset.isPresent() && kept.isEmpty() ? 1 : 0, 0, 0));
    if (batch.size() == BATCH) {
      flushUninterrupted();
    } else if (counts.read % STEP == 0) {
      step();
    }
  }

  private void step() throws IOException {
    if (Instant.now().isAfter(passedOn.plus(SOON))) {
      flushUninterrupted();
    } else {
      progress.accept(counts.read);
    }
  }

  @Override
  public void services(List<ServiceDescriptor> described) throws IOException {
    sink.services(described);
  }

  /** How many rows came so far. */
  long read() {
    return counts.read;
  }

  /** What was counted since the last call, which begins anew. */
  Counts takeCounts() {
    Counts before = counts;
    counts = Counts.NONE;
    return before;
  }

  /** What was odd since the last call, which begins anew. */
  Anomalies takeAnomalies() {
    Anomalies before = log;
    log = new Anomalies();
    return before;
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
      DatasetSink.Taken taken = sink.add(ImmutableList.copyOf(batch));
      counts = counts.plus(new Counts(0, batch.size(), 0, taken.fresh(), taken.changed()));
      batch.clear();
    }
    passedOn = Instant.now();
    progress.accept(counts.read);
  }

  /** Mandatory ObsCore columns that the last table lacked. */
  ImmutableList<String> absent() {
    return absent;
  }

  HarvestReport report(String source, HarvestReport.Ending ending, String message) {
    return new HarvestReport(
        source,
        archive.name(),
        began,
        Duration.between(began, Instant.now()),
        counts.read,
        counts.kept,
        counts.kept - counts.fresh,
        log.count(Normaliser.NO_IDENTIFIER),
        log.list(),
        absent,
        ending,
        message,
        Optional.empty());
  }
}
