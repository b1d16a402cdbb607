package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;
import skysift.sky.Footprint;

/**
 * Puts the datasets of one segment together: from what they have in common, what each has for its
 * own, and columns of further texts, each of which is read for all documents before the next one,
 * so that memory has the next value at hand. For one thread; documents in ascending order.
 */
final class DatasetReader {
  /** Texts that neither a {@link Shape} nor a {@link PackedRow} holds, nor is put together. */
  static final ImmutableSet<ObsCoreColumn> TEXTS =
      Arrays.stream(ObsCoreColumn.values())
          .filter(Fields::isColumnOfText)
          .filter(column -> !Shape.TEXTS.contains(column) && !PackedRow.TEXTS.contains(column))
          .collect(Sets.toImmutableEnumSet());

  private final Map<ObsCoreColumn, KnownTexts.Field<String>> texts =
      new EnumMap<>(ObsCoreColumn.class);

  private final Map<ObsCoreColumn, NumericDocValues> numbers = new EnumMap<>(ObsCoreColumn.class);
  private final BinaryDocValues keys;
  private final ShapesAt<Common> shapes;
  private final BinaryDocValues rows;
  private final KnownTexts.Field<String> regionForms;

  /**
   * What many datasets have in common.
   *
   * @param texts those of the shape, in a form that is copied at once
   */
  private record Common(Shape shape, EnumMap<ObsCoreColumn, Object> texts) {
    static Common read(BytesRef bytes) throws IOException {
      Shape shape = Shape.read(bytes);
      EnumMap<ObsCoreColumn, Object> texts = new EnumMap<>(ObsCoreColumn.class);
      texts.putAll(shape.texts());
      return new Common(shape, texts);
    }
  }

  /** Of {@link #TEXTS} only these are read. */
  DatasetReader(LeafReader leaf, KnownTexts known, Set<ObsCoreColumn> wanted) throws IOException {
    for (ObsCoreColumn column : Sets.intersection(TEXTS, wanted)) {
      String field = Fields.column(column);
      if (leaf.getFieldInfos().fieldInfo(field) != null) {
        texts.put(column, texts(leaf, field, known));
      }
    }
    for (ObsCoreColumn column : PackedRow.NOT_HERE) {
      numbers.put(column, DocValues.getNumeric(leaf, Fields.column(column)));
    }
    keys = DocValues.getBinary(leaf, Fields.KEY);
    shapes = new ShapesAt<>(leaf, known, Common::read);
    rows = DocValues.getBinary(leaf, Fields.ROW);
    regionForms = texts(leaf, Fields.REGION_FORM, known);
  }

  private static KnownTexts.Field<String> texts(LeafReader leaf, String field, KnownTexts known)
      throws IOException {
    return known.ofColumn(leaf, field, DatasetReader::text);
  }

  /** As Lucene reads it, for which the JDK is quicker. */
  private static String text(BytesRef bytes) {
    return new String(bytes.bytes, bytes.offset, bytes.length, StandardCharsets.UTF_8);
  }

  /** The dataset with that number in the segment. */
  Dataset read(int doc) throws IOException {
    return read(new int[] {doc}).get(0).dataset();
  }

  /** The datasets with these numbers in the segment, and their observations. */
  List<Snapshot.Row> read(int[] docs) throws IOException {
    Common[] common = new Common[docs.length];
    PackedRow[] packed = new PackedRow[docs.length];
    for (int i = 0; i < docs.length; i++) {
      common[i] = shapes.at(docs[i]);
      packed[i] = PackedRow.read(row(docs[i]), common[i].texts.clone(), true);
      addRegion(packed[i], docs[i]);
    }
    for (Map.Entry<ObsCoreColumn, KnownTexts.Field<String>> column : texts.entrySet()) {
      for (int i = 0; i < docs.length; i++) {
        addText(packed[i], column.getKey(), column.getValue().at(docs[i]));
      }
    }
    for (Map.Entry<ObsCoreColumn, NumericDocValues> column : numbers.entrySet()) {
      for (int i = 0; i < docs.length; i++) {
        if (column.getValue().advanceExact(docs[i])) {
          double number = Fields.number(column.getKey(), column.getValue().longValue());
          packed[i].values().put(column.getKey(), number);
        }
      }
    }
    List<Snapshot.Row> read = new ArrayList<>(docs.length);
    for (int i = 0; i < docs.length; i++) {
      read.add(
          new Snapshot.Row(dataset(docs[i], common[i].shape, packed[i]), packed[i].observation()));
    }
    return read;
  }

