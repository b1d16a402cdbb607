package skysift.index;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import skysift.sky.Footprint;

/** Reads the footprints of one segment. For one thread; documents in ascending order. */
final class Footprints {
  private final Snapshot snapshot;
  private final LeafReaderContext leaf;

  /** Null until something is read. */
  private DatasetReader rows;

  Footprints(Snapshot snapshot, LeafReaderContext leaf) {
    this.snapshot = snapshot;
    this.leaf = leaf;
  }

  /** Empty when it has no place; also when that cannot be read, which should not have come here. */
  Optional<Footprint> of(int doc) throws IOException {
    if (rows == null) {
      rows = snapshot.datasets(leaf, Set.of());
    }
    try {
      return rows.footprint(doc);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
