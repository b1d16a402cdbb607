package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.io.IOException;
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
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;

/**
 * Puts the datasets of one segment together from its columns, each of which is read for all
 * documents before the next one: so memory has the next value at hand. For one thread; documents in
 * ascending order.
 */
final class DatasetReader {
  private static final ObsCoreColumn[] COLUMNS = ObsCoreColumn.values();

  static final Set<ObsCoreColumn> ALL = Sets.immutableEnumSet(Arrays.asList(COLUMNS));

  /** What a footprint is made of. */
  static final Set<ObsCoreColumn> PLACE =
      Sets.immutableEnumSet(
          ObsCoreColumn.S_RA, ObsCoreColumn.S_DEC, ObsCoreColumn.S_FOV, ObsCoreColumn.S_REGION);

  private interface Column {
    /** Null when not stated. */
    Object at(int doc) throws IOException;

    /** The same of several, one after the other. */
    default Object[] at(int[] docs) throws IOException {
      Object[] values = new Object[docs.length];
      for (int i = 0; i < docs.length; i++) {
        values[i] = at(docs[i]);
      }
      return values;
    }
  }

  private final Column[] columns = new Column[COLUMNS.length];
  private final BinaryDocValues keys;
  private final KnownTexts.Field<Shape> shapes;
  private final BinaryDocValues longShapes;
  private final BinaryDocValues rests;
  private final SortedDocValues observations;
  private final KnownTexts.Field<String> regionForms;
  private final BinaryDocValues regions;

  /** Of a dataset only these columns are read. */
  DatasetReader(LeafReader leaf, KnownTexts known, Set<ObsCoreColumn> wanted) throws IOException {
    for (ObsCoreColumn column : wanted) {
      String field = Fields.column(column);
      if (leaf.getFieldInfos().fieldInfo(field) != null) {
        columns[column.ordinal()] =
            column.kind() == ObsCoreColumn.Kind.TEXT
                ? texts(leaf, field, known)::at
                : numbers(DocValues.getNumeric(leaf, field), column.kind());
      }
    }
    keys = DocValues.getBinary(leaf, Fields.KEY);
    SortedDocValues ofShapes = DocValues.getSorted(leaf, Fields.SHAPE);
    shapes = known.of(Fields.SHAPE, ofShapes, Shape::read);
    longShapes = DocValues.getBinary(leaf, Fields.LONG_SHAPE);
    rests = DocValues.getBinary(leaf, Fields.REST);
    observations = DocValues.getSorted(leaf, Fields.OBSERVATION);
    boolean places = wanted.contains(ObsCoreColumn.S_REGION);
    regionForms = places ? texts(leaf, Fields.REGION_FORM, known) : null;
    regions = places ? DocValues.getBinary(leaf, Fields.REGION) : null;
  }

  private static KnownTexts.Field<String> texts(LeafReader leaf, String field, KnownTexts known)
      throws IOException {
    return known.of(field, DocValues.getSorted(leaf, field), BytesRef::utf8ToString);
  }

  private static Column numbers(NumericDocValues values, ObsCoreColumn.Kind kind) {
    return doc -> {
      if (!values.advanceExact(doc)) {
        return null;
      }
      long bits = values.longValue();
      return kind == ObsCoreColumn.Kind.INTEGER ? (Object) bits : Double.longBitsToDouble(bits);
    };
  }

  /** The dataset with that number in the segment. */
  Dataset read(int doc) throws IOException {
    return read(new int[] {doc}).get(0);
  }

  /** The datasets with these numbers in the segment. */
  List<Dataset> read(int[] docs) throws IOException {
    Object[][] cells = cells(docs);
    List<Dataset> datasets = new ArrayList<>(docs.length);
    for (int i = 0; i < docs.length; i++) {
      datasets.add(read(docs[i], cells, i));
    }
    return datasets;
  }

