package skysift.grouping;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import skysift.obscore.ObservationKey;

/**
 * Puts sets together. Where joins lead to two sets that contradict each other, the nearest pair (in
 * time, then place, then by name) is put together first, and no two groups with a contradiction
 * between them ever are: a function of the sets alone.
 */
final class Partition {
  private Partition() {}

  /** The groups, in no order; each is sorted. */
  static ImmutableList<ImmutableList<ArchiveSet>> of(Collection<ArchiveSet> sets) {
    Map<ArchiveSet, SortedSet<ArchiveSet>> groupOf = new HashMap<>();
    for (Join join : Joins.among(sets)) {
      merge(groupOf, group(groupOf, join.first()), group(groupOf, join.second()));
    }
    ImmutableList.Builder<ImmutableList<ArchiveSet>> groups = ImmutableList.builder();
    for (ArchiveSet set : sets) {
      SortedSet<ArchiveSet> group = groupOf.get(set);
      if (group == null) {
        groups.add(ImmutableList.of(set));
      } else if (group.first().equals(set)) {
        groups.add(ImmutableList.copyOf(group));
      }
    }
    return groups.build();
  }

  /** Its group so far; only those that join others are in the map. */
  private static SortedSet<ArchiveSet> group(
      Map<ArchiveSet, SortedSet<ArchiveSet>> groupOf, ArchiveSet set) {
    return groupOf.computeIfAbsent(set, s -> new TreeSet<>(Set.of(s)));
  }

  private static void merge(
      Map<ArchiveSet, SortedSet<ArchiveSet>> groupOf,
      SortedSet<ArchiveSet> a,
      SortedSet<ArchiveSet> b) {
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
  static Map<ArchiveSet, ObservationKey> keys(List<ImmutableList<ArchiveSet>> groups) {
    Map<List<String>, List<ImmutableList<ArchiveSet>>> byName = new HashMap<>();
    for (ImmutableList<ArchiveSet> group : groups) {
      byName.computeIfAbsent(name(group), name -> new ArrayList<>(1)).add(group);
    }
    Map<ArchiveSet, ObservationKey> keys = new HashMap<>();
    byName.forEach(
        (name, same) -> {
          for (ImmutableList<ArchiveSet> group : same) {
            List<String> more = same.size() == 1 ? List.of() : group.get(0).name();
            ObservationKey key =
                ObservationKey.of(ImmutableList.copyOf(Iterables.concat(name, more)));
            group.forEach(set -> keys.put(set, key));
          }
        });
    return keys;
  }

  private static List<String> name(List<ArchiveSet> group) {
    String facility = null;
    String id = null;
    String idOfProduct = null;
    for (ArchiveSet set : group) {
      for (String one : set.facilities()) {
        facility = first(facility, one);
      }
      if (isProduct(set)) {
        idOfProduct = first(idOfProduct, set.id());
      } else {
        id = first(id, set.id());
      }
    }
    return List.of("id", facility == null ? "" : facility, id == null ? idOfProduct : id);
  }

  private static String first(String a, String b) {
    return a != null && a.compareTo(b) <= 0 ? a : b;
  }

  private static boolean isProduct(ArchiveSet set) {
    for (Exposure exposure : set.exposures()) {
      if (exposure.product()) {
        return true;
      }
    }
    return false;
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
