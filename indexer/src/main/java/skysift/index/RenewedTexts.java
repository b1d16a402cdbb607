package skysift.index;

import java.io.IOException;
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
  private final double[] values;

  /** By older number a document that has it; -1 where none is left. */
  private final int[] having;

  private RenewedTexts(Inherited inherited, double[] older, ObsCoreColumn column) {
    this.inherited = inherited;
    texts = new WholeTexts.Anywhere(inherited.leaves(), column);
    values = new double[inherited.documents()];
    having = new int[1 + (int) Arrays.stream(older).filter(n -> !Double.isNaN(n)).max().orElse(-1)];
    Arrays.fill(having, -1);
    for (LeafReaderContext leaf : inherited.kept()) {
      int count = leaf.reader().maxDoc();
      System.arraycopy(older, inherited.from(leaf), values, leaf.docBase, count);
      for (int doc = leaf.docBase; doc < leaf.docBase + count; doc++) {
        if (!Double.isNaN(values[doc])) {
          having[(int) values[doc]] = doc;
        }
      }
    }
  }

  /** By document; NaN: not stated. Null when too many are new. */
  static double[] of(Inherited inherited, double[] older, ObsCoreColumn column) throws IOException {
    if (inherited.freshDocuments() > Math.min(MOST, inherited.documents() / MOSTLY_OLD)) {
      return null;
    }
    RenewedTexts renewed = new RenewedTexts(inherited, older, column);
    renewed.insert(renewed.arrived());
    return renewed.values;
  }

  /** The documents of each new text. */
  private TreeMap<BytesRef, List<Integer>> arrived() throws IOException {
    TreeMap<BytesRef, List<Integer>> arrived = new TreeMap<>();
    for (LeafReaderContext leaf : inherited.fresh()) {
      for (int doc = leaf.docBase; doc < Inherited.end(leaf); doc++) {
        BytesRef text = texts.at(doc);
        values[doc] = Double.NaN;
        if (text != null) {
          arrived.computeIfAbsent(BytesRef.deepCopyOf(text), t -> new ArrayList<>()).add(doc);
        }
      }
    }
    return arrived;
  }

  private void insert(Map<BytesRef, List<Integer>> arrived) throws IOException {
    Renumbering.Places places =
        new Renumbering.Places(
            number -> having[number] < 0 ? null : texts.at(having[number]),
            having.length,
            arrived.size());
    for (BytesRef text : arrived.keySet()) {
      places.add(text);
    }
    Renumbering numbers =
        new Renumbering(having.length, number -> having[number] < 0, places.all());
    for (LeafReaderContext leaf : inherited.kept()) {
      for (int doc = leaf.docBase; !numbers.isSame() && doc < Inherited.end(leaf); doc++) {
        if (!Double.isNaN(values[doc])) {
          values[doc] = numbers.moved()[(int) values[doc]];
        }
      }
    }
    int number = 0;
    for (List<Integer> documents : arrived.values()) {
      for (int doc : documents) {
        values[doc] = numbers.given()[number];
      }
      number++;
    }
  }
}
