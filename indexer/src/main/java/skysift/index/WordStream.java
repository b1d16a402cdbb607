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
  private final Kept<String, ImmutableList<BytesRef>> targets;
  private final List<BytesRef> words = new ArrayList<>();
  private Iterator<BytesRef> rest = words.iterator();

  /**
   * A stream without words.
   *
   * @param targets words of targets, shared with other threads: their many forms take long
   */
  WordStream(Kept<String, ImmutableList<BytesRef>> targets) {
    this.targets = targets;
  }

  /** The field of a dataset; to be written before the next one is asked for. */
  Field of(Dataset dataset) {
    words.clear();
    for (ObsCoreColumn column : Words.COLUMNS) {
      String text = (String) dataset.values().get(column);
      if (text != null) {
        addWords(column, text);
      }
    }
    rest = words.iterator();
    return new Field(Fields.WORD, this, TYPE);
  }

  private void addWords(ObsCoreColumn column, String text) {
    if (column != ObsCoreColumn.TARGET_NAME) {
      Words.addTerms(column, text, words);
      return;
    }
    words.addAll(
        targets.get(
            text,
            () -> {
              List<BytesRef> terms = new ArrayList<>();
              Words.addTerms(column, text, terms);
              return ImmutableList.copyOf(terms);
            }));
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
