package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import skysift.grouping.Kept;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;
import skysift.obscore.TargetMatches;
import skysift.search.Facet;
import skysift.sky.Footprint;
import skysift.sky.Sketch;

/** Turns datasets into documents; what many have alike is worked out once. For any thread. */
final class DatasetDocuments {
  private final FacetTuple.Terms tuples = new FacetTuple.Terms();
  private final Kept<Shape, BytesRef> shapes = new Kept<>();
  private final Kept<Place, Sketched> places = new Kept<>();
  private final Kept<String, ImmutableList<BytesRef>> targets = new Kept<>();
  private final ThreadLocal<WordStream> streams =
      ThreadLocal.withInitial(() -> new WordStream(targets));

  /** What {@link Dataset#footprint} is made of; null where not stated. */
  private record Place(String region, Object ra, Object dec, Object fov) {
    /** Longer regions are not kept: thousands of them would take much memory. */
    private static final int LONGEST = 1_000;

    boolean isLong() {
      return region != null && region.length() > LONGEST;
    }

    static Place of(Dataset dataset) {
      return new Place(
          (String) dataset.values().get(ObsCoreColumn.S_REGION),
          dataset.values().get(ObsCoreColumn.S_RA),
          dataset.values().get(ObsCoreColumn.S_DEC),
          dataset.values().get(ObsCoreColumn.S_FOV));
    }
  }

  /**
   * What is kept of a footprint.
   *
   * @param stated whether the dataset states one itself
   * @param sketch empty when it has no place
   */
  private record Sketched(boolean stated, OptionalLong sketch) {
    static Sketched of(Dataset dataset) {
      Optional<Footprint> stated;
      try {
        stated = dataset.statedFootprint();
      } catch (IllegalArgumentException e) {
        return new Sketched(false, OptionalLong.empty());
      }
      Optional<Footprint> footprint = stated.or(() -> footprint(dataset));
      return new Sketched(stated.isPresent(), footprint.stream().mapToLong(Sketch::of).findFirst());
    }
  }

  /** The document of a dataset; to be written before this thread asks for the next one. */
  Document of(
      Dataset dataset, ObservationKey observation, Collection<String> candidates, Marks marks)
      throws IOException {
    Document document = new Document();
    BytesRef key = KeyBytes.of(dataset.key().token());
    document.add(new StringField(Fields.KEY, key, Field.Store.NO));
    document.add(new BinaryDocValuesField(Fields.KEY, key));
    addSorted(document, Fields.OBSERVATION, KeyBytes.of(observation.token()));
    candidates.forEach(candidate -> addPosting(document, Fields.CANDIDATE, candidate));
    addPosting(document, Fields.ARCHIVE, Fields.cut(dataset.archive()));
    addPosting(document, Fields.ROLE, dataset.role().word());
    document.add(streams.get().of(dataset));
    long publicFrom = Rights.publicFrom(dataset);
    addSorted(document, Fields.TUPLE, tuples.of(dataset, publicFrom));
    String year = Iterables.getOnlyElement(FacetValues.of(dataset, Facet.YEAR));
    addSorted(document, Fields.YEAR, new BytesRef(year));
    for (String target : TargetMatches.of(dataset).names()) {
      BytesRef name = new BytesRef(Fields.cut(target));
      document.add(new SortedSetDocValuesField(Fields.MY_TARGET, name));
    }
    addColumns(document, dataset);
    document.add(new NumericDocValuesField(Fields.PUBLIC_FROM, publicFrom));
    addFootprint(document, dataset);
    marks.addTo(document);
    addRow(document, dataset, observation);
    return document;
  }

  private static void addSorted(Document document, String field, BytesRef value) {
    document.add(new SortedDocValuesField(field, value));
  }

  /**
   * Its footprint. A region nobody can read should not have come this far; it must not keep the
   * rest of the batch out, so the dataset is then without a place.
   */
  static Optional<Footprint> footprint(Dataset dataset) {
    try {
      return dataset.footprint();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void addFootprint(Document document, Dataset dataset) {
    Place place = Place.of(dataset);
    Sketched sketched =
        place.isLong() ? Sketched.of(dataset) : places.get(place, () -> Sketched.of(dataset));
    if (sketched.stated) {
      document.add(new NumericDocValuesField(Fields.FOOTPRINT_STATED, 1));
    }
    sketched.sketch.ifPresent(sketch -> addSketch(document, sketch));
  }

  private static void addPosting(Document document, String field, String text) {
    document.add(new StringField(field, text, Field.Store.NO));
  }

  private static void addColumns(Document document, Dataset dataset) {
    for (Map.Entry<ObsCoreColumn, Object> entry : dataset.values().entrySet()) {
      String field = Fields.column(entry.getKey());
      Object value = entry.getValue();
      if (value instanceof Double number) {
        long bits = Double.doubleToRawLongBits(number);
        document.add(new NumericDocValuesField(field, bits));
      } else if (value instanceof Long number) {
        document.add(new NumericDocValuesField(field, number));
      } else if (entry.getKey() != ObsCoreColumn.S_REGION) {
        String text = (String) value;
        if (Told.COLUMNS.contains(entry.getKey())) {
          text = Told.without(entry.getKey(), text, dataset.values());
        }
        addSorted(document, field, new BytesRef(Fields.cut(text)));
      }
    }
  }

  private void addRow(Document document, Dataset dataset, ObservationKey observation)
      throws IOException {
    RegionText region = RegionText.of(dataset);
    BytesRef row = PackedRow.of(dataset, region == null ? null : region.numbers(), observation);
    document.add(new BinaryDocValuesField(Fields.ROW, row));
    if (region != null && !region.form().isEmpty()) {
      addSorted(document, Fields.REGION_FORM, new BytesRef(region.form()));
    }
    Shape common = Shape.of(dataset);
    BytesRef shape = shapes.get(common, common::bytes);
    if (shape.length <= Shape.LONGEST) {
      addSorted(document, Fields.SHAPE, shape);
    } else {
      document.add(new BinaryDocValuesField(Fields.LONG_SHAPE, shape));
    }
  }

  private static void addSketch(Document document, long sketch) {
    document.add(new LongPoint(Fields.SKETCH, sketch));
    document.add(new NumericDocValuesField(Fields.SKETCH, sketch));
  }
}
