package skysift.index;

import java.io.IOException;
import org.apache.lucene.search.ReferenceManager;
import org.apache.lucene.store.Directory;

/** Hands out the newest snapshot and closes each when its last search has ended. */
final class Snapshots extends ReferenceManager<Snapshot> {
  private final Directory directory;

  Snapshots(Directory directory) throws IOException {
    this.directory = directory;
    current = Snapshot.open(directory);
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
