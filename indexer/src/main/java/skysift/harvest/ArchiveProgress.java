package skysift.harvest;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells how far an archive's part of a harvest is. For one thread. */
final class ArchiveProgress {
  private final String archive;
  private final Journal journal;
  private final Consumer<HarvestProgress> listener;
  private final Instant began = Instant.now();
  private long rowsOfSlice;

  ArchiveProgress(String archive, Journal journal, Consumer<HarvestProgress> listener) {
    this.archive = archive;
    this.journal = journal;
    this.listener = listener;
  }

  Instant began() {
    return began;
  }

  /** So many rows of the present slice came; none yet of a new one. */
  void rows(long some) {
    rowsOfSlice = some;
  }

  void tell(String state) {
    JournalState at = journal.state();
    int through = at.done().size() + at.cut().size();
    listener.accept(
        new HarvestProgress(
            archive,
            at.counts().read() + rowsOfSlice,
            through + 1,
            through + at.open().size(),
            Duration.between(began, Instant.now()),
            state));
  }
}
