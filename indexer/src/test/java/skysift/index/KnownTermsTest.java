package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class KnownTermsTest {
  /** More than the first filters take. */
  private static final int MANY = 500_000;

  private static final int AT_ONCE = 50_000;

  private final KnownTerms known = new KnownTerms("key");

  @Test
  void no_term_that_any_thread_wrote_is_nowhere_and_nearly_all_others_are() throws IOException {
    // GIVEN
    known.read(new Snapshot(new MultiReader()));
    // WHEN
    for (int from = 0; from < MANY; from += AT_ONCE) {
      known.expect(AT_ONCE);
      IntStream.range(from, from + AT_ONCE)
          .parallel()
          .mapToObj(KnownTermsTest::term)
          .forEach(known::add);
    }
    // THEN
    then(IntStream.range(0, MANY).filter(i -> known.isNowhere(term(i)))).isEmpty();
    then(IntStream.range(MANY, MANY + 10_000).filter(i -> known.isNowhere(term(i))).count())
        .isGreaterThan(9_000);
  }

  @Test
  void of_an_index_that_was_there_nothing_is_said_until_its_terms_are_read() throws IOException {
    // GIVEN
    try (ByteBuffersDirectory directory = indexOf(1_000);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      Snapshot snapshot = new Snapshot(reader);
      // WHEN
      known.read(snapshot);
      // THEN
      then(IntStream.range(0, 2_000).filter(i -> known.isNowhere(term(i)))).isEmpty();
      // WHEN: so many look-ups make it pay
      known.read(snapshot);
      // THEN
      then(IntStream.range(0, 1_000).filter(i -> known.isNowhere(term(i)))).isEmpty();
      then(IntStream.range(1_000, 2_000).filter(i -> known.isNowhere(term(i))).count())
          .isGreaterThan(900);
    }
  }

  private static ByteBuffersDirectory indexOf(int documents) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer =
        new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
      for (int i = 0; i < documents; i++) {
        Document document = new Document();
        document.add(new StringField("key", term(i), Field.Store.NO));
        writer.addDocument(document);
      }
    }
    return directory;
  }

  private static BytesRef term(int number) {
    return new BytesRef("key of number " + number);
  }
}
