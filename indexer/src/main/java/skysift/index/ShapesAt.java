package skysift.index;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;

/**
 * What is made of the {@link Shape} of each document of a segment; of shapes that many have it is
 * made once. For one thread; documents in ascending order.
 */
final class ShapesAt<T> {
  /** Of a segment that has more, none are kept in memory. */
  private static final int MOST_KEPT = 16_384;

  /** Nor are longer ones, in bytes. */
  private static final int LONGEST_KEPT = 1_000;

  private final KnownTexts.Reading<T> reading;
  private final KnownTexts.Field<T> shapes;
  private final BinaryDocValues longShapes;

  ShapesAt(LeafReader leaf, KnownTexts known, KnownTexts.Reading<T> reading) throws IOException {
    this.reading = reading;
    shapes =
        known.of(
            Fields.SHAPE,
            DocValues.getSorted(leaf, Fields.SHAPE),
            reading,
            MOST_KEPT,
            LONGEST_KEPT);
    longShapes = DocValues.getBinary(leaf, Fields.LONG_SHAPE);
  }

  T at(int doc) throws IOException {
    T there = shapes.at(doc);
    if (there == null && !longShapes.advanceExact(doc)) {
      throw new CorruptIndexException("document " + doc + " has no shape", "row");
    }
    return there != null ? there : reading.of(longShapes.binaryValue());
  }
}
