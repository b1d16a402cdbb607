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
  /** Where documents are fewer than a part of the sets, those they have are listed. */
  private static final int MANY = 8;

  /** Values that are looked at together. */
  private static final int BLOCK = 256;

  private static final int[] NONE = {};
  private static final byte WANTED = 1;
  private static final byte UNWANTED = 2;

  private final Facet facet;
  private final FacetSets sets;
  private final Set<String> selected;
  private final boolean someWanted;
  private final boolean counted;

  /** What is selected, by value; null when nothing is. */
  private final byte[] marks;

  /** The selected values that there are. */
  private final Set<Integer> marked = new HashSet<>();

  /** Zeros to count with; null: not counted. */
  private final int[] zeros;

  /** Datasets, or observations that have nothing else, by set of values; null: not counted. */
  private int[] ofSets;

  /** The sets that were counted, where these are few; null otherwise. */
  private int[] some;

  /** Whether none was counted yet. */
  private boolean fresh = true;

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
    zeros = counted ? sets.zeros() : null;
    ofSets = zeros;
  }

  private void mark(Set<String> values, byte mark) throws IOException {
    for (String value : values) {
      int number = sets.names().number(value);
      if (number >= 0) {
        marks[number] |= mark;
        marked.add(number);
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
    if (!sets.isSingle()) {
      for (int set = 0; set < sets.size(); set++) {
        if (passes(set)) {
          passing.set(set);
        }
      }
      return passing;
    }
    if (!someWanted) {
      passing.set(0, sets.size());
    }
    for (int value : marked) {
      if (passes(value)) {
        passing.set(value);
      } else {
        passing.clear(value);
      }
    }
    return passing;
  }

  /** Counts datasets, or observations, that have the set of values and no other. */
  void count(int set, int datasets) {
    if (counted) {
      countedAny();
      ofSets[set] += datasets;
    }
  }

  /**
   * Counts datasets tuple by tuple.
   *
   * @param setsOf the set of values, by tuple
   * @param some of which there are any
   * @param datasets by tuple
   */
  void count(int[] setsOf, int[] some, int[] datasets) {
    if (counted) {
      countedAny();
      for (int tuple : some) {
        ofSets[setsOf[tuple]] += datasets[tuple];
      }
    }
  }

  /** Counts datasets, or observations, by the set of values that each has. */
  void count(Numbers numbers, Documents documents) {
    boolean few = fresh && documents.count() < ofSets.length / MANY;
    countedAny();
    if (few) {
      some = numbers.countSome(documents, ofSets);
    } else {
      numbers.count(documents.set(), ofSets);
    }
  }

  private void countedAny() {
    fresh = false;
    some = null;
  }

  /** Counts datasets, given how many have each set of values, and no others. */
  void countAll(int[] datasets) {
    countedAny();
    ofSets = datasets;
  }

  /**
   * Counts observations in which there is a dataset with the set of values, among others.
   *
   * @param group number of the group these observations are, above 0: one comes after the other,
   *     and a value is counted once in it
   */
  void count(int set, int group, int observations) {
    int unwanted = unwanted(set);
    if (unwanted > 1 || !counted) {
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
    if (sets.isSingle()) {
      return ofSets;
    }
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
   * The counts. Asked for once, at the end.
   *
   * @param limit values at most, what is selected aside
   * @param text that values must contain, case and accents aside
   */
  FacetCounts result(int limit, String text) throws IOException {
    int[] ofValues = ofValues();
    for (int value = 0; counts != null && value < counts.length; value++) {
      ofValues[value] += counts[value];
      some = null;
    }
    TopCounts highest = new TopCounts(Math.min(limit, ofValues.length));
    String folded = Words.folded(text);
    int values;
    if (sets.isSingle() && some != null) {
      values = some.length;
      take(highest, some, ofValues, folded);
    } else {
      values = take(highest, ofValues, folded);
    }
    ImmutableList<Count> top = named(highest.numbers(), ofValues);
    int notStated = sets.names().number(Facet.NOT_STATED);
    values -= notStated >= 0 && ofValues[notStated] > 0 ? 1 : 0;
    sets.giveBack(zeros, ofSets == zeros ? some : NONE);
    return new FacetCounts(facet, top, values);
  }

  private void take(TopCounts highest, int[] numbers, int[] ofValues, String folded)
      throws IOException {
    for (int number : numbers) {
      take(highest, number, ofValues[number], folded);
    }
  }

  /**
   * Looks at all values, of which there may be many, a block at a time: which blocks have a count
   * that is high enough is seen faster than which values; says how many are counted.
   */
  private int take(TopCounts highest, int[] ofValues, String folded) throws IOException {
    int values = 0;
    for (int from = 0; from < ofValues.length; from += BLOCK) {
      int to = Math.min(ofValues.length, from + BLOCK);
      int most = 0;
      for (int number = from; number < to; number++) {
        most = Math.max(most, ofValues[number]);
        values += -ofValues[number] >>> Integer.SIZE - 1;
      }
      if (most >= highest.least()) {
        for (int number = from; number < to; number++) {
          take(highest, number, ofValues[number], folded);
        }
      }
    }
    return values;
  }

  private void take(TopCounts highest, int number, int count, String folded) throws IOException {
    if (highest.takes(number, count) && (folded.isEmpty() || isShown(number, folded))) {
      highest.add(number, count);
    }
  }

  /** Only what is selected may lack the text. */
  private boolean isShown(int number, String folded) throws IOException {
    return marks != null && marks[number] != 0
        || Words.folded(sets.names().value(number)).contains(folded);
  }

  /**
   * These values and all selected ones, the highest count first, then by name.
   *
   * @param numbers the highest count first
   */
  private ImmutableList<Count> named(int[] numbers, int[] ofValues) throws IOException {
    List<Count> top = new ArrayList<>();
    // read in the order in which they stand
    int[] sorted = numbers.clone();
    Arrays.sort(sorted);
    String[] names = sets.names().values(sorted);
    for (int number : numbers) {
      String name = names[Arrays.binarySearch(sorted, number)];
      top.add(new Count(name, ofValues[number]));
    }
    Set<String> missing = new HashSet<>(selected);
    if (!missing.isEmpty()) {
      top.forEach(count -> missing.remove(count.value()));
    }
    for (String value : missing) {
      int number = sets.names().number(value);
      top.add(new Count(value, number < 0 ? 0 : ofValues[number]));
    }
    // they are nearly so: only a value that is not stated may have its number elsewhere
    top.sort(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value));
    return ImmutableList.copyOf(top);
  }
}
