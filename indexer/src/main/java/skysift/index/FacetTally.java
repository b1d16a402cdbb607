package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.FacetCounts;

/**
 * Counts one facet, and says whether a set of values passes what is selected in it.
 *
 * <p>A dataset that passes all other facets counts under each value that, wanted alone, would find
 * it: all of them, unless it has an unwanted value; then only that, and none if it has two.
 */
final class FacetTally {
  private static final byte WANTED = 1;
  private static final byte UNWANTED = 2;

  private final Facet facet;
  private final FacetSets sets;
  private final Set<String> selected;
  private final boolean someWanted;
  private final boolean counted;

  /** What is selected, by value; null when nothing is. */
  private final byte[] marks;

  /** Datasets, or observations that have nothing else, by set of values. */
  private final int[] ofSets;

  /** By value: observations that have several sets; null where there are none. */
  private int[] counts;

  /** The group last counted for a value. */
  private int[] last;

  FacetTally(
      Facet facet,
      FacetSets sets,
      ImmutableSet<String> wanted,
      ImmutableSet<String> unwanted,
      boolean counted)
      throws IOException {
    this.facet = facet;
    this.sets = sets;
    selected = Sets.union(wanted, unwanted);
    this.counted = counted;
    someWanted = !wanted.isEmpty();
    int size = sets.names().size();
    marks = selected.isEmpty() ? null : new byte[size];
    mark(wanted, WANTED);
    mark(unwanted, UNWANTED);
    ofSets = new int[sets.size()];
  }

  private void mark(Set<String> values, byte mark) throws IOException {
    for (String value : values) {
      int number = sets.names().number(value);
      if (number >= 0) {
        marks[number] |= mark;
      }
    }
  }

  Facet facet() {
    return facet;
  }

  /** Whether anybody wants to know its counts. */
  boolean isCounted() {
    return counted;
  }

  boolean isSelected() {
    return marks != null;
  }

  /** Whether the set has a wanted value, if any is wanted, and no unwanted one. */
  boolean passes(int set) {
    if (marks == null) {
      return true;
    }
    int seen = 0;
    for (int i = 0; i < sets.count(set); i++) {
      seen |= marks[sets.value(set, i)];
    }
    return (seen & UNWANTED) == 0 && (!someWanted || (seen & WANTED) != 0);
  }

  /** The sets that pass, by number; when something is selected. */
  FixedBitSet passing() {
    FixedBitSet passing = new FixedBitSet(Math.max(1, sets.size()));
    if (sets.isSingle() && !someWanted) {
      passing.set(0, sets.size());
    }
    for (int set = 0; set < sets.size(); set++) {
      if (sets.isSingle() && marks[set] == 0) {
        continue;
      }
      if (passes(set)) {
        passing.set(set);
      } else {
        passing.clear(set);
      }
    }
    return passing;
  }

  /** Counts datasets, or observations, that have the set of values and no other. */
  void count(int set, int datasets) {
    ofSets[set] += datasets;
  }

  /** Counts datasets, or observations, by the set of values that each has. */
  void count(Numbers sets, FixedBitSet documents) {
    sets.count(documents, ofSets);
  }

  /** Counts datasets, given how many have each set of values. */
  void count(int[] datasets) {
    System.arraycopy(datasets, 0, ofSets, 0, ofSets.length);
  }

  /**
   * Counts observations in which there is a dataset with the set of values, among others.
   *
   * @param group number of the group these observations are, above 0: one comes after the other,
   *     and a value is counted once in it
   */
  void count(int set, int group, int observations) {
    int unwanted = unwanted(set);
    if (unwanted > 1) {
      return;
    }
    if (counts == null) {
      counts = new int[sets.names().size()];
      last = new int[counts.length];
    }
    for (int i = 0; i < sets.count(set); i++) {
      int value = sets.value(set, i);
      if (last[value] != group && (unwanted == 0 || (marks[value] & UNWANTED) != 0)) {
        last[value] = group;
        counts[value] += observations;
      }
    }
  }

