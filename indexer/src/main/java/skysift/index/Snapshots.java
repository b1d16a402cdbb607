package skysift.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Hands out the newest snapshot and closes each when its last search has ended. */
final class Snapshots extends ReferenceManager<Snapshot> {
  /** How often a search looks whether another process has committed. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** How long a folder that did not change is believed: not every file system tells. */
  private static final Duration BELIEVED = Duration.ofSeconds(10);

  /** Two changes that are further apart than this have different times on any file system. */
  private static final Duration COARSE = Duration.ofSeconds(3);

  private final Directory directory;
  private final AtomicLong looked = new AtomicLong(System.nanoTime());

  /** When the folder was changed last, as far as all of that was seen; empty: not known. */
  private volatile Optional<FileTime> seen = Optional.empty();

  private volatile long read;

  Snapshots(Directory directory, Ordering ordering) throws IOException {
    this.directory = directory;
    current = Snapshot.open(directory, ordering);
  }

  /** The newest snapshot, to be released; what others committed is in it half a second later. */
  Snapshot newest() throws IOException {
    long last = looked.get();
    long now = System.nanoTime();
    if (now - last > BETWEEN_LOOKS.toNanos() && looked.compareAndSet(last, now)) {
      look(now);
    }
    return acquire();
  }

  /** A commit makes a file, so that its folder changes: to ask for that takes next to no time. */
  private void look(long now) throws IOException {
    Optional<FileTime> changed = changed();
    if (changed.isEmpty() || !changed.equals(seen) || now - read > BELIEVED.toNanos()) {
      seen = maybeRefresh() ? changed : Optional.empty();
      read = now;
    }
  }

  /** When the folder was changed last; empty when that is not known, or something may follow. */
  private Optional<FileTime> changed() throws IOException {
    return directory instanceof FSDirectory files
        ? Optional.of(Files.getLastModifiedTime(files.getDirectory()))
            .filter(time -> time.toInstant().isBefore(Instant.now().minus(COARSE)))
        : Optional.empty();
  }

  @Override
  protected void decRef(Snapshot snapshot) throws IOException {
    snapshot.reader().decRef();
  }

  @Override
  protected Snapshot refreshIfNeeded(Snapshot snapshot) throws IOException {
    return snapshot.newer(directory);
  }

  @Override
  protected boolean tryIncRef(Snapshot snapshot) {
    return snapshot.reader().tryIncRef();
  }

  @Override
  protected int getRefCount(Snapshot snapshot) {
    return snapshot.reader().getRefCount();
  }
}