  private static void addText(PackedRow packed, ObsCoreColumn column, String kept) {
    String whole = packed.rest().longTexts().get(column);
    if (whole == null && kept != null && Told.COLUMNS.contains(column)) {
      whole = Told.text(kept, packed.values());
    }
    if (whole != null || kept != null) {
      packed.values().put(column, whole != null ? whole : kept);
    }
  }

  private Dataset dataset(int doc, Shape common, PackedRow packed) throws IOException {
    Rest rest = packed.rest();
    String obsId = (String) packed.values().get(ObsCoreColumn.OBS_ID);
    return new Dataset(
        key(doc),
        common.archive(),
        common.role(),
        ImmutableMap.copyOf(packed.values()), // as an EnumMap, with one look at each
        words(common.words(), rest.words()),
        extras(common.extras(), rest.extras()),
        rest.observationId() == null
            ? Rest.usualId(Optional.ofNullable(obsId))
            : rest.observationId(),
        common.facilities(),
        common.instruments(),
        common.releaseDateKnown());
  }

  /** Only what a footprint is made of. */
  Map<ObsCoreColumn, Object> place(int doc) throws IOException {
    PackedRow packed = PackedRow.read(row(doc), new EnumMap<>(ObsCoreColumn.class), false);
    addRegion(packed, doc);
    return packed.values();
  }

  /** The {@link Dataset#footprint}; exceptions as there. */
  Optional<Footprint> footprint(int doc) throws IOException {
    PackedRow packed = PackedRow.read(row(doc), new EnumMap<>(ObsCoreColumn.class), false);
    if (packed.region() != null) {
      Map<ObsCoreColumn, Object> values = packed.values();
      Optional<Footprint> region =
          region(packed, doc)
              .footprint(
                  number(values.get(ObsCoreColumn.S_RA)),
                  number(values.get(ObsCoreColumn.S_DEC)),
                  number(values.get(ObsCoreColumn.S_FOV)));
      if (region.isPresent() && !region.get().isPoint()) {
        return region;
      }
      addRegion(packed, doc);
    }
    return Dataset.footprint(packed.values());
  }

  private RegionText region(PackedRow packed, int doc) throws IOException {
    String form = regionForms.at(doc);
    return new RegionText(form == null ? "" : form, packed.region());
  }

  private void addRegion(PackedRow packed, int doc) throws IOException {
    if (packed.region() == null) {
      return;
    }
    Map<ObsCoreColumn, Object> values = packed.values();
    values.put(
        ObsCoreColumn.S_REGION,
        region(packed, doc)
            .text(
                number(values.get(ObsCoreColumn.S_RA)),
                number(values.get(ObsCoreColumn.S_DEC)),
                number(values.get(ObsCoreColumn.S_FOV))));
  }

  private static double number(Object value) {
    return value == null ? Double.NaN : (Double) value;
  }

  private BytesRef row(int doc) throws IOException {
    if (!rows.advanceExact(doc)) {
      throw new CorruptIndexException("document " + doc + " has no row", "row");
    }
    return rows.binaryValue();
  }

  private DatasetKey key(int doc) throws IOException {
    if (!keys.advanceExact(doc)) {
      throw new CorruptIndexException("document " + doc + " has no key", "row");
    }
    return new DatasetKey(KeyBytes.token(Fields.KEY_PREFIX, keys.binaryValue()));
  }

  private static ImmutableMap<ObsCoreColumn, String> words(
      ImmutableMap<ObsCoreColumn, String> common, ImmutableMap<ObsCoreColumn, String> own) {
    return own.isEmpty()
        ? common
        : ImmutableMap.<ObsCoreColumn, String>builder().putAll(common).putAll(own).buildOrThrow();
  }

  private static ImmutableList<ExtraColumn> extras(List<String> names, List<String> texts) {
    List<ExtraColumn> extras = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      extras.add(new ExtraColumn(names.get(2 * i), names.get(2 * i + 1), texts.get(i)));
    }
    return ImmutableList.copyOf(extras);
  }
}
