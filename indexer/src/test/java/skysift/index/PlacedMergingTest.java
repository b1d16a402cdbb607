package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedNumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import skysift.obscore.ObsCoreColumn;

class PlacedMergingTest {
  private static final String TITLE = Fields.column(ObsCoreColumn.OBS_TITLE);
  private static final int DOCUMENTS = 4_000;
  private static final int SEGMENT = 700;

  @Test
  void what_is_put_together_is_what_lucene_puts_together() throws IOException {
    for (boolean deleting : new boolean[] {false, true}) {
      // GIVEN
      List<String> theirs = merged(new Lucene104Codec(), deleting, true);
      // WHEN
      List<String> ours = merged(new IndexCodec(), deleting, true);
      // THEN
      then(ours).isEqualTo(theirs).hasSizeGreaterThan(1_000);
    }
  }

  @Test
  void segments_of_single_documents_are_put_together_as_well() throws IOException {
    then(merged(new IndexCodec(), false, true, 3, 1))
        .isEqualTo(merged(new Lucene104Codec(), false, true, 3, 1))
        .hasSizeGreaterThan(3);
  }

  @Test
  void segments_that_are_not_sorted_are_put_together_as_well() throws IOException {
    then(merged(new IndexCodec(), true, false))
        .isEqualTo(merged(new Lucene104Codec(), true, false))
        .hasSizeGreaterThan(1_000);
  }

  /** Each document of one segment in words, and the texts of the columns. */
  private static List<String> merged(Codec codec, boolean deleting, boolean sorted)
      throws IOException {
    return merged(codec, deleting, sorted, DOCUMENTS, SEGMENT);
  }

  private static List<String> merged(
      Codec codec, boolean deleting, boolean sorted, int documents, int segment)
      throws IOException {
    try (Directory directory = new ByteBuffersDirectory()) {
      Random random = new Random(11);
      IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
      config.setCodec(codec);
      if (sorted) {
        config.setIndexSort(new Sort(new SortField("sort", SortField.Type.LONG)));
      }
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (int i = 0; i < documents; i++) {
          writer.addDocument(document(random, i));
          if (i % segment == segment - 1) {
            writer.flush();
          }
        }
        for (int i = 0; deleting && i < documents; i += 1 + random.nextInt(6)) {
          writer.deleteDocuments(new Term("id", "" + i));
        }
        writer.commit();
        writer.getConfig().setMergePolicy(new TieredMergePolicy());
        writer.forceMerge(1);
        writer.commit();
      }
      return read(directory);
    }
  }

  private static Document document(Random random, int number) {
    Document document = new Document();
    document.add(new StringField("id", "" + number, Field.Store.NO));
    document.add(new NumericDocValuesField("id", number));
    document.add(new NumericDocValuesField("sort", random.nextInt(500)));
    if (random.nextInt(3) > 0) {
      document.add(new NumericDocValuesField("some", random.nextLong()));
    }
    if (number / SEGMENT == 2) {
      document.add(new NumericDocValuesField("one segment", number));
    }
    if (random.nextInt(4) > 0) {
      document.add(new SortedDocValuesField("few", new BytesRef("few " + random.nextInt(7))));
    }
    if (random.nextInt(4) > 0) {
      document.add(
          new SortedDocValuesField(TITLE, new BytesRef("title " + random.nextInt(DOCUMENTS))));
    }
    document.add(new BinaryDocValuesField("bytes", new BytesRef("bytes " + number)));
    document.add(new SortedNumericDocValuesField("numbers", random.nextInt(9)));
    document.add(new SortedNumericDocValuesField("numbers", random.nextInt(9)));
    document.add(new SortedSetDocValuesField("texts", new BytesRef("t" + random.nextInt(9))));
    document.add(new SortedSetDocValuesField("texts", new BytesRef("t" + random.nextInt(9))));
    return document;
  }

  private static List<String> read(Directory directory) throws IOException {
    List<String> all = new ArrayList<>();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      then(reader.leaves()).hasSize(1);
      LeafReader leaf = reader.leaves().get(0).reader();
      leaf.checkIntegrity();
      for (int doc = 0; doc < leaf.maxDoc(); doc++) {
        var bytes = DocValues.getBinary(leaf, "bytes");
        var numbers = DocValues.getSortedNumeric(leaf, "numbers");
        SortedSetDocValues texts = DocValues.getSortedSet(leaf, "texts");
        then(bytes.advanceExact(doc) && numbers.advanceExact(doc) && texts.advanceExact(doc))
            .isTrue();
        all.add(
            "%s %s %s %s %s %s %s %s,%s %s"
                .formatted(
                    number(leaf, "id", doc),
                    number(leaf, "sort", doc),
                    number(leaf, "some", doc),
                    number(leaf, "one segment", doc),
                    text(leaf, "few", doc),
                    text(leaf, TITLE, doc),
                    bytes.binaryValue().utf8ToString(),
                    numbers.nextValue(),
                    numbers.nextValue(),
                    texts.lookupOrd(texts.nextOrd()).utf8ToString()));
      }
      for (String field : List.of("few", TITLE)) {
        TermsEnum each = leaf.getSortedDocValues(field).termsEnum();
        for (BytesRef text = each.next(); text != null; text = each.next()) {
          all.add(text.utf8ToString());
        }
      }
    }
    return all;
  }

  private static String number(LeafReader leaf, String field, int doc) throws IOException {
    NumericDocValues values = DocValues.getNumeric(leaf, field);
    return values.advanceExact(doc) ? "" + values.longValue() : "none";
  }

  private static String text(LeafReader leaf, String field, int doc) throws IOException {
    SortedDocValues values = DocValues.getSorted(leaf, field);
    return values.advanceExact(doc) ? values.lookupOrd(values.ordValue()).utf8ToString() : "none";
  }
}
