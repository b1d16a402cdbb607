package skysift.index;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import skysift.obscore.ObsCoreColumn;

/**
 * The texts of one column in one segment as rows are sorted by them: whole, but for what is behind
 * {@link Fields#LONGEST} characters, in UTF-8, whose bytes are in the order of code points. Nothing
 * else of a row is put together. For one thread; documents in ascending order.
 */
final class WholeTexts {
  private final ObsCoreColumn column;

  /** Of s_region only. */
  private final DatasetReader places;

  /** Of what shapes hold only. */
  private final ShapesAt<Optional<BytesRef>> shapes;

  private final BinaryDocValues rows;
  private final KnownTexts.Field<BytesRef> kept;

  /** Of the publisher DID, which others may contain. */
  private final KnownTexts.Field<BytesRef> dids;

  private final BytesRefBuilder text = new BytesRefBuilder();

  /** The same of all segments; documents in any order, the next one is come to soonest. */
  static final class Anywhere {
    private final List<LeafReaderContext> leaves;
    private final ObsCoreColumn column;
    private final List<KnownTexts> known;
    private LeafReaderContext leaf;
    private WholeTexts texts;
    private int last;

    Anywhere(List<LeafReaderContext> leaves, ObsCoreColumn column) {
      this(leaves, column, leaves.stream().map(leaf -> new KnownTexts()).toList());
    }

    private Anywhere(List<LeafReaderContext> leaves, ObsCoreColumn column, List<KnownTexts> known) {
      this.leaves = leaves;
      this.column = column;
      this.known = known;
    }

    /** For another thread or other documents; what many have in common is read once for all. */
    Anywhere another() {
      return new Anywhere(leaves, column, known);
    }

    /** Valid until the next call; null where not stated. */
    BytesRef at(int doc) throws IOException {
      if (leaf == null || doc <= last || doc >= Inherited.end(leaf)) {
        leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
        texts = new WholeTexts(leaf.reader(), column, known.get(leaf.ord));
      }
      last = doc;
      return texts.at(doc - leaf.docBase);
    }
  }

  private WholeTexts(LeafReader leaf, ObsCoreColumn column, KnownTexts known) throws IOException {
    this.column = column;
    boolean isTold = Told.COLUMNS.contains(column);
    boolean isOfShapes = Shape.TEXTS.contains(column) && !Fields.isColumnOfText(column);
    places =
        column == ObsCoreColumn.S_REGION ? new DatasetReader(leaf, known, ImmutableSet.of()) : null;
    shapes = isOfShapes ? new ShapesAt<>(leaf, known, this::ofShape) : null;
    kept = Fields.isColumnOfText(column) ? texts(leaf, known, column) : null;
    rows = isTold ? DocValues.getBinary(leaf, Fields.ROW) : null;
    dids = isTold ? texts(leaf, known, ObsCoreColumn.OBS_PUBLISHER_DID) : null;
  }

  private static KnownTexts.Field<BytesRef> texts(
      LeafReader leaf, KnownTexts known, ObsCoreColumn column) throws IOException {
    return known.ofColumn(leaf, Fields.column(column), BytesRef::deepCopyOf);
  }

  /** Valid until the next call; null where not stated. */
  BytesRef at(int doc) throws IOException {
    if (places != null) {
      String region = (String) places.place(doc).get(column);
      return region == null ? null : Fields.bytes(Fields.cut(region));
    }
    if (shapes != null) {
      return shapes.at(doc).orElse(null);
    }
    BytesRef own = kept.at(doc);
    return own == null || rows == null || !Told.isAmbiguous(own) ? own : whole(own, doc);
  }

  private Optional<BytesRef> ofShape(BytesRef shape) throws IOException {
    String common = Shape.read(shape).texts().get(column);
    return Optional.ofNullable(common).map(Fields::cut).map(Fields::bytes);
  }

  private BytesRef whole(BytesRef own, int doc) throws IOException {
    if (!rows.advanceExact(doc)) {
      throw new CorruptIndexException("document " + doc + " has no row", "row");
    }
    BytesRef row = rows.binaryValue();
    String apart = PackedRow.longText(row, column);
    if (apart != null) {
      return Fields.bytes(Fields.cut(apart));
    }
    text.clear();
    append(own, doc, PackedRow.obsId(row));
    return cut(text.get());
  }

  private void append(BytesRef own, int doc, BytesRef obsId) throws IOException {
    int end = own.offset + own.length;
    int begin = own.offset;
    for (int i = begin; i < end && text.length() < 3 * Fields.LONGEST; i++) {
      boolean isDid = Told.isMark(own.bytes[i], ObsCoreColumn.OBS_PUBLISHER_DID);
      if (!isDid && !Told.isMark(own.bytes[i], ObsCoreColumn.OBS_ID)) {
        continue;
      }
      text.append(own.bytes, begin, i - begin);
      begin = i + 1;
      if (isDid) {
        append(dids.at(doc), doc, obsId);
      } else {
        text.append(obsId);
      }
    }
    text.append(own.bytes, begin, end - begin);
  }

  /** What {@link Fields#cut} makes of it. */
  private static BytesRef cut(BytesRef text) {
    if (text.length <= Fields.LONGEST) {
      return text;
    }
    return Fields.bytes(Fields.cut(text.utf8ToString()));
  }
}