  private Dataset read(int doc, Object[][] cells, int row) throws IOException {
    Shape common = shape(doc);
    Rest rest = rests.advanceExact(doc) ? Rest.read(rests.binaryValue()) : Rest.NONE;
    ImmutableMap<ObsCoreColumn, Object> values = values(doc, cells, row, rest);
    ImmutableMap.Builder<ObsCoreColumn, String> original = ImmutableMap.builder();
    original.putAll(common.words()).putAll(rest.words());
    String obsId = (String) values.get(ObsCoreColumn.OBS_ID);
    return new Dataset(
        key(doc),
        common.archive(),
        common.role(),
        values,
        original.buildOrThrow(),
        extras(common.extras(), rest.extras()),
        rest.observationId() == null
            ? Rest.usualId(Optional.ofNullable(obsId))
            : rest.observationId(),
        common.facilities(),
        common.instruments(),
        common.releaseDateKnown());
  }

  /** Only the values of the columns that are read, in full but for texts too long for a term. */
  ImmutableMap<ObsCoreColumn, Object> values(int doc) throws IOException {
    return values(doc, cells(new int[] {doc}), 0, Rest.NONE);
  }

  /** By column and place in the list of documents; a column may be null. */
  private Object[][] cells(int[] docs) throws IOException {
    Object[][] cells = new Object[columns.length][];
    for (int column = 0; column < columns.length; column++) {
      cells[column] = columns[column] == null ? null : columns[column].at(docs);
    }
    return cells;
  }

  /** The observation of that document. */
  ObservationKey observation(int doc) throws IOException {
    if (!observations.advanceExact(doc)) {
      throw new CorruptIndexException("document " + doc + " has no observation", "row");
    }
    return Observations.key(observations.lookupOrd(observations.ordValue()));
  }

  private ImmutableMap<ObsCoreColumn, Object> values(int doc, Object[][] cells, int row, Rest rest)
      throws IOException {
    Map<ObsCoreColumn, Object> values = new EnumMap<>(ObsCoreColumn.class);
    Object[] centre = new Object[3];
    for (ObsCoreColumn column : COLUMNS) {
      Object[] ofColumn = cells[column.ordinal()];
      Object value = ofColumn == null ? null : ofColumn[row];
      if (value != null && Told.COLUMNS.contains(column)) {
        value = Told.text((String) value, values);
      }
      switch (column) {
        case S_RA -> centre[0] = value;
        case S_DEC -> centre[1] = value;
        case S_FOV -> centre[2] = value;
        case S_REGION -> value = regions == null ? null : region(doc, centre);
        default ->
            value = rest.longTexts().containsKey(column) ? rest.longTexts().get(column) : value;
      }
      if (value != null) {
        values.put(column, value);
      }
    }
    return Maps.immutableEnumMap(values);
  }

  private String region(int doc, Object[] centre) throws IOException {
    String form = regionForms.at(doc);
    boolean numbers = regions.advanceExact(doc);
    if (form == null && !numbers) {
      return null;
    }
    BytesRef bytes = numbers ? regions.binaryValue() : new BytesRef();
    return new RegionText(form == null ? "" : form, bytes)
        .text(number(centre[0]), number(centre[1]), number(centre[2]));
  }

  private static double number(Object value) {
    return value == null ? Double.NaN : (Double) value;
  }

  private Shape shape(int doc) throws IOException {
    Shape shape = shapes.at(doc);
    if (shape == null && !longShapes.advanceExact(doc)) {
      throw new CorruptIndexException("document " + doc + " has no shape", "row");
    }
    return shape != null ? shape : Shape.read(longShapes.binaryValue());
  }

  private DatasetKey key(int doc) throws IOException {
    if (!keys.advanceExact(doc)) {
      throw new CorruptIndexException("document " + doc + " has no key", "row");
    }
    return new DatasetKey(KeyBytes.token(Fields.KEY_PREFIX, keys.binaryValue()));
  }

  private static ImmutableList<ExtraColumn> extras(List<String> names, List<String> texts) {
    List<ExtraColumn> extras = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      extras.add(new ExtraColumn(names.get(2 * i), names.get(2 * i + 1), texts.get(i)));
    }
    return ImmutableList.copyOf(extras);
  }
}
