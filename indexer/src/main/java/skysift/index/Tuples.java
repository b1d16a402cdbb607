package skysift.index;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Number of the set of values, by facet and term. */
  private final Map<Facet, int[]> setsOfTerms = new EnumMap<>(Facet.class);

  private final Map<Facet, int[]> setsOfTuples = new EnumMap<>(Facet.class);

  private final int[] kinds;
  private final List<Facet> kept = new ArrayList<>(Fields.TUPLE_FACETS);
  private final List<Facet> takenOut = new ArrayList<>();

  private final int[] tupleOfTerm;
  private int size;

  Tuples(Snapshot snapshot, Dictionary terms, int[] termOfDoc) throws IOException {
    kinds = new int[terms.size()];
    tupleOfTerm = new int[terms.size()];
    read(snapshot, terms, termOfDoc);
    number();
    while (size > Math.max(1, termOfDoc.length / SHARING) && !kept.isEmpty()) {
      Facet most =
          kept.stream().max(Comparator.comparingInt(f -> sets.get(f).size())).orElseThrow();
      kept.remove(most);
      takenOut.add(most);
      number();
    }
    kept.forEach(facet -> setsOfTuples.put(facet, ofTuples(facet)));
    setsOfTuples.put(Facet.RIGHTS, ofTuples(Facet.RIGHTS));
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
    List<FacetSets.Builder> builders = new ArrayList<>();
    for (Facet facet : Fields.TUPLE_FACETS) {
      builders.add(new FacetSets.Builder());
      setsOfTerms.put(facet, new int[terms.size()]);
    }
    for (int term = 0; term < kinds.length; term++) {
      Optional<FacetTuple> said = FacetTuple.read(terms.bytes(term));
      FacetTuple tuple = said.isPresent() ? said.get() : fromRow(snapshot, term, termOfDoc);
      kinds[term] = tuple.rights();
      int i = 0;
      for (ImmutableSet<String> values : tuple.values()) {
        setsOfTerms.get(kept.get(i))[term] = builders.get(i).number(values);
        i++;
      }
    }
    for (int i = 0; i < builders.size(); i++) {
      sets.put(kept.get(i), builders.get(i).build());
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

  private void number() {
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    size = 0;
    for (int term = 0; term < kinds.length; term++) {
      List<Integer> key = new ArrayList<>(kept.size() + 1);
      for (Facet facet : kept) {
        key.add(setsOfTerms.get(facet)[term]);
      }
      key.add(kinds[term]);
      Integer known = numbers.putIfAbsent(key, size);
      tupleOfTerm[term] = known == null ? size : known;
      if (known == null) {
        size += isDated(term) ? 2 : 1;
      }
    }
  }
}
