package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class KnownTextsTest {
  @Test
  void a_damaged_value_is_not_taken_for_the_one_before_it() throws IOException {
    // GIVEN documents of which two have a value that cannot be read
    try (Directory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        for (String value : List.of("whole", "damaged", "damaged", "whole")) {
          Document document = new Document();
          document.add(new SortedDocValuesField("text", new BytesRef(value)));
          writer.addDocument(document);
        }
        writer.forceMerge(1);
      }
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        LeafReader leaf = reader.leaves().get(0).reader();
        KnownTexts.Field<String> texts =
            new KnownTexts()
                .of("text", DocValues.getSorted(leaf, "text"), KnownTextsTest::read, 10, 100);
        // WHEN
        then(texts.at(0)).isEqualTo("whole");
        // THEN
        thenThrownBy(() -> texts.at(1)).isInstanceOf(CorruptIndexException.class);
        thenThrownBy(() -> texts.at(2)).isInstanceOf(CorruptIndexException.class);
        then(texts.at(3)).isEqualTo("whole");
      }
    }
  }

  private static String read(BytesRef bytes) throws IOException {
    if (bytes.utf8ToString().equals("damaged")) {
      throw new CorruptIndexException("damaged", "here");
    }
    return bytes.utf8ToString();
  }
}
