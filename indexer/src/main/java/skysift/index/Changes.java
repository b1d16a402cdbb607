package skysift.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.LeafReaderContext;
import skysift.search.Change;
import skysift.search.Facet;

/**
 * The facet that is no fact of the row: it depends on what was the last harvest or import of the
 * row's archive.
 */
final class Changes {
  /** Values in the order of their numbers, which is the order of names. */
  static final FacetSets SETS =
      FacetSets.single(Arrays.stream(Change.values()).map(Change::word).toArray(String[]::new));

  private Changes() {}

  /** The number of each document's change. */
  static byte[] of(Snapshot snapshot, Tuples tuples, int[] termOfDoc) throws IOException {
    int[] last = lastOfTerms(snapshot.origins(), tuples);
    byte[] of = new byte[snapshot.maxDoc()];
    for (LeafReaderContext leaf : snapshot.leaves()) {
      Marks.Reader marks = new Marks.Reader(leaf.reader());
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        int at = leaf.docBase + doc;
        of[at] = (byte) marks.of(doc).since(last[termOfDoc[at]]).ordinal();
      }
    }
    return of;
  }

  private static int[] lastOfTerms(Origins origins, Tuples tuples) throws IOException {
    FacetSets archives = tuples.sets(Facet.ARCHIVE);
    int[] lastOfSets = new int[archives.size()];
    for (int set = 0; set < lastOfSets.length; set++) {
      lastOfSets[set] = origins.last(archives.names().value(archives.value(set, 0)));
    }
    int[] setsOfTerms = tuples.setsOfTerms(Facet.ARCHIVE);
    return Arrays.stream(setsOfTerms).map(set -> lastOfSets[set]).toArray();
  }
}
