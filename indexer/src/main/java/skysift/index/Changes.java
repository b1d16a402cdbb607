package skysift.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.LeafReaderContext;
import skysift.search.Change;
import skysift.search.Facet;

/**
 * The facet that is no fact of the row: it depends on what was the last harvest or import of the
 * row's archive. This is what it depended on in a snapshot.
 *
 * @param last number of the last harvest or import, by number of the set of archives
 * @param segments by segment
 */
record Changes(int[] last, List<Segment> segments) {
  /** Values in the order of their numbers, which is the order of names. */
  static final FacetSets SETS =
      FacetSets.single(Arrays.stream(Change.values()).map(Change::word).toArray(String[]::new));

  static final Changes NONE = new Changes(new int[0], List.of());

  /**
   * The marks of a segment.
   *
   * @param generations of each mark how often it was changed since the segment was written
   * @param origins all that brought a document first, or its content
   */
  record Segment(List<Long> generations, Set<Integer> origins) {}

  /** By number of the set of archives. */
  static int[] last(Snapshot snapshot, Tuples tuples) throws IOException {
    FacetSets archives = tuples.sets(Facet.ARCHIVE);
    int[] last = new int[archives.size()];
    for (int set = 0; set < last.length; set++) {
      last[set] = snapshot.origins().last(archives.names().value(archives.value(set, 0)));
    }
    return last;
  }

  /** See {@link Segment#generations}. */
  static List<Long> generations(LeafReaderContext leaf) {
    return Stream.of(Fields.FIRST, Fields.CHANGED, Fields.GONE)
        .map(field -> leaf.reader().getFieldInfos().fieldInfo(field))
        .map(info -> info == null ? Long.MIN_VALUE : info.getDocValuesGen())
        .toList();
  }
}
