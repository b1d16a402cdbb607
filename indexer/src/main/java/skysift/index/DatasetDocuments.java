package skysift.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.Iterables;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;
import skysift.search.Facet;
import skysift.sky.Cone;
import skysift.sky.Footprint;

/** Turns a dataset into a document. */
final class DatasetDocuments {
  private DatasetDocuments() {}

  static Document of(
      Dataset dataset, ObservationKey observation, Collection<String> candidates, Marks marks)
      throws IOException {
    Document document = new Document();
    addPosting(document, Fields.KEY, dataset.key().token());
    document.add(new NumericDocValuesField(Fields.KEY_START, keyStart(dataset.key())));
    addPosting(document, Fields.OBSERVATION, observation.token());
    document.add(new SortedDocValuesField(Fields.OBSERVATION, new BytesRef(observation.token())));
    candidates.forEach(candidate -> addPosting(document, Fields.CANDIDATE, candidate));
    addPosting(document, Fields.ARCHIVE, Fields.cut(dataset.archive()));
    addPosting(document, Fields.ROLE, dataset.role().word());
    addText(document, Words.text(dataset));
    addFacets(document, dataset);
    addColumns(document, dataset);
    document.add(new NumericDocValuesField(Fields.PUBLIC_FROM, Rights.publicFrom(dataset)));
    addFootprint(document, dataset);
    marks.addTo(document);
    document.add(new BinaryDocValuesField(Fields.ROW, DatasetCodec.encode(dataset)));
    return document;
  }

  /** The first eight characters behind the prefix, as a number that sorts as they do. */
  private static long keyStart(DatasetKey key) {
    byte[] characters = key.token().substring(2).getBytes(UTF_8);
    long start = 0;
    for (byte character : Arrays.copyOf(characters, Long.BYTES)) {
      start = start << Byte.SIZE | character;
    }
    return start;
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

  private static void addFootprint(Document document, Dataset dataset) {
    Optional<Footprint> stated;
    try {
      stated = dataset.statedFootprint();
    } catch (IllegalArgumentException e) {
      return;
    }
    if (stated.isPresent()) {
      document.add(new NumericDocValuesField(Fields.FOOTPRINT_STATED, 1));
    }
    stated.or(() -> footprint(dataset)).ifPresent(f -> addBounds(document, f.bounds()));
  }

  private static void addPosting(Document document, String field, String text) {
    document.add(new StringField(field, text, Field.Store.NO));
  }

  private static void addText(Document document, String text) {
    Words.distinct(text).forEach(word -> addPosting(document, Fields.WORD, word));
    document.add(new BinaryDocValuesField(Fields.TEXT, new BytesRef(text)));
  }

  private static void addFacets(Document document, Dataset dataset) throws IOException {
    document.add(new SortedDocValuesField(Fields.TUPLE, FacetTuple.term(dataset)));
    for (Facet facet : Fields.SINGLE_FACETS) {
      String value = Iterables.getOnlyElement(FacetValues.of(dataset, facet));
      document.add(new SortedDocValuesField(Fields.facet(facet), new BytesRef(value)));
    }
  }

  private static void addColumns(Document document, Dataset dataset) {
    for (ObsCoreColumn column : Fields.SORTABLE) {
      String field = Fields.column(column);
      if (column.kind() == ObsCoreColumn.Kind.TEXT) {
        dataset
            .text(column)
            .map(text -> new SortedDocValuesField(field, new BytesRef(Fields.cut(text))))
            .ifPresent(document::add);
        continue;
      }
      OptionalDouble number = dataset.number(column);
      if (number.isPresent()) {
        long bits = Double.doubleToRawLongBits(number.getAsDouble());
        document.add(new NumericDocValuesField(field, bits));
      }
    }
  }

  private static void addBounds(Document document, Cone bounds) {
    addFloat(document, Fields.BOUNDS_X, bounds.centre().x());
    addFloat(document, Fields.BOUNDS_Y, bounds.centre().y());
    addFloat(document, Fields.BOUNDS_Z, bounds.centre().z());
    addFloat(document, Fields.BOUNDS_RADIUS, Math.toRadians(bounds.radius()));
  }

  private static void addFloat(Document document, String field, double number) {
    document.add(new NumericDocValuesField(field, Float.floatToRawIntBits((float) number)));
  }
}
