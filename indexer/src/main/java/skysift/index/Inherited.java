package skysift.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;

/**
 * Which segments of a snapshot an older one had, too. A segment never changes, but for which of its
 * documents are live and for their {@link Marks}: what memory holds of it need not be read again.
 * Never changed.
 */
final class Inherited {
  /**
   * The segments of a snapshot, without its readers, which end before what was made of them.
   *
   * @param keys of the segments
   * @param bases the first document of each, and the one behind the last
   */
  record Segments(List<IndexReader.CacheKey> keys, int[] bases) {
    static final Segments NONE = new Segments(List.of(), new int[1]);

    static Segments of(Snapshot snapshot) {
      List<IndexReader.CacheKey> keys = snapshot.leaves().stream().map(Segments::key).toList();
      int[] bases = new int[keys.size() + 1];
      snapshot.leaves().forEach(leaf -> bases[leaf.ord] = leaf.docBase);
      bases[keys.size()] = snapshot.maxDoc();
      return new Segments(keys, bases);
    }

    private static IndexReader.CacheKey key(LeafReaderContext leaf) {
      return leaf.reader().getCoreCacheHelper().getKey();
    }

    int documents() {
      return bases[bases.length - 1];
    }
  }

  private static final int NONE = -1;

  private final List<LeafReaderContext> leaves;
  private final Segments older;

  /** By segment of the snapshot that of the older one; -1 for new ones. */
  private final int[] before;

  private final int[] moved;

  /**
   * What a snapshot has of an older one.
   *
   * @param live the snapshot's live documents
   */
  Inherited(List<LeafReaderContext> leaves, FixedBitSet live, Segments older) {
    this.leaves = leaves;
    this.older = older;
    Map<IndexReader.CacheKey, Integer> there = new HashMap<>();
    for (int i = 0; i < older.keys.size(); i++) {
      there.put(older.keys.get(i), i);
    }
    before = leaves.stream().mapToInt(l -> there.getOrDefault(Segments.key(l), NONE)).toArray();
    moved = new int[older.documents()];
    Arrays.fill(moved, NONE);
    for (LeafReaderContext leaf : kept()) {
      int from = from(leaf);
      for (int doc = leaf.docBase; doc < end(leaf); doc++) {
        moved[from + doc - leaf.docBase] = live.get(doc) ? doc : NONE;
      }
    }
  }

  /** Of a snapshot without an older one. */
  static Inherited nothing(List<LeafReaderContext> leaves) {
    return new Inherited(leaves, new FixedBitSet(1), Segments.NONE);
  }

  List<LeafReaderContext> leaves() {
    return leaves;
  }

  /** Segments that the older snapshot had. */
  List<LeafReaderContext> kept() {
    return leaves.stream().filter(this::isKept).toList();
  }

  /** Whether the older snapshot had a segment. */
  boolean isKept(LeafReaderContext leaf) {
    return before[leaf.ord] != NONE;
  }

  /** Segments that it had not. */
  List<LeafReaderContext> fresh() {
    return leaves.stream().filter(leaf -> !isKept(leaf)).toList();
  }

  /** How many documents are in new segments. */
  int freshDocuments() {
    return fresh().stream().mapToInt(leaf -> leaf.reader().maxDoc()).sum();
  }

  /** Which segment of the older snapshot a kept one was. */
  int before(LeafReaderContext leaf) {
    return before[leaf.ord];
  }

  /** The first document of a kept segment in the older snapshot. */
  int from(LeafReaderContext leaf) {
    return older.bases[before[leaf.ord]];
  }

  /** The number behind that of a segment's last document. */
  static int end(LeafReaderContext leaf) {
    return leaf.docBase + leaf.reader().maxDoc();
  }

  /**
   * By document of the older snapshot: its number now, -1 when it is not live; not to be changed.
   */
  int[] moved() {
    return moved;
  }
}