  private int unwanted(int set) {
    int unwanted = 0;
    for (int i = 0; marks != null && i < sets.count(set); i++) {
      unwanted += (marks[sets.value(set, i)] & UNWANTED) >> 1;
    }
    return unwanted;
  }

  private int[] ofValues() {
    int[] of = new int[sets.names().size()];
    for (int set = 0; set < ofSets.length; set++) {
      int unwanted = ofSets[set] == 0 ? 0 : unwanted(set);
      for (int i = 0; ofSets[set] > 0 && unwanted <= 1 && i < sets.count(set); i++) {
        int value = sets.value(set, i);
        of[value] += unwanted == 0 || (marks[value] & UNWANTED) != 0 ? ofSets[set] : 0;
      }
    }
    return of;
  }

  /**
   * The counts.
   *
   * @param limit values at most, what is selected aside
   * @param text that values must contain, case and accents aside
   */
  FacetCounts result(int limit, String text) throws IOException {
    int[] ofValues = sets.isSingle() ? ofSets : ofValues();
    for (int value = 0; counts != null && value < counts.length; value++) {
      ofValues[value] += counts[value];
    }
    counts = ofValues;
    int values = values();
    if (!text.isEmpty()) {
      keepContaining(Words.folded(text));
    }
    List<Count> top = new ArrayList<>();
    Set<String> shown = new HashSet<>();
    int[] numbers = top(limit);
    String[] names = sets.names().values(numbers);
    for (int i = 0; i < numbers.length; i++) {
      top.add(new Count(names[i], counts[numbers[i]]));
      shown.add(names[i]);
    }
    for (String value : Sets.difference(selected, shown)) {
      int number = sets.names().number(value);
      top.add(new Count(value, number < 0 ? 0 : counts[number]));
    }
    top.sort(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value));
    return new FacetCounts(facet, ImmutableList.copyOf(top), values);
  }

  /** Only what is selected may lack the text. */
  private void keepContaining(String folded) throws IOException {
    for (int number = 0; number < counts.length; number++) {
      boolean kept = marks != null && marks[number] != 0;
      if (counts[number] > 0 && !kept) {
        String value = sets.names().value(number);
        counts[number] = Words.folded(value).contains(folded) ? counts[number] : 0;
      }
    }
  }

  /** Numbers of the highest counts above 0, the highest first; equal counts by number, as named. */
  private int[] top(int limit) {
    int most = Math.min(limit, counts.length);
    long[] heap = new long[most];
    int size = 0;
    long least = 0;
    for (int number = 0; number < counts.length && most > 0; number++) {
      if (counts[number] <= least >>> Integer.SIZE) {
        continue;
      }
      // greater is better, so lower numbers must be greater
      long entry = (long) counts[number] << Integer.SIZE | (Integer.MAX_VALUE - number);
      if (size < most) {
        heap[size++] = entry;
        least = size == most ? sorted(heap)[0] : 0;
      } else {
        least = replaceLeast(heap, entry);
      }
    }
    return Arrays.stream(heap, 0, size)
        .sorted()
        .map(entry -> Integer.MAX_VALUE - (int) entry)
        .mapToInt(number -> (int) number)
        .toArray();
  }

  private static long[] sorted(long[] heap) {
    Arrays.sort(heap);
    return heap;
  }

  /** In an ascending array; says what is the least then. */
  private static long replaceLeast(long[] ascending, long entry) {
    int at = 0;
    for (; at + 1 < ascending.length && ascending[at + 1] < entry; at++) {
      ascending[at] = ascending[at + 1];
    }
    ascending[at] = entry;
    return ascending[0];
  }

  private int values() throws IOException {
    int notStated = sets.names().number(Facet.NOT_STATED);
    int values = 0;
    for (int count : counts) {
      values += count > 0 ? 1 : 0;
    }
    return notStated >= 0 && counts[notStated] > 0 ? values - 1 : values;
  }
}
