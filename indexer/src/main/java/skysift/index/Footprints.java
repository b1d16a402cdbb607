package skysift.index;

import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.LeafReader;
import skysift.obscore.Dataset;
import skysift.sky.Footprint;

/** Reads the footprints of one segment. For one thread; documents in ascending order. */
final class Footprints {
  private final LeafReader leaf;

  /** Null until something is read. */
  private DatasetReader rows;

  Footprints(LeafReader leaf) {
    this.leaf = leaf;
  }

  /** Empty when it has no place; also when that cannot be read, which should not have come here. */
  Optional<Footprint> of(int doc) throws IOException {
    if (rows == null) {
      rows = new DatasetReader(leaf, new KnownTexts(), DatasetReader.PLACE);
    }
    try {
      return Dataset.footprint(rows.values(doc));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
