package skysift.search;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The counts of one facet in one result, as if the facet's own wanted values were not asked for
 * (drill-sideways).
 *
 * @param facet which one
 * @param top values by count, then name, "not stated" among them; at most as many as the request
 *     asked for; every wanted or unwanted value is there, with 0 when nothing carries it
 * @param values how many different values have a count above 0, "not stated" aside
 * @param broader the next broader value of those values at the top that have one there
 */
public record FacetCounts(
    Facet facet, ImmutableList<Count> top, int values, ImmutableMap<String, String> broader) {
  /** A value below its broader one, by so many steps. */
  public record Nested(Count count, int depth) {}

  /** Without anything known of broader and narrower values. */
  public FacetCounts(Facet facet, ImmutableList<Count> top, int values) {
    this(facet, top, values, ImmutableMap.of());
  }

  /** Whether no row states a value and nothing is selected. */
  public boolean saysNothing() {
    return top.stream().allMatch(count -> count.value().equals(Facet.NOT_STATED));
  }

  /** With what a hierarchy says of the values at the top. */
  public FacetCounts under(Hierarchy hierarchy) {
    Set<String> there = top.stream().map(Count::value).collect(Collectors.toSet());
    ImmutableMap.Builder<String, String> known = ImmutableMap.builder();
    for (String value : there) {
      hierarchy
          .broader(facet, value)
          .filter(other -> there.contains(other) && !other.equals(value))
          .ifPresent(other -> known.put(value, other));
    }
    return new FacetCounts(facet, top, values, known.buildOrThrow());
  }

  /** The values at the top, each narrower one below its broader one, else in their order. */
  public ImmutableList<Nested> nested() {
    ListMultimap<String, Count> narrower = ArrayListMultimap.create();
    ImmutableList.Builder<Nested> nested = ImmutableList.builder();
    for (Count count : top) {
      if (broader.containsKey(count.value())) {
        narrower.put(broader.get(count.value()), count);
      }
    }
    for (Count count : top) {
      if (!broader.containsKey(count.value())) {
        add(nested, count, 0, narrower);
      }
    }
    return nested.build();
  }

  private static void add(
      ImmutableList.Builder<Nested> nested,
      Count count,
      int depth,
      ListMultimap<String, Count> narrower) {
    nested.add(new Nested(count, depth));
    for (Count below : narrower.get(count.value())) {
      add(nested, below, depth + 1, narrower);
    }
  }

  /** The count of a value; 0 when it is not among the top. */
  public long of(String value) {
    return top.stream().filter(c -> c.value().equals(value)).mapToLong(Count::count).sum();
  }
}
