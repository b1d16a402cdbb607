package skysift.index;

import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import skysift.obscore.ObsCoreColumn;

/**
 * Finds the documents that have all phrases of a text. Words are looked up in the index, which does
 * not know their order; whether they stand in a row is seen from the columns' values, each
 * different one looked at once.
 */
final class TextFilter {
  /** So many documents of a word are added at once. */
  private static final int MANY = 64;

  private final Snapshot snapshot;

  TextFilter(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  FixedBitSet matching(String text) throws IOException {
    FixedBitSet found = snapshot.live();
    for (Phrase phrase : Phrase.of(text)) {
      if (found.nextSetBit(0) >= found.length()) {
        break;
      }
      keep(found, phrase);
    }
    return found;
  }

  private void keep(FixedBitSet found, Phrase phrase) throws IOException {
    FixedBitSet joined = having(phrase.joined(), phrase.begun());
    if (phrase.words().size() == 1) {
      if (!phrase.joined().equals(phrase.last())) {
        joined = joined.clone();
        joined.or(having(phrase.last(), phrase.begun()));
      }
      found.and(joined);
      return;
    }
    FixedBitSet rest = found.clone();
    rest.andNot(joined);
    rest.and(having(phrase.last(), phrase.begun()));
    for (String whole : phrase.words().subList(0, phrase.words().size() - 1)) {
      rest.and(having(whole, false));
    }
    found.and(joined);
    for (LeafReaderContext leaf : snapshot.leaves()) {
      for (ObsCoreColumn column : Words.COLUMNS) {
        rest.andNot(found);
        addWithRow(found, rest, leaf, column, phrase);
      }
    }
  }

  private FixedBitSet having(String word, boolean begun) throws IOException {
    return snapshot.having(new Snapshot.Word(word, begun), () -> find(word, begun));
  }

  /** All documents that have a word, deleted ones too. */
  private FixedBitSet find(String word, boolean begun) throws IOException {
    FixedBitSet having = snapshot.none();
    BytesRef wanted = new BytesRef(word);
    for (LeafReaderContext leaf : snapshot.leaves()) {
      Terms terms = leaf.reader().terms(Fields.WORD);
      TermsEnum words = terms == null ? TermsEnum.EMPTY : terms.iterator();
      if (!begun) {
        if (words.seekExact(wanted)) {
          add(words, null, leaf, having);
        }
      } else if (words.seekCeil(wanted) != TermsEnum.SeekStatus.END) {
        // there may be many words with few documents each
        PostingsEnum last = null;
        for (BytesRef next = words.term();
            next != null && StringHelper.startsWith(next, wanted);
            next = words.next()) {
          last = add(words, last, leaf, having);
        }
      }
    }
    return having;
  }

  /** Adds the documents of a word; what these were read with is used again where it can be. */
  private static PostingsEnum add(
      TermsEnum words, PostingsEnum last, LeafReaderContext leaf, FixedBitSet having)
      throws IOException {
    PostingsEnum documents = words.postings(last, PostingsEnum.NONE);
    int doc = documents.nextDoc();
    if (words.docFreq() >= MANY) {
      documents.intoBitSet(leaf.reader().maxDoc(), having, -leaf.docBase);
      return documents;
    }
    for (; doc != PostingsEnum.NO_MORE_DOCS; doc = documents.nextDoc()) {
      having.set(leaf.docBase + doc);
    }
    return documents;
  }

  /** Adds those of some documents whose value in a column has the words in a row. */
  private void addWithRow(
      FixedBitSet found,
      FixedBitSet some,
      LeafReaderContext leaf,
      ObsCoreColumn column,
      Phrase phrase)
      throws IOException {
    int end = leaf.docBase + leaf.reader().maxDoc();
    int first = Snapshot.next(some, leaf.docBase);
    if (first < 0 || first >= end) {
      return;
    }
    SortedDocValues values = DocValues.getSorted(leaf.reader(), Fields.column(column));
    FixedBitSet numbers = new FixedBitSet(Math.max(1, values.getValueCount()));
    for (int doc = first; doc >= 0 && doc < end; doc = Snapshot.next(some, doc + 1)) {
      if (values.advanceExact(doc - leaf.docBase)) {
        numbers.set(values.ordValue());
      }
    }
    FixedBitSet unsure = new FixedBitSet(numbers.length());
    for (int n = Snapshot.next(numbers, 0); n >= 0; n = Snapshot.next(numbers, n + 1)) {
      BytesRef value = values.lookupOrd(n);
      boolean shortened = Told.COLUMNS.contains(column) && Told.isAmbiguous(value.utf8ToString());
      if (shortened && !isIn(column, Told.withLetters(value.utf8ToString()), phrase)) {
        unsure.set(n);
      } else if (!shortened
          && !(phrase.mayBeIn(value) && isIn(column, value.utf8ToString(), phrase))) {
        numbers.clear(n);
      }
    }
    SortedDocValues again = DocValues.getSorted(leaf.reader(), Fields.column(column));
    DatasetReader whole = snapshot.datasets(leaf, Told.needed(column));
    for (int doc = first; doc >= 0 && doc < end; doc = Snapshot.next(some, doc + 1)) {
      int there = doc - leaf.docBase;
      if (again.advanceExact(there)
          && numbers.get(again.ordValue())
          && (!unsure.get(again.ordValue())
              || isIn(column, whole.read(there).text(column).orElse(""), phrase))) {
        found.set(doc);
      }
    }
  }

  private static boolean isIn(ObsCoreColumn column, String value, Phrase phrase) {
    return Words.lines(column, value).stream().anyMatch(phrase::isIn);
  }
}
