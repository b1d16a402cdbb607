package skysift.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.ObsCoreColumn;

/**
 * Numbers that sort documents by a column of texts, given those of an older snapshot: only new
 * texts are read, and as many others as it takes to find where they belong. For one thread, once.
 */
final class RenewedTexts {
  /** Of how many documents one may be new; of more all are better read. */
  private static final int MOSTLY_OLD = 16;

  /** To find the place of each takes twenty reads; nobody may be sorting by the column any more. */
  private static final int MOST = 4_096;

  private final Inherited inherited;
  private final WholeTexts.Anywhere texts;
  private final Ordering.Run run;
  private final int[] places;

  /** By older number a document that has it; -1 where none is left. */
  private final int[] having;

  private RenewedTexts(
      Inherited inherited, SortNumbers older, ObsCoreColumn column, Ordering.Run run)
      throws InterruptedIOException {
    this.inherited = inherited;
    this.run = run;
    texts = new WholeTexts.Anywhere(inherited.leaves(), column);
    places = new int[inherited.documents()];
    having = new int[older.places()];
    Arrays.fill(having, -1);
    for (LeafReaderContext leaf : inherited.kept()) {
      int shift = inherited.from(leaf) - leaf.docBase;
      for (int doc = leaf.docBase; doc < Inherited.end(leaf); doc++) {
        places[doc] = older.upper(doc + shift);
        if (places[doc] != SortNumbers.NOT_STATED) {
          having[places[doc]] = doc;
        }
      }
      run.done(leaf.reader().maxDoc());
    }
  }

  /**
   * By document. Null when too many are new.
   *
   * @param older places
   * @param run of a step a document
   * @throws InterruptedIOException when the run's thread is interrupted
   */
  static SortNumbers of(
      Inherited inherited, SortNumbers older, ObsCoreColumn column, Ordering.Run run)
      throws IOException {
    if (inherited.freshDocuments() > Math.min(MOST, inherited.documents() / MOSTLY_OLD)) {
      return null;
    }
    RenewedTexts renewed = new RenewedTexts(inherited, older, column, run);
    renewed.insert(renewed.arrived());
    return SortNumbers.ofPlaces(renewed.places);
  }

  /** The documents of each new text. */
  private TreeMap<BytesRef, List<Integer>> arrived() throws IOException {
    TreeMap<BytesRef, List<Integer>> arrived = new TreeMap<>();
    for (LeafReaderContext leaf : inherited.fresh()) {
      for (int doc = leaf.docBase; doc < Inherited.end(leaf); doc++) {
        BytesRef text = texts.at(doc);
        places[doc] = SortNumbers.NOT_STATED;
        if (text != null) {
          arrived.computeIfAbsent(BytesRef.deepCopyOf(text), t -> new ArrayList<>()).add(doc);
        }
      }
      run.done(leaf.reader().maxDoc());
    }
    return arrived;
  }

  private void insert(Map<BytesRef, List<Integer>> arrived) throws IOException {
    Renumbering.Places found =
        new Renumbering.Places(
            number -> having[number] < 0 ? null : texts.at(having[number]),
            having.length,
            arrived.size());
    for (BytesRef text : arrived.keySet()) {
      found.add(text);
      run.done(0);
    }
    Renumbering numbers = new Renumbering(having.length, number -> having[number] < 0, found.all());
    for (LeafReaderContext leaf : inherited.kept()) {
      for (int doc = leaf.docBase; !numbers.isSame() && doc < Inherited.end(leaf); doc++) {
        if (places[doc] != SortNumbers.NOT_STATED) {
          places[doc] = numbers.moved()[places[doc]];
        }
      }
    }
    int number = 0;
    for (List<Integer> documents : arrived.values()) {
      for (int doc : documents) {
        places[doc] = numbers.given()[number];
      }
      number++;
    }
  }
}
