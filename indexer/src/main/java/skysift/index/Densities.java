package skysift.index;

import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Density;
import skysift.search.SearchRequest;
import skysift.search.Unit;
import skysift.sky.Healpix;
import skysift.sky.Sketch;

/** Counts the matching documents by cell. */
final class Densities {
  private final Snapshot snapshot;
  private final OptionalInt order;
  private final boolean together;

  Densities(Snapshot snapshot, SearchRequest request) {
    this.snapshot = snapshot;
    order = request.maps().density();
    together = request.unit() == Unit.OBSERVATIONS;
  }

  Optional<Density> of(FixedBitSet matching) throws IOException {
    if (order.isEmpty()) {
      return Optional.empty();
    }
    int cells = (int) Healpix.cells(order.getAsInt());
    // the last one: nowhere
    int[] counts = new int[cells + 1];
    CellOf place = order.getAsInt() <= Places.ORDER ? coarse(cells) : fine(matching, cells);
    if (together) {
      countObservations(matching, place, counts);
    } else {
      countDatasets(matching, place, counts);
    }
    return Optional.of(density(counts, cells));
  }

  /** The cell of a document; behind the last one, when it is nowhere. */
  private interface CellOf {
    int of(int doc);
  }

  private CellOf coarse(int cells) throws IOException {
    Places places = snapshot.places();
    int shift = 2 * (Places.ORDER - order.getAsInt());
    return doc -> {
      int cell = places.of(doc);
      return cell == Places.NOWHERE ? cells : cell >> shift;
    };
  }

  private CellOf fine(FixedBitSet matching, int cells) throws IOException {
    int[] of = new int[snapshot.maxDoc()];
    Arrays.fill(of, cells);
    for (LeafReaderContext leaf : snapshot.leaves()) {
      NumericDocValues sketches = DocValues.getNumeric(leaf.reader(), Fields.SKETCH);
      int end = leaf.docBase + leaf.reader().maxDoc();
      int doc = Snapshot.next(matching, leaf.docBase);
      for (; doc >= 0 && doc < end; doc = Snapshot.next(matching, doc + 1)) {
        if (sketches.advanceExact(doc - leaf.docBase)) {
          of[doc] = (int) Sketch.cell(sketches.longValue(), order.getAsInt());
        }
      }
    }
    return doc -> of[doc];
  }

  private static void countDatasets(FixedBitSet matching, CellOf place, int[] counts) {
    long[] words = matching.getBits();
    for (int word = 0; word < words.length; word++) {
      for (long bits = words[word]; bits != 0; bits &= bits - 1) {
        counts[place.of(word * Long.SIZE + Long.numberOfTrailingZeros(bits))]++;
      }
    }
  }

  private void countObservations(FixedBitSet matching, CellOf place, int[] counts)
      throws IOException {
    Observations observations = snapshot.columns().observations();
    FixedBitSet having = observations.having(matching);
    int[] seen = new int[counts.length];
    for (int at = Snapshot.next(having, 0); at >= 0; at = Snapshot.next(having, at + 1)) {
      for (int i = observations.from(at); i < observations.to(at); i++) {
        int doc = observations.dataset(i);
        if (matching.get(doc)) {
          int cell = place.of(doc);
          counts[cell] += seen[cell] == at + 1 ? 0 : 1;
          seen[cell] = at + 1;
        }
      }
    }
  }

  private Density density(int[] counts, int cells) {
    ImmutableIntArray.Builder numbers = ImmutableIntArray.builder();
    ImmutableLongArray.Builder some = ImmutableLongArray.builder();
    for (int cell = 0; cell < cells; cell++) {
      if (counts[cell] > 0) {
        numbers.add(cell);
        some.add(counts[cell]);
      }
    }
    return new Density(order.getAsInt(), numbers.build(), some.build(), counts[cells]);
  }
}
