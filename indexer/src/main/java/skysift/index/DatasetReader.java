package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.util.ArrayList;
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
 * Puts the datasets of one segment together from its columns. For one thread; documents in
 * ascending order.
 */
final class DatasetReader {
  private static final ObsCoreColumn[] COLUMNS = ObsCoreColumn.values();

  /** What a footprint is made of. */
  static final Set<ObsCoreColumn> PLACE =
      Sets.immutableEnumSet(
          ObsCoreColumn.S_RA, ObsCoreColumn.S_DEC, ObsCoreColumn.S_FOV, ObsCoreColumn.S_REGION);

  private interface Column {
    /** Null when not stated. */
    Object at(int doc) throws IOException;
  }

  private final Column[] columns = new Column[COLUMNS.length];
  private final BinaryDocValues keys;
  private final SortedDocValues shapes;
  private final BinaryDocValues longShapes;
  private final BinaryDocValues rests;
  private final SortedDocValues observations;
  private final Texts regionForms;
  private final BinaryDocValues regions;

  /** The last shape that was read, and its number. */
  private Shape shape;

  private int shapeNumber = -1;

  DatasetReader(LeafReader leaf) throws IOException {
    this(leaf, Set.of(COLUMNS));
  }

  /** Of a dataset only these columns are read. */
  DatasetReader(LeafReader leaf, Set<ObsCoreColumn> wanted) throws IOException {
    for (ObsCoreColumn column : wanted) {
      String field = Fields.column(column);
      if (leaf.getFieldInfos().fieldInfo(field) != null) {
        columns[column.ordinal()] =
            column.kind() == ObsCoreColumn.Kind.TEXT
                ? new Texts(DocValues.getSorted(leaf, field))
                : numbers(DocValues.getNumeric(leaf, field), column.kind());
      }
    }
    keys = DocValues.getBinary(leaf, Fields.KEY);
    shapes = DocValues.getSorted(leaf, Fields.SHAPE);
    longShapes = DocValues.getBinary(leaf, Fields.LONG_SHAPE);
    rests = DocValues.getBinary(leaf, Fields.REST);
    observations = DocValues.getSorted(leaf, Fields.OBSERVATION);
    boolean places = wanted.contains(ObsCoreColumn.S_REGION);
    regionForms = places ? new Texts(DocValues.getSorted(leaf, Fields.REGION_FORM)) : null;
    regions = places ? DocValues.getBinary(leaf, Fields.REGION) : null;
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

  /** The last text is kept: documents beside each other often have the same. */
  private static final class Texts implements Column {
    private final SortedDocValues values;
    private int number = -1;
    private String text;

    Texts(SortedDocValues values) {
      this.values = values;
    }

    @Override
    public Object at(int doc) throws IOException {
      if (!values.advanceExact(doc)) {
        return null;
      }
      if (values.ordValue() != number) {
        number = values.ordValue();
        text = values.lookupOrd(number).utf8ToString();
      }
      return text;
    }
  }

  /** The dataset with that number in the segment. */
  Dataset read(int doc) throws IOException {
    Shape common = shape(doc);
    Rest rest = rests.advanceExact(doc) ? Rest.read(rests.binaryValue()) : Rest.NONE;
    ImmutableMap<ObsCoreColumn, Object> values = values(doc, rest);
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
    return values(doc, Rest.NONE);
  }

  /** The observation of that document. */
  ObservationKey observation(int doc) throws IOException {
    if (!observations.advanceExact(doc)) {
      throw new CorruptIndexException("document " + doc + " has no observation", "row");
    }
    return Observations.key(observations.lookupOrd(observations.ordValue()));
  }

  private ImmutableMap<ObsCoreColumn, Object> values(int doc, Rest rest) throws IOException {
    Map<ObsCoreColumn, Object> values = new EnumMap<>(ObsCoreColumn.class);
    Object[] centre = new Object[3];
    for (ObsCoreColumn column : COLUMNS) {
      Column cells = columns[column.ordinal()];
      Object value = cells == null ? null : cells.at(doc);
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
    String form = (String) regionForms.at(doc);
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
    if (!shapes.advanceExact(doc)) {
      if (!longShapes.advanceExact(doc)) {
        throw new CorruptIndexException("document " + doc + " has no shape", "row");
      }
      return Shape.read(longShapes.binaryValue());
    }
    if (shapes.ordValue() != shapeNumber) {
      shapeNumber = shapes.ordValue();
      shape = Shape.read(shapes.lookupOrd(shapeNumber));
    }
    return shape;
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
