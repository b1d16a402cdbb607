package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import skysift.obscore.Dataset;
import skysift.search.Facet;

/**
 * The facet tuples of a snapshot. Where facets do not go together there are nearly as many tuples
 * as documents; then those with the most values are taken out, to be columns of their own.
 */
final class Tuples {
  /** Documents that share a tuple, on average, lest facets are taken out. */
  static final int SHARING = 8;

  /** All facets that terms have, those taken out too, and rights. */
  private final Map<Facet, FacetSets> sets = new EnumMap<>(Facet.class);

  private final Map<Facet, int[]> setsOfTuples = new EnumMap<>(Facet.class);
  private final List<Facet> kept = new ArrayList<>();
  private final List<Facet> takenOut = new ArrayList<>();
  private int size;

  /** Number of the set of values, by facet and term. */
  private final Map<Facet, int[]> setsOfTerms = new EnumMap<>(Facet.class);

  /** By term. */
  private int[] kinds;

  private int[] tupleOfTerm;

  Tuples(Snapshot snapshot, Dictionary terms, int[] termOfDoc) throws IOException {
    kinds = new int[terms.size()];
    tupleOfTerm = new int[terms.size()];
    read(snapshot, terms, termOfDoc);
    number(Math.max(1, termOfDoc.length / SHARING));
    kept.forEach(facet -> setsOfTuples.put(facet, ofTuples(facet)));
    setsOfTuples.put(Facet.RIGHTS, ofTuples(Facet.RIGHTS));
  }

  /** What is known of terms is needed no more: there may be as many as documents. */
  void forgetTerms() {
    setsOfTerms.clear();
    kinds = null;
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

  /** Number of the set of values in a facet, by term. */
  int[] setsOfTerms(Facet facet) {
    return setsOfTerms.get(facet);
  }

  /** Tuples are numbered below this. */
  int size() {
    return size;
  }

  /** The tuple of a term; if it is dated the next one is the same with public rights. */
  int ofTerm(int term) {
    return tupleOfTerm[term];
  }

  boolean isDated(int term) {
    return kinds[term] == Rights.DATED;
  }

  /** By tuple the number of the set of values. */
  int[] setsOfTuples(Facet facet) {
    return setsOfTuples.get(facet);
  }

  private int[] ofTuples(Facet facet) {
    int[] of = new int[size];
    for (int term = 0; term < tupleOfTerm.length; term++) {
      int tuple = tupleOfTerm[term];
      if (facet != Facet.RIGHTS) {
        of[tuple] = setsOfTerms.get(facet)[term];
        of[isDated(term) ? tuple + 1 : tuple] = of[tuple];
      } else if (isDated(term)) {
        of[tuple] = Rights.at(Rights.MOMENT, Rights.MOMENT - 1);
        of[tuple + 1] = Rights.at(Rights.MOMENT, Rights.MOMENT);
      } else {
        of[tuple] = kinds[term];
      }
    }
    return of;
  }

  private void read(Snapshot snapshot, Dictionary terms, int[] termOfDoc) throws IOException {
    Facet[] facets = Fields.TUPLE_FACETS.toArray(Facet[]::new);
    FacetSets.Builder[] builders = new FacetSets.Builder[facets.length];
    int[][] numbers = new int[facets.length][terms.size()];
    for (int i = 0; i < facets.length; i++) {
      builders[i] = new FacetSets.Builder();
      setsOfTerms.put(facets[i], numbers[i]);
    }
    Dictionary.Lookup lookup = terms.lookup();
    for (int term = 0; term < kinds.length; term++) {
      int at = term;
      OptionalInt rights =
          FacetTuple.read(
              lookup.bytes(term), (i, part) -> numbers[i][at] = builders[i].number(part));
      if (rights.isPresent()) {
        kinds[term] = rights.getAsInt();
        continue;
      }
      FacetTuple tuple = fromRow(snapshot, term, termOfDoc);
      kinds[term] = tuple.rights();
      for (int i = 0; i < facets.length; i++) {
        numbers[i][term] = builders[i].number(tuple.values().get(i));
      }
    }
    for (int i = 0; i < facets.length; i++) {
      sets.put(facets[i], builders[i].build());
    }
    sets.put(Facet.RIGHTS, FacetSets.single(Rights.VALUES));
  }

  private static FacetTuple fromRow(Snapshot snapshot, int term, int[] termOfDoc)
      throws IOException {
    int doc = 0;
    while (termOfDoc[doc] != term) {
      doc++;
    }
    Dataset dataset = snapshot.dataset(doc);
    return FacetTuple.of(dataset);
  }

  /** Numbers the tuples; takes out the facets of most values when there would be too many. */
  private void number(int most) {
    List<Facet> facets = new ArrayList<>(Fields.TUPLE_FACETS);
    facets.sort(Comparator.comparingInt(facet -> sets.get(facet).size()));
    int[] numbers = kinds;
    for (Facet facet : facets) {
      int[] more = takenOut.isEmpty() ? numbered(numbers, setsOfTerms.get(facet), most) : null;
      numbers = more == null ? numbers : more;
      (more == null ? takenOut : kept).add(facet);
    }
    int[] tuples = new int[Math.max(kinds.length, Rights.DATED + 1)];
    Arrays.fill(tuples, -1);
    for (int term = 0; term < kinds.length; term++) {
      int number = numbers[term];
      if (tuples[number] < 0) {
        tuples[number] = size;
        size += isDated(term) ? 2 : 1;
      }
      tupleOfTerm[term] = tuples[number];
    }
  }

  /** By term the number of a pair of numbers; null when there are too many tuples. */
  private int[] numbered(int[] some, int[] others, int most) {
    Map<Long, Integer> numbers = new HashMap<>();
    int[] numbered = new int[some.length];
    int tuples = 0;
    for (int term = 0; term < some.length; term++) {
      Integer known = numbers.putIfAbsent((long) some[term] << 32 | others[term], numbers.size());
      numbered[term] = known == null ? numbers.size() - 1 : known;
      tuples += known != null ? 0 : isDated(term) ? 2 : 1;
      if (tuples > most) {
        return null;
      }
    }
    return numbered;
  }
}
