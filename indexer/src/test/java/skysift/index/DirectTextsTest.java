package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.lucene.codecs.perfield.PerFieldDocValuesFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.obscore.ObsCoreColumn;

class DirectTextsTest {
  private static final String TITLE = Fields.column(ObsCoreColumn.OBS_TITLE);

  @Test
  void texts_are_found_by_number_in_any_order_before_and_after_segments_are_put_together()
      throws IOException {
    // GIVEN rows of which some have no title, some share one, and one has an empty one
    List<String> titles = new ArrayList<>();
    IntStream.range(0, 900).forEach(i -> titles.add(i % 7 == 0 ? null : "m 31, field " + i % 500));
    titles.set(1, "");
    titles.set(2, "Æon ".repeat(200));
    try (Directory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, config())) {
        for (int i = 0; i < titles.size(); i++) {
          writer.addDocument(document(titles.get(i)));
          if (i % 300 == 299) {
            writer.flush();
          }
        }
      }
      // WHEN, THEN
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        then(reader.leaves()).hasSize(3);
        for (LeafReaderContext leaf : reader.leaves()) {
          thenHas(leaf.reader(), titles.subList(leaf.docBase, leaf.docBase + 300));
        }
      }
      // WHEN
      try (IndexWriter writer = new IndexWriter(directory, config().setMergePolicy(merging()))) {
        writer.forceMerge(1);
      }
      // THEN
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        then(reader.leaves()).hasSize(1);
        thenHas(reader.leaves().get(0).reader(), titles);
      }
    }
  }

  @Test
  void texts_stay_with_their_rows_when_these_are_put_in_order_and_some_are_deleted()
      throws IOException {
    // GIVEN three segments in the index's order, the second without any title
    Random random = new Random(7);
    Map<Long, String> titles = new TreeMap<>();
    try (Directory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, config().setIndexSort(Fields.order()))) {
        for (long i = 0; i < 600; i++) {
          String title = i / 200 == 1 || i % 7 == 0 ? null : "field " + random.nextInt(300);
          titles.put(i, String.valueOf(title));
          writer.addDocument(numbered(i, title, random));
          if (i % 200 == 199) {
            writer.flush();
          }
        }
        for (long i = 0; i < 600; i += 3) {
          writer.deleteDocuments(new Term("id", Long.toString(i)));
          titles.remove(i);
        }
      }
      // WHEN
      IndexWriterConfig config = config().setIndexSort(Fields.order()).setMergePolicy(merging());
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        writer.forceMerge(1);
      }
      // THEN
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        then(reader.maxDoc()).isEqualTo(400);
        LeafReader leaf = reader.leaves().get(0).reader();
        NumericDocValues numbers = leaf.getNumericDocValues("number");
        SortedDocValues values = leaf.getSortedDocValues(TITLE);
        Map<Long, String> found = new TreeMap<>();
        for (int doc = 0; doc < 400; doc++) {
          then(numbers.advanceExact(doc)).isTrue();
          boolean has = values.advanceExact(doc);
          found.put(
              numbers.longValue(),
              has ? values.lookupOrd(values.ordValue()).utf8ToString() : "null");
        }
        then(found).isEqualTo(titles);
      }
    }
  }

  @Test
  void damage_is_found(@TempDir Path folder) throws IOException {
    // GIVEN
    try (Directory directory = FSDirectory.open(folder)) {
      try (IndexWriter writer = new IndexWriter(directory, config().setUseCompoundFile(false))) {
        for (int i = 0; i < 100; i++) {
          writer.addDocument(document("field " + i));
        }
      }
      Path file;
      try (var files = Files.list(folder)) {
        file =
            files
                .filter(f -> f.toString().contains(new DirectTexts().getName()))
                .filter(f -> f.toString().endsWith(".dvd"))
                .findFirst()
                .orElseThrow();
      }
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
      // WHEN, THEN
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        thenThrownBy(() -> reader.leaves().get(0).reader().checkIntegrity())
            .isInstanceOf(CorruptIndexException.class)
            .hasMessageContaining(file.getFileName().toString());
      }
    }
  }

  private static Document numbered(long number, String title, Random random) {
    Document document = document(title);
    document.add(new StringField("id", Long.toString(number), Field.Store.NO));
    document.add(new NumericDocValuesField("number", number));
    document.add(new SortedDocValuesField(Fields.TUPLE, new BytesRef("t" + random.nextInt(9))));
    return document;
  }

  private static IndexWriterConfig config() {
    return new IndexWriterConfig()
        .setCodec(new IndexCodec())
        .setMergePolicy(NoMergePolicy.INSTANCE);
  }

  private static MergePolicy merging() {
    return new LogDocMergePolicy();
  }

  private static Document document(String title) {
    Document document = new Document();
    if (title != null) {
      document.add(new SortedDocValuesField(TITLE, new BytesRef(title)));
    }
    return document;
  }

  private static void thenHas(LeafReader leaf, List<String> titles) throws IOException {
    String format =
        leaf.getFieldInfos()
            .fieldInfo(TITLE)
            .getAttribute(PerFieldDocValuesFormat.PER_FIELD_FORMAT_KEY);
    then(format).isEqualTo(new DirectTexts().getName());
    List<BytesRef> sorted =
        new ArrayList<>(
            new TreeSet<>(titles.stream().filter(t -> t != null).map(BytesRef::new).toList()));
    SortedDocValues values = DocValues.getSorted(leaf, TITLE);
    then(values.getValueCount()).isEqualTo(sorted.size());
    List<Integer> numbers = new ArrayList<>(IntStream.range(0, sorted.size()).boxed().toList());
    Collections.shuffle(numbers, new Random(5));
    for (int number : numbers) {
      then(values.lookupOrd(number)).isEqualTo(sorted.get(number));
      then(values.lookupTerm(sorted.get(number))).isEqualTo(number);
    }
    for (int doc = 0; doc < titles.size(); doc++) {
      then(values.advanceExact(doc)).isEqualTo(titles.get(doc) != null);
      if (titles.get(doc) != null) {
        then(values.lookupOrd(values.ordValue()).utf8ToString()).isEqualTo(titles.get(doc));
      }
    }
  }
}
