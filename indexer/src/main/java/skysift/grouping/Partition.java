package skysift.grouping;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import com.google.common.collect.MultimapBuilder;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import skysift.obscore.ObservationKey;

/**
 * Puts sets together. Where joins lead to two sets that contradict each other, the nearest pair (in
 * time, then place, then by name) is put together first, and no two groups with a contradiction
 * between them ever are: a function of the sets alone.
 */
final class Partition {
  private Partition() {}

  /** The groups, each sorted. */
  static ImmutableList<ImmutableList<ArchiveSet>> of(Collection<ArchiveSet> sets) {
    Map<ArchiveSet, Set<ArchiveSet>> groupOf = new HashMap<>();
    sets.forEach(set -> groupOf.put(set, new TreeSet<>(Set.of(set))));
    for (Join join : Joins.among(sets)) {
      merge(groupOf, groupOf.get(join.first()), groupOf.get(join.second()));
    }
    return sets.stream()
        .sorted()
        .map(groupOf::get)
        .map(ImmutableList::copyOf)
        .distinct()
        .collect(ImmutableList.toImmutableList());
  }

  private static void merge(
      Map<ArchiveSet, Set<ArchiveSet>> groupOf, Set<ArchiveSet> a, Set<ArchiveSet> b) {
    if (a == b || contradict(a, b)) {
      return;
    }
    a.addAll(b);
    b.forEach(set -> groupOf.put(set, a));
  }

  private static boolean contradict(Set<ArchiveSet> a, Set<ArchiveSet> b) {
    return a.stream().anyMatch(one -> b.stream().anyMatch(other -> Joins.contradict(one, other)));
  }

  /**
   * Key of each group: its identifier and facility, the same whichever archives have it; where
   * several groups share these, the name of its first set as well.
   */
  static ImmutableMap<ArchiveSet, ObservationKey> keys(List<ImmutableList<ArchiveSet>> groups) {
    ListMultimap<List<String>, ImmutableList<ArchiveSet>> byName =
        MultimapBuilder.hashKeys().arrayListValues().build();
    groups.forEach(group -> byName.put(name(group), group));
    ImmutableMap.Builder<ArchiveSet, ObservationKey> keys = ImmutableMap.builder();
    byName.forEach(
        (name, group) -> {
          boolean alone = byName.get(name).size() == 1;
          Stream<String> more = alone ? Stream.of() : group.get(0).name().stream();
          ObservationKey key = ObservationKey.of(Stream.concat(name.stream(), more).toList());
          group.forEach(set -> keys.put(set, key));
        });
    return keys.buildOrThrow();
  }

  private static List<String> name(List<ArchiveSet> group) {
    String facility =
        group.stream().flatMap(set -> set.facilities().stream()).min(String::compareTo).orElse("");
    boolean onlyProducts = group.stream().allMatch(Partition::isProduct);
    String id =
        group.stream()
            .filter(set -> onlyProducts || !isProduct(set))
            .map(ArchiveSet::id)
            .min(String::compareTo)
            .orElseThrow();
    return List.of("id", facility, id);
  }

  private static boolean isProduct(ArchiveSet set) {
    return set.exposures().stream().anyMatch(Exposure::product);
  }

  /** How each set of a group but the first came to it: the join on the shortest way there. */
  static ImmutableMap<ArchiveSet, Join> joinsTo(List<ArchiveSet> group) {
    Set<Join> joins = Joins.among(group);
    Map<ArchiveSet, Join> reached = new HashMap<>();
    Set<ArchiveSet> frontier = Set.of(group.get(0));
    while (!frontier.isEmpty()) {
      Set<ArchiveSet> next = new LinkedHashSet<>();
      for (Join join : joins) {
        for (ArchiveSet from : frontier) {
          boolean touches = join.first().equals(from) || join.second().equals(from);
          ArchiveSet to = join.other(from);
          boolean isNew = touches && !to.equals(group.get(0)) && !reached.containsKey(to);
          if (isNew) {
            reached.put(to, join);
            next.add(to);
          }
        }
      }
      frontier = ImmutableSet.copyOf(next);
    }
    return ImmutableMap.copyOf(reached);
  }
}
