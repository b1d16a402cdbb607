package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.FacetCounts;

/** Counts one facet, and says whether a document passes what is selected in it. */
final class FacetTally {
  private static final byte WANTED = 1;
  private static final byte UNWANTED = 2;

  private final Facet facet;
  private final FacetColumn column;
  private final Set<String> selected;
  private final boolean someWanted;

  /** What is selected, by number; null when nothing is. */
  private final byte[] marks;

  private final int[] counts;

  /** The observation last counted for a number, plus one; null when datasets are counted. */
  private final int[] last;

  FacetTally(
      Facet facet,
      FacetColumn column,
      ImmutableSet<String> wanted,
      ImmutableSet<String> unwanted,
      boolean observations)
      throws IOException {
    this.facet = facet;
    this.column = column;
    selected = Sets.union(wanted, unwanted);
    someWanted = !wanted.isEmpty();
    int size = column.names().size();
    marks = selected.isEmpty() ? null : new byte[size];
    mark(wanted, WANTED);
    mark(unwanted, UNWANTED);
    counts = new int[size];
    last = observations ? new int[size] : null;
  }

  private void mark(Set<String> values, byte mark) throws IOException {
    for (String value : values) {
      int number = column.names().number(value);
      if (number >= 0) {
        marks[number] |= mark;
      }
    }
  }

  boolean isSelected() {
    return marks != null;
  }

  /** Whether the document has a wanted value, if any is wanted, and no unwanted one. */
  boolean passes(int doc) {
    if (marks == null) {
      return true;
    }
    int seen = 0;
    for (int i = column.from(doc); i < column.to(doc); i++) {
      seen |= marks[column.numberAt(i)];
    }
    return (seen & UNWANTED) == 0 && (!someWanted || (seen & WANTED) != 0);
  }

  /**
   * Counts a document that passes all other facets under each value that, wanted alone, would find
   * it: all of them, unless it has an unwanted value; then only that, and none if it has two.
   */
  void count(int doc, int observation) {
    int unwanted = unwanted(doc);
    if (unwanted > 1) {
      return;
    }
    for (int i = column.from(doc); i < column.to(doc); i++) {
      int number = column.numberAt(i);
      if (unwanted == 0 || (marks[number] & UNWANTED) != 0) {
        add(number, observation + 1);
      }
    }
  }

  private void add(int number, int observation) {
    if (last == null) {
      counts[number]++;
    } else if (last[number] != observation) {
      last[number] = observation;
      counts[number]++;
    }
  }

  private int unwanted(int doc) {
    int unwanted = 0;
    for (int i = column.from(doc); marks != null && i < column.to(doc); i++) {
      unwanted += (marks[column.numberAt(i)] & UNWANTED) >> 1;
    }
    return unwanted;
  }

  FacetCounts result(int limit) throws IOException {
    List<Count> top = new ArrayList<>();
    for (int number : top(limit)) {
      top.add(new Count(column.names().value(number), counts[number]));
    }
    Set<String> shown = new HashSet<>();
    top.forEach(count -> shown.add(count.value()));
    for (String value : Sets.difference(selected, shown)) {
      int number = column.names().number(value);
      top.add(new Count(value, number < 0 ? 0 : counts[number]));
    }
    top.sort(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value));
    return new FacetCounts(facet, ImmutableList.copyOf(top), values());
  }

  /** Numbers of the highest counts above 0; equal counts by number, which is by name. */
  private List<Integer> top(int limit) {
    Comparator<Integer> worstFirst =
        Comparator.<Integer>comparingInt(number -> counts[number])
            .thenComparing(Comparator.reverseOrder());
    PriorityQueue<Integer> best = new PriorityQueue<>(worstFirst);
    for (int number = 0; number < counts.length && limit > 0; number++) {
      boolean full = best.size() == limit;
      if (counts[number] == 0 || (full && counts[number] <= counts[best.peek()])) {
        continue;
      }
      if (full) {
        best.poll();
      }
      best.add(number);
    }
    return List.copyOf(best);
  }

  private int values() throws IOException {
    int notStated = column.names().number(Facet.NOT_STATED);
    int values = 0;
    for (int number = 0; number < counts.length; number++) {
      if (counts[number] > 0 && number != notStated) {
        values++;
      }
    }
    return values;
  }
}
