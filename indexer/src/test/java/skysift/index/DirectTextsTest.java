package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.lucene.codecs.perfield.PerFieldDocValuesFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
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
