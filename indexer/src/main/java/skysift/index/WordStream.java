package skysift.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
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
  private final Field field = new Field(Fields.WORD, this, TYPE);
  private final Column[] columns = Words.COLUMNS.stream().map(Column::new).toArray(Column[]::new);

  /** Where the next word is. */
  private int column;

  private int word;

  /** The words of a column in the dataset at hand; those of an observation mostly have the same. */
  private static final class Column {
    private final ObsCoreColumn column;
    private final List<BytesRef> words = new ArrayList<>();
    private String text;

    private Column(ObsCoreColumn column) {
      this.column = column;
    }
  }

  /** The field of a dataset with these values; to be written before the next one is asked for. */
  Field of(ColumnValues values) {
    for (Column each : columns) {
      String text = values.text(each.column);
      if (!Objects.equals(text, each.text)) {
        each.words.clear();
        if (text != null) {
          Words.addTerms(each.column, text, each.words);
        }
        each.text = text;
      }
    }
    column = 0;
    word = 0;
    return field;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (column < columns.length && word == columns[column].words.size()) {
      column++;
      word = 0;
    }
    if (column == columns.length) {
      return false;
    }
    term.setBytesRef(columns[column].words.get(word++));
    return true;
  }
}
