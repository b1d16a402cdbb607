package skysift.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import skysift.sky.Sketch;

/**
 * In which cell of a middle order the middle of each document's footprint is; 2 bytes a document.
 * Never changed.
 */
final class Places {
  /** 49,152 cells. */
  static final int ORDER = 6;

  /** Of documents without a place. */
  static final char NOWHERE = Character.MAX_VALUE;

  private final char[] cells;

  Places(Snapshot snapshot) throws IOException {
    cells = new char[snapshot.maxDoc()];
    Arrays.fill(cells, NOWHERE);
    for (LeafReaderContext leaf : snapshot.leaves()) {
      NumericDocValues sketches = DocValues.getNumeric(leaf.reader(), Fields.SKETCH);
      while (sketches.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
        cells[leaf.docBase + sketches.docID()] = (char) Sketch.cell(sketches.longValue(), ORDER);
      }
    }
  }

  /** Number of the cell, {@link #NOWHERE} for none. */
  int of(int doc) {
    return cells[doc];
  }
}
