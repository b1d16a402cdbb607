package skysift.index;

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
   * @param live documents
   * @param version of what is committed: a later snapshot has a higher one
   */
  record Segments(List<IndexReader.CacheKey> keys, int[] bases, FixedBitSet live, long version) {
    static final Segments NONE = new Segments(List.of(), new int[1], new FixedBitSet(1), 0);

    static Segments of(Snapshot snapshot) {
      List<IndexReader.CacheKey> keys = snapshot.leaves().stream().map(Segments::key).toList();
      int[] bases = new int[keys.size() + 1];
      snapshot.leaves().forEach(leaf -> bases[leaf.ord] = leaf.docBase);
      bases[keys.size()] = snapshot.maxDoc();
      return new Segments(keys, bases, snapshot.live(), snapshot.version());
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

  /** Documents of the older snapshot that are live in this one, too. */
  private final FixedBitSet staying;

  private final int[] died;

  /** By document of the older snapshot its number now; null when all that stay have theirs. */
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
    staying = new FixedBitSet(older.live.length());
    for (LeafReaderContext leaf : kept()) {
      FixedBitSet.orRange(live, leaf.docBase, staying, from(leaf), leaf.reader().maxDoc());
    }
    FixedBitSet gone = older.live.clone();
    gone.andNot(staying);
    died = Snapshot.each(gone);
    moved = kept().stream().allMatch(leaf -> from(leaf) == leaf.docBase) ? null : moves();
  }

  private int[] moves() {
    int[] moves = new int[older.documents()];
    for (LeafReaderContext leaf : kept()) {
      int from = from(leaf);
      for (int i = 0; i < leaf.reader().maxDoc(); i++) {
        moves[from + i] = leaf.docBase + i;
      }
    }
    return moves;
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

  /** How many documents the snapshot has, deleted ones included. */
  int documents() {
    return leaves.stream().mapToInt(leaf -> leaf.reader().maxDoc()).sum();
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

  /** The number that a document of the older snapshot has now; -1 when it is not live. */
  int moved(int doc) {
    if (!staying.get(doc)) {
      return NONE;
    }
    return moved == null ? doc : moved[doc];
  }

  /** Whether all that stay have the numbers they had. */
  boolean isInPlace() {
    return moved == null;
  }

  /** How many live documents the older snapshot had that are live in this one, too. */
  int staying() {
    return staying.cardinality();
  }

  /** Documents of the older snapshot that were live there and are not here; ascending. */
  int[] died() {
    return died;
  }
}
