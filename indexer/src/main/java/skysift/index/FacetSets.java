package skysift.index;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.util.BytesRef;

/** The sets of values that datasets have in one facet, and the values, by number. */
final class FacetSets {
  /** What the numbers of values stand for; numbers follow the order of names. */
  interface Names {
    int size();

    String value(int number) throws IOException;

    /** Several at once. */
    default String[] values(int[] numbers) throws IOException {
      String[] values = new String[numbers.length];
      for (int i = 0; i < numbers.length; i++) {
        values[i] = value(numbers[i]);
      }
      return values;
    }

    /** -1 when there is no such value. */
    int number(String value) throws IOException;
  }

  private final Names names;

  /** Values of each set; null when every set is the one value of the same number. */
  private final int[][] sets;

  /** Zeros that nobody uses now: to have new ones for each search takes longer than to count. */
  private final AtomicReference<int[]> spare = new AtomicReference<>();

  private FacetSets(Names names, int[][] sets) {
    this.names = names;
    this.sets = sets;
  }

  /** Each value a set of its own. */
  static FacetSets single(Names names) {
    return new FacetSets(names, null);
  }

  /** Each of few values a set of its own; they come in order. */
  static FacetSets single(String... values) {
    return single(new FixedNames(values));
  }

  Names names() {
    return names;
  }

  /** Whether each set is the one value of the same number. */
  boolean isSingle() {
    return sets == null;
  }

  int size() {
    return sets == null ? names.size() : sets.length;
  }

  /** How many values a set has. */
  int count(int set) {
    return sets == null ? 1 : sets[set].length;
  }

  /** The i-th value of a set. */
  int value(int set, int i) {
    return sets == null ? set : sets[set][i];
  }

  /** A zero for each set. */
  int[] zeros() {
    int[] zeros = spare.getAndSet(null);
    return zeros != null ? zeros : new int[size()];
  }

  /**
   * Takes back what {@link #zeros} gave.
   *
   * @param some where it is not 0 any more; null when that may be anywhere
   */
  void giveBack(int[] counted, int[] some) {
    if (some == null) {
      Arrays.fill(counted, 0);
    } else {
      for (int number : some) {
        counted[number] = 0;
      }
    }
    spare.set(counted);
  }

  /** Numbers sets as they come. */
  static final class Builder {
    private final Map<ImmutableSet<String>, Integer> numbers = new HashMap<>();
    private final Map<BytesRef, Integer> numbersOfParts = new HashMap<>();
    private final List<ImmutableSet<String>> sets = new ArrayList<>();
    private final FacetSets older;

    Builder() {
      older = null;
    }

    /** Goes on with what others have; that keeps its numbers. */
    Builder(FacetSets older) throws IOException {
      this.older = older;
      for (int set = 0; set < older.size(); set++) {
        ImmutableSet.Builder<String> values = ImmutableSet.builder();
        for (int i = 0; i < older.count(set); i++) {
          values.add(older.names().value(older.value(set, i)));
        }
        number(values.build());
      }
    }

    /** Of the part of a {@link FacetTuple}; its values are read only when it is a new one. */
    int number(BytesRef part) throws IOException {
      Integer known = numbersOfParts.get(part);
      if (known == null) {
        known = number(FacetTuple.values(part));
        numbersOfParts.put(BytesRef.deepCopyOf(part), known);
      }
      return known;
    }

    int number(ImmutableSet<String> set) {
      Integer known = numbers.putIfAbsent(set, sets.size());
      if (known != null) {
        return known;
      }
      sets.add(set);
      return sets.size() - 1;
    }

    FacetSets build() {
      if (older != null && older.size() == sets.size()) {
        return older;
      }
      TreeSet<String> values = new TreeSet<>();
      sets.forEach(values::addAll);
      FixedNames names = new FixedNames(values.toArray(String[]::new));
      int[][] numbered = new int[sets.size()][];
      for (int i = 0; i < numbered.length; i++) {
        numbered[i] = sets.get(i).stream().mapToInt(names::number).toArray();
      }
      return new FacetSets(names, numbered);
    }
  }

  private record FixedNames(String[] values) implements Names {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public String value(int number) {
      return values[number];
    }

    @Override
    public int number(String value) {
      return Math.max(-1, Arrays.binarySearch(values, value));
    }
  }
}
