package skysift.index;

import com.google.common.primitives.ImmutableIntArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.util.ArrayUtil;
import skysift.search.Facet;

/**
 * The facet tuples of a snapshot. Where facets do not go together there are nearly as many tuples
 * as documents; then those with the most values are taken out, to be columns of their own.
 */
final class Tuples {
  /** Documents that share a tuple, on average, lest facets are taken out. */
  private static final int SHARING = 8;

  /** Kind of what is dated, when it is public. */
  private static final int PUBLISHED = Rights.DATED + 1;

  /** All facets that terms have, those taken out too, and rights. */
  private final Map<Facet, FacetSets> sets = new EnumMap<>(Facet.class);

  private final Map<Facet, int[]> setsOfTuples = new EnumMap<>(Facet.class);
  private final List<Facet> kept = new ArrayList<>();
  private final List<Facet> takenOut = new ArrayList<>();
  private int size;

  /** See {@link Rights#kind}; by tuple. */
  private int[] kinds = new int[16];

  private int[] tupleOfTerm;

  private Tuples(TupleTerms terms) {
    Fields.TUPLE_FACETS.forEach(facet -> sets.put(facet, terms.sets(facet)));
    sets.put(Facet.RIGHTS, FacetSets.single(Rights.VALUES));
    tupleOfTerm = new int[terms.size()];
  }

  /** Those of so many documents. */
  static Tuples of(TupleTerms terms, int documents) {
    Tuples tuples = new Tuples(terms);
    tuples.number(terms, most(documents));
    return tuples;
  }

  /** These and those of new segments; null when there would be too many. */
  Tuples with(TupleTerms terms, int documents) {
    Tuples tuples = new Tuples(terms);
    tuples.kept.addAll(kept);
    tuples.kinds = kinds.clone();
    tuples.size = size;
    setsOfTuples.forEach(tuples.setsOfTuples::put);
    tuples.addTo(this, terms);
    return tuples.size <= most(documents) ? tuples : null;
  }

  private static int most(int documents) {
    return Math.max(1, documents / SHARING);
  }

  /** Whether what further terms say can be added. */
  boolean canGrow() {
    return takenOut.isEmpty();
  }

  /** What is known of terms is needed no more. */
  void forgetTerms() {
    tupleOfTerm = null;
  }

  /** Facets of the tuples; rights among them. */
  Set<Facet> facets() {
    return setsOfTuples.keySet();
  }

  List<Facet> takenOut() {
    return takenOut;
  }

  FacetSets sets(Facet facet) {
    return sets.get(facet);
  }

  /** Tuples are numbered below this. */
  int size() {
    return size;
  }

  /** The tuple of a term; if it is dated the next one is the same with public rights. */
  int ofTerm(int term) {
    return tupleOfTerm[term];
  }

  /** Whether the next one is the same with public rights. */
  boolean isDated(int tuple) {
    return kinds[tuple] == Rights.DATED;
  }

  /** Whether the one before is the same before it was public. */
  boolean isPublished(int tuple) {
    return kinds[tuple] == PUBLISHED;
  }

  /** By tuple the number of the set of values. */
  int[] setsOfTuples(Facet facet) {
    return setsOfTuples.get(facet);
  }

  private int add(int kind) {
    int tuple = size;
    size += kind == Rights.DATED ? 2 : 1;
    kinds = ArrayUtil.grow(kinds, size);
    kinds[tuple] = kind;
    if (kind == Rights.DATED) {
      kinds[tuple + 1] = PUBLISHED;
    }
    return tuple;
  }

  /** Numbers the tuples; takes out the facets of most values when there would be too many. */
  private void number(TupleTerms terms, int most) {
    List<Facet> facets = new ArrayList<>(Fields.TUPLE_FACETS);
    facets.sort(Comparator.comparingInt(facet -> sets.get(facet).size()));
    int[] numbers = terms.kinds();
    for (Facet facet : facets) {
      int[] more =
          takenOut.isEmpty() ? numbered(terms, numbers, terms.setsOfTerms(facet), most) : null;
      numbers = more == null ? numbers : more;
      (more == null ? takenOut : kept).add(facet);
    }
    int[] tuples = new int[Math.max(terms.size(), Rights.DATED + 1)];
    Arrays.fill(tuples, -1);
    for (int term = 0; term < terms.size(); term++) {
      int number = numbers[term];
      tuples[number] = tuples[number] < 0 ? add(terms.kinds()[term]) : tuples[number];
      tupleOfTerm[term] = tuples[number];
    }
    kept.forEach(facet -> setsOfTuples.put(facet, ofTuples(new int[size], terms, facet)));
    setsOfTuples.put(Facet.RIGHTS, rights());
  }

  /** By term the number of a pair of numbers; null when there are too many tuples. */
  private static int[] numbered(TupleTerms terms, int[] some, int[] others, int most) {
    Map<Long, Integer> numbers = new HashMap<>();
    int[] numbered = new int[some.length];
    int tuples = 0;
    for (int term = 0; term < some.length; term++) {
      Integer known = numbers.putIfAbsent((long) some[term] << 32 | others[term], numbers.size());
      numbered[term] = known == null ? numbers.size() - 1 : known;
      tuples += known != null ? 0 : terms.kinds()[term] == Rights.DATED ? 2 : 1;
      if (tuples > most) {
        return null;
      }
    }
    return numbered;
  }

  /** Gives terms the tuples they are of, or new ones behind the older. */
  private void addTo(Tuples older, TupleTerms terms) {
    Map<ImmutableIntArray, Integer> numbers = new HashMap<>();
    for (int tuple = 0; tuple < older.size; tuple++) {
      if (!isPublished(tuple)) {
        numbers.put(combination(kinds[tuple], older.setsOfTuples, tuple), tuple);
      }
    }
    Map<Facet, int[]> ofTerms = new EnumMap<>(Facet.class);
    kept.forEach(facet -> ofTerms.put(facet, terms.setsOfTerms(facet)));
    for (int term = 0; term < terms.size(); term++) {
      int kind = terms.kinds()[term];
      tupleOfTerm[term] =
          numbers.computeIfAbsent(combination(kind, ofTerms, term), missing -> add(kind));
    }
    if (size == older.size) {
      return;
    }
    for (Facet facet : kept) {
      int[] more = Arrays.copyOf(older.setsOfTuples(facet), size);
      setsOfTuples.put(facet, ofTuples(more, terms, facet));
    }
    setsOfTuples.put(Facet.RIGHTS, rights());
  }

  private ImmutableIntArray combination(int kind, Map<Facet, int[]> sets, int at) {
    ImmutableIntArray.Builder numbers = ImmutableIntArray.builder(kept.size() + 1).add(kind);
    kept.forEach(facet -> numbers.add(sets.get(facet)[at]));
    return numbers.build();
  }

  private int[] ofTuples(int[] of, TupleTerms terms, Facet facet) {
    int[] setsOfTerms = terms.setsOfTerms(facet);
    for (int term = 0; term < tupleOfTerm.length; term++) {
      int tuple = tupleOfTerm[term];
      of[tuple] = setsOfTerms[term];
      of[isDated(tuple) ? tuple + 1 : tuple] = of[tuple];
    }
    return of;
  }

  private int[] rights() {
    int[] of = new int[size];
    for (int tuple = 0; tuple < size; tuple++) {
      of[tuple] =
          switch (kinds[tuple]) {
            case Rights.DATED -> Rights.at(Rights.MOMENT, Rights.MOMENT - 1);
            case PUBLISHED -> Rights.at(Rights.MOMENT, Rights.MOMENT);
            default -> kinds[tuple];
          };
    }
    return of;
  }
}
