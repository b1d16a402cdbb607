package skysift.index;

import com.google.common.collect.Iterables;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.util.BytesRef;
import skysift.grouping.Kept;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;
import skysift.obscore.TargetMatches;
import skysift.search.Facet;

/** Turns datasets into documents; what many have alike is worked out once. For any thread. */
final class DatasetDocuments {
  private static final ObsCoreColumn[] NUMBERS =
      columns(column -> column.kind() != ObsCoreColumn.Kind.TEXT);

  private static final ObsCoreColumn[] TEXTS = columns(Fields::isColumnOfText);

  /** Power of two of how many shapes are kept: thousands are different. */
  private static final int SHAPES = 15;

  private final FacetTuple.Terms tuples = new FacetTuple.Terms();
  private final Kept<List<Object>, Common> shapes = new Kept<>(SHAPES);
  private final Located.Places places = new Located.Places();
  private final ThreadLocal<OfThread> threads =
      ThreadLocal.withInitial(() -> new OfThread(tuples, shapes, places));

  /** What datasets of one {@link Shape} have in common, which is equal to no other. */
  private static final class Common {
    private final BytesRef shape;

    private Common(Dataset dataset) {
      shape = Shape.of(dataset).bytes();
    }
  }

  private static ObsCoreColumn[] columns(Predicate<ObsCoreColumn> which) {
    return Arrays.stream(ObsCoreColumn.values()).filter(which).toArray(ObsCoreColumn[]::new);
  }

  /** The document of a dataset; to be written before this thread asks for the next one. */
  List<IndexableField> of(
      Dataset dataset, ObservationKey observation, List<BytesRef> candidates, Marks marks)
      throws IOException {
    return threads.get().of(dataset, observation, candidates, marks);
  }

  /**
   * Makes the documents of one thread. Does not know the whole it is part of, which could else
   * never be forgotten while its thread lives.
   */
  private static final class OfThread {
    private final FacetTuple.Terms tuples;
    private final Kept<List<Object>, Common> shapes;
    private final Located.Places places;
    private final ColumnValues values = new ColumnValues();
    private final DocumentFields fields = new DocumentFields();
    private final ByteWriter packed = new ByteWriter();
    private final WordStream words = new WordStream();

    private final Field key = new DocumentFields.Key();
    private final Field observation = DocumentFields.sorted(Fields.OBSERVATION);
    private final DocumentFields.Text archive = DocumentFields.Text.posting(Fields.ARCHIVE);
    private final DocumentFields.Text role = DocumentFields.Text.posting(Fields.ROLE);
    private final Field tuple = DocumentFields.sorted(Fields.TUPLE);
    private final DocumentFields.Text year = DocumentFields.Text.sorted(Fields.YEAR);
    private final Field publicFrom = DocumentFields.number(Fields.PUBLIC_FROM);
    private final Field footprintStated = DocumentFields.number(Fields.FOOTPRINT_STATED);
    private final Field sketch = new DocumentFields.Point();
    private final Field first = DocumentFields.number(Fields.FIRST);
    private final Field changed = DocumentFields.number(Fields.CHANGED);
    private final Field seen = DocumentFields.number(Fields.SEEN);
    private final Field gone = DocumentFields.number(Fields.GONE);
    private final Field row = new BinaryDocValuesField(Fields.ROW, new BytesRef());
    private final DocumentFields.Text regionForm = DocumentFields.Text.sorted(Fields.REGION_FORM);
    private final Field shape = DocumentFields.sorted(Fields.SHAPE);
    private final Field longShape = new BinaryDocValuesField(Fields.LONG_SHAPE, new BytesRef());

    /** That of the dataset before: those of an observation mostly have the same. */
    private Located located = Located.NOWHERE;

    OfThread(FacetTuple.Terms tuples, Kept<List<Object>, Common> shapes, Located.Places places) {
      this.tuples = tuples;
      this.shapes = shapes;
      this.places = places;
    }

    List<IndexableField> of(
        Dataset dataset, ObservationKey of, List<BytesRef> candidates, Marks marks)
        throws IOException {
      values.take(dataset);
      fields.clear();
      fields.add(key, KeyBytes.of(dataset.key().token()));
      BytesRef observationKey = KeyBytes.of(of.token());
      fields.add(observation, observationKey);
      for (BytesRef candidate : candidates) {
        fields.add(new StringField(Fields.CANDIDATE, candidate, Field.Store.NO));
      }
      fields.add(archive, dataset.archive());
      fields.add(role, dataset.role().word());
      fields.add(words.of(values));
      Common common = shapes.get(Shape.question(dataset, values), () -> new Common(dataset));
      addFacets(dataset, common);
      addColumns();
      addPlace(dataset);
      addMarks(marks);
      addRow(dataset, observationKey);
      return fields.document();
    }

    private void addFacets(Dataset dataset, Common common) {
      if (common.shape.length <= Shape.LONGEST) {
        fields.add(shape, common.shape);
      } else {
        fields.add(longShape, common.shape);
      }
      long from = Rights.publicFrom(dataset);
      fields.add(publicFrom, from);
      fields.add(tuple, tuples.of(dataset, values, common, from));
      fields.add(year, Iterables.getOnlyElement(FacetValues.of(dataset, Facet.YEAR)));
      if (dataset.extras().isEmpty()) {
        return; // where targets would be
      }
      for (String target : TargetMatches.of(dataset).names()) {
        BytesRef name = new BytesRef(Fields.cut(target));
        fields.add(new SortedSetDocValuesField(Fields.MY_TARGET, name));
      }
    }

    private void addColumns() {
      for (ObsCoreColumn column : NUMBERS) {
        Object value = values.get(column);
        if (value instanceof Double number) {
          fields.add(column, Double.doubleToRawLongBits(number));
        } else if (value instanceof Long number) {
          fields.add(column, number);
        }
      }
      for (ObsCoreColumn column : TEXTS) {
        String text = values.text(column);
        if (text != null) {
          fields.add(column, Told.without(column, text, values));
        }
      }
    }

    private void addPlace(Dataset dataset) {
      located = located.isOf(values) ? located : places.of(dataset, values);
      if (located.stated()) {
        fields.add(footprintStated, 1);
      }
      if (located.sketch().isPresent()) {
        fields.add(sketch, located.sketch().getAsLong());
      }
      if (located.region() != null && !located.region().form().isEmpty()) {
        fields.add(regionForm, located.region().form());
      }
    }

    private void addMarks(Marks marks) {
      fields.add(first, marks.first());
      fields.add(changed, marks.changed());
      fields.add(seen, marks.seen());
      fields.add(gone, marks.gone());
    }

    private void addRow(Dataset dataset, BytesRef observationKey) throws IOException {
      packed.clear();
      RegionText region = located.region();
      PackedRow.write(
          packed,
          values,
          region == null ? null : region.numbers(),
          observationKey,
          Rest.of(dataset, values));
      fields.add(row, packed.written());
    }
  }
}
