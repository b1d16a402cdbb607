package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;

/**
 * Which segments are put together: while rows come, only where there would be too many to look
 * through, since {@link Tidying} follows; asked for as few as are worth the work, all that are no
 * greater than those smaller than them together. So a large import ends as one segment, a small one
 * leaves a large index alone, and no row is written again before the segment it is in has about
 * doubled.
 */
final class Merges extends FilterMergePolicy {
  /** Segments to ask {@code forceMerge} for, for as few as are worth the work. */
  static final int AS_WORTH = Integer.MAX_VALUE;

  /**
   * Segments of about one size that are left beside each other. With fewer, a fifth of an import's
   * processor time goes into segments that are soon put together again.
   */
  private static final int BESIDE = 32;

  /** Put together at once: so few that the others are worth more, and all become one behind it. */
  private static final int AT_ONCE = BESIDE / 2;

  Merges() {
    super(new TieredMergePolicy().setSegmentsPerTier(BESIDE).setMaxMergeAtOnce(AT_ONCE));
  }

  @Override
  public MergeSpecification findForcedMerges(
      SegmentInfos infos, int most, Map<SegmentCommitInfo, Boolean> asked, MergeContext context)
      throws IOException {
    if (most != AS_WORTH) {
      return super.findForcedMerges(infos, most, asked, context);
    }
    List<SegmentCommitInfo> worth = worth(infos, asked.keySet(), context);
    if (worth.isEmpty()) {
      return null;
    }
    MergeSpecification one = new MergeSpecification();
    one.add(new OneMerge(worth));
    return one;
  }

  private List<SegmentCommitInfo> worth(
      SegmentInfos infos, Set<SegmentCommitInfo> asked, MergeContext context) throws IOException {
    List<Sized> ascending = new ArrayList<>();
    for (SegmentCommitInfo segment : infos) {
      if (asked.contains(segment) && !context.getMergingSegments().contains(segment)) {
        ascending.add(new Sized(segment, size(segment, context)));
      }
    }
    ascending.sort(Comparator.comparingLong(Sized::bytes));
    long smaller = 0;
    int worth = 0;
    for (int i = 0; i < ascending.size(); i++) {
      worth = ascending.get(i).bytes <= smaller ? i + 1 : worth;
      smaller += ascending.get(i).bytes;
    }
    return ascending.subList(0, worth).stream().map(Sized::segment).toList();
  }

  private record Sized(SegmentCommitInfo segment, long bytes) {}
}
