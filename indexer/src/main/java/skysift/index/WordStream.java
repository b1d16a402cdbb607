package skysift.index;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import skysift.grouping.Kept;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

/**
 * All {@link Words} of a dataset as one field of its document; a word that is there twice does no
 * harm. For one thread.
 */
final class WordStream extends TokenStream {
  private static final FieldType TYPE = new FieldType();

  static {
    TYPE.setIndexOptions(IndexOptions.DOCS);
    TYPE.setOmitNorms(true);
    TYPE.freeze();
  }

  private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
  private final Kept<Text, ImmutableList<BytesRef>> known;
  private final List<BytesRef> words = new ArrayList<>();
  private Iterator<BytesRef> rest = words.iterator();

  /** A text whose words are known; in targets there are more. */
  record Text(boolean target, String text) {}

  /**
   * A stream without words.
   *
   * @param known words of texts that many datasets have, shared with other threads
   */
  WordStream(Kept<Text, ImmutableList<BytesRef>> known) {
    this.known = known;
  }

  /** The field of a dataset; to be written before the next one is asked for. */
  Field of(Dataset dataset) {
    words.clear();
    for (ObsCoreColumn column : Words.COLUMNS) {
      String text = (String) dataset.values().get(column);
      if (text != null) {
        words.addAll(words(column, text));
      }
    }
    rest = words.iterator();
    return new Field(Fields.WORD, this, TYPE);
  }

  private ImmutableList<BytesRef> words(ObsCoreColumn column, String text) {
    if (Told.COLUMNS.contains(column)) {
      return made(column, text); // no other dataset has it
    }
    boolean target = column == ObsCoreColumn.TARGET_NAME;
    return known.get(new Text(target, text), () -> made(column, text));
  }

  private static ImmutableList<BytesRef> made(ObsCoreColumn column, String text) {
    ImmutableList.Builder<BytesRef> words = ImmutableList.builder();
    for (ImmutableList<String> line : Words.lines(column, text)) {
      for (String word : line) {
        words.add(new BytesRef(word));
      }
    }
    return words.build();
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (!rest.hasNext()) {
      return false;
    }
    term.setBytesRef(rest.next());
    return true;
  }
}
