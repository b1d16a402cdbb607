package skysift.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import skysift.search.Count;
import skysift.search.Facet;

/**
 * What an engine says to a request.
 *
 * @param total how many datasets match
 * @param counts the most frequent values of each compared facet, by count, then name; none of 0
 * @param rows the first rows by start, fully read
 */
record Answer(
    long total, ImmutableMap<Facet, ImmutableList<Count>> counts, ImmutableList<Row> rows) {
  /** The facets that are compared. */
  static final ImmutableSet<Facet> FACETS =
      Sets.immutableEnumSet(
          Facet.TYPE,
          Facet.LEVEL,
          Facet.FACILITY,
          Facet.INSTRUMENT,
          Facet.COLLECTION,
          Facet.ARCHIVE,
          Facet.FORMAT,
          Facet.TARGET);

  private static final Comparator<Count> ORDER =
      Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value);

  /**
   * A row as far as it is compared.
   *
   * @param start t_min; NaN when not stated
   */
  record Row(String key, double start) {}

  /** The most frequent of some counts. */
  static ImmutableList<Count> top(Stream<Count> counts, int limit) {
    return counts
        .filter(count -> count.count() > 0)
        .sorted(ORDER)
        .limit(limit)
        .collect(ImmutableList.toImmutableList());
  }

  /** What differs from another engine's answer; empty when nothing does. */
  String difference(Answer other) {
    if (total != other.total) {
      return "total " + total + " and " + other.total;
    }
    for (Facet facet : FACETS) {
      if (!counts.get(facet).equals(other.counts.get(facet))) {
        return facet.word() + " " + counts.get(facet) + " and " + other.counts.get(facet);
      }
    }
    List<Double> starts = rows.stream().map(Row::start).toList();
    if (!starts.equals(other.rows.stream().map(Row::start).toList())) {
      return "rows start at " + starts + " and " + other.rows;
    }
    return settled().equals(other.settled()) ? "" : "rows " + rows + " and " + other.rows;
  }

  /**
   * The keys of the rows that must be on the page. Rows of equal start may stand in any order, and
   * of those with the last start any may be missing.
   */
  private ImmutableSet<String> settled() {
    double last = rows.isEmpty() ? Double.NaN : rows.get(rows.size() - 1).start;
    boolean all = rows.size() == total;
    return rows.stream()
        .filter(row -> all || Double.compare(row.start, last) < 0)
        .map(Row::key)
        .collect(ImmutableSet.toImmutableSet());
  }
}
