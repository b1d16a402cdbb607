package skysift.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;

/** Writes the index of the rival that uses Lucene's own facets, and reads rows of it. */
final class LuceneRows {
  /** The row as text, cells behind each other. */
  static final String ROW = "row";

  static final String WORD = "word";
  static final String REGION = "region";
  private static final char BETWEEN = '\t';

  /** Radii of circles fall into classes by powers of two, each with its own points. */
  static final int SMALLEST = -8;

  static final int LARGEST = 6;

  private LuceneRows() {}

  /** Writes the corpus, merged to one segment; says what it took, making rows aside. */
  static Stopwatch.Time write(Corpus corpus, Path place) throws IOException {
    Stopwatch watch = new Stopwatch();
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
    config.setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(256);
    try (Directory directory = FSDirectory.open(place);
        IndexWriter writer = new IndexWriter(directory, config)) {
      corpus.forEachPage(
          page -> {
            watch.start();
            for (Dataset row : page) {
              writer.addDocument(document(row));
            }
            watch.stop();
          });
      watch.start();
      writer.forceMerge(1);
      writer.commit();
      watch.stop();
    }
    return watch.time();
  }

  private static Document document(Dataset row) {
    Document document = new Document();
    for (Facet facet : Answer.FACETS) {
      String value = Columns.text(row, facet);
      document.add(new StringField(Columns.name(facet), value, Field.Store.NO));
      document.add(new SortedDocValuesField(Columns.name(facet), new BytesRef(value)));
    }
    addNumber(document, row, ObsCoreColumn.T_MIN, ObsCoreColumn.T_MAX);
    addNumber(document, row, ObsCoreColumn.EM_MIN, ObsCoreColumn.EM_MAX);
    row.number(ObsCoreColumn.T_MIN)
        .ifPresent(start -> document.add(new DoubleDocValuesField("t_min.sort", start)));
    words(row).forEach(word -> document.add(new StringField(WORD, word, Field.Store.NO)));
    Nearby.Circle circle = Nearby.Circle.of(row);
    if (circle != null) {
      addCircle(document, row, circle);
    }
    document.add(new StoredField(ROW, encoded(row)));
    return document;
  }

  private static void addNumber(Document document, Dataset row, ObsCoreColumn... columns) {
    for (ObsCoreColumn column : columns) {
      row.number(column)
          .ifPresent(number -> document.add(new DoublePoint(column.columnName(), number)));
    }
  }

  private static void addCircle(Document document, Dataset row, Nearby.Circle circle) {
    double ra = row.number(ObsCoreColumn.S_RA).orElseThrow();
    double dec = row.number(ObsCoreColumn.S_DEC).orElseThrow();
    document.add(
        new LatLonPoint(points(sizeClass(circle.radius())), dec, ra > 180 ? ra - 360 : ra));
    document.add(new DoubleDocValuesField("x", circle.x()));
    document.add(new DoubleDocValuesField("y", circle.y()));
    document.add(new DoubleDocValuesField("z", circle.z()));
    document.add(new DoubleDocValuesField("radius", circle.radius()));
    if (circle.polygon()) {
      String region = row.text(ObsCoreColumn.S_REGION).orElseThrow();
      document.add(
          new org.apache.lucene.document.BinaryDocValuesField(REGION, new BytesRef(region)));
    }
  }

  /** The least power of two, in degrees, that is not less than the radius. */
  private static int sizeClass(double radians) {
    int power = (int) Math.ceil(Math.log(Math.toDegrees(radians)) / Math.log(2));
    return Math.clamp(power, SMALLEST, LARGEST);
  }

  /** Field of the centres of circles of a size class. */
  static String points(int sizeClass) {
    return "centre." + sizeClass;
  }

  private static List<String> words(Dataset row) {
    return Columns.SEARCHED.stream()
        .flatMap(column -> row.text(column).stream())
        .flatMap(text -> Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")))
        .distinct()
        .toList();
  }

  private static byte[] encoded(Dataset row) {
    String cells =
        Columns.ALL.stream()
            .map(column -> Objects.toString(row.values().get(column), ""))
            .collect(Collectors.joining("" + BETWEEN));
    return (row.key().token() + BETWEEN + row.archive() + BETWEEN + cells).getBytes(UTF_8);
  }

  /** The row of {@link #encoded}, every cell read. */
  static Answer.Row decoded(BytesRef bytes) {
    List<String> texts = Splitter.on(BETWEEN).splitToList(bytes.utf8ToString());
    Object[] cells = new Object[Columns.ALL.size()];
    for (int i = 0; i < cells.length; i++) {
      String text = texts.get(i + 2);
      cells[i] = text.isEmpty() ? null : cell(Columns.ALL.get(i), text);
    }
    Double start = (Double) cells[Columns.ALL.indexOf(ObsCoreColumn.T_MIN)];
    return new Answer.Row(texts.get(0), start == null ? Double.NaN : start);
  }

  private static Object cell(ObsCoreColumn column, String text) {
    return switch (column.kind()) {
      case TEXT -> text;
      case INTEGER -> Long.valueOf(text);
      case REAL -> Double.valueOf(text);
    };
  }
}
