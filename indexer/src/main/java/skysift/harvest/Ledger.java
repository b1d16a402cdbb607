package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.LongConsumer;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import skysift.vo.RowReceiver;

/**
 * The rows of an archive's part of a harvest: told apart, kept, and noted with the slice in which
 * they came. For one thread.
 */
final class Ledger implements Closeable {
  private final Archive archive;
  private final HarvestRequest request;
  private final Journal journal;
  private final Repeats repeats = new Repeats();
  private final SeenFile seen;
  private final Intake intake;

  /** Goes on where the journal stands. */
  Ledger(
      Archive archive,
      HarvestRequest request,
      Aliases aliases,
      DatasetSink sink,
      Journal journal,
      LongConsumer progress)
      throws IOException {
    this.archive = archive;
    this.request = request;
    this.journal = journal;
    seen = SeenFile.open(journal.seen(), journal.state().seenLength());
    try {
      SeenFile.read(journal.seen(), (name, said, key) -> repeats.ordinal(name, said));
    } catch (IOException | RuntimeException e) {
      seen.close();
      throw e;
    }
    repeats.nextSlice();
    NotedSink noted = new NotedSink(sink, journal);
    intake = new Intake(archive, aliases, repeats, seen, noted, this::kept, progress);
  }

  private Optional<Dataset> kept(Dataset dataset) {
    Optional<Dataset> kept =
        request.region().isPresent() ? request.region().get().keep(dataset) : Optional.of(dataset);
    return archive.facts().simulated() ? kept.map(Ledger::simulated) : kept;
  }

  private static Dataset simulated(Dataset dataset) {
    return dataset.withExtras(
        ImmutableList.<ExtraColumn>builder()
            .addAll(dataset.extras())
            .add(new ExtraColumn("simulated", "", "true"))
            .build());
  }

  /** Where rows go in. */
  RowReceiver receiver() {
    return intake;
  }

  /** Rows of the present slice so far. */
  long read() {
    return intake.read();
  }

  /** Mandatory columns that the tables lack. */
  ImmutableList<String> absent() {
    return intake.absent();
  }

  /** What came so far is kept. */
  void flush() throws IOException {
    intake.flushUninterrupted();
  }

  /** Counts since the last slice that was through. */
  Intake.Counts takeCounts() {
    return intake.takeCounts();
  }

  /** The slice is through; {@code cut} when it has rows that do not come. */
  void done(Slice slice, boolean cut) throws IOException {
    repeats.nextSlice();
    journal.done(slice, intake.takeCounts(), intake.takeAnomalies().list(), seen.endSlice(), cut);
  }

  /** The rows of the present slice will come again; how many came. */
  Intake.Counts forget() throws IOException {
    repeats.forgetSlice();
    seen.forgetSlice();
    intake.takeAnomalies();
    return intake.takeCounts();
  }

  @Override
  public void close() throws IOException {
    seen.close();
  }
}
