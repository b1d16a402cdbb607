package skysift.grouping;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import skysift.grouping.ArchiveSet.Row;

/**
 * Takes each archive at its word: one observation is what has the same observation columns and the
 * same facility there. Rows that state no facility, or only a broader one, join those that do when
 * these name one facility only.
 */
final class ArchiveSets {
  private ArchiveSets() {}

  /** The sets, in no order. */
  static List<ArchiveSet> of(Rules rules, Collection<Row> rows) {
    List<ArchiveSet> sets = new ArrayList<>();
    for (List<Row> said : parts(rows, Said::of).values()) {
      Map<Stated, List<Row>> stated = parts(said, Stated::of);
      Map<Stated, List<Row>> together = new HashMap<>();
      stated.forEach(
          (one, same) ->
              together
                  .computeIfAbsent(one.within(stated.keySet()), s -> new ArrayList<>())
                  .addAll(same));
      together.forEach(
          (facility, same) -> sets.add(new ArchiveSet(rules, name(same.get(0), facility), same)));
    }
    return sets;
  }

  private static <K> Map<K, List<Row>> parts(Collection<Row> rows, Function<Row, K> part) {
    Map<K, List<Row>> parts = new HashMap<>();
    for (Row row : rows) {
      parts.computeIfAbsent(part.apply(row), p -> new ArrayList<>(1)).add(row);
    }
    return parts;
  }

  private static ImmutableList<String> name(Row row, Stated facility) {
    return ImmutableList.<String>builder()
        .add(row.dataset().archive())
        .addAll(row.identity().columns())
        .add(facility.list() ? "facilities" : "facility")
        .addAll(facility.facilities())
        .build();
  }

  /** What an archive says in its observation columns. */
  private record Said(String archive, ImmutableList<String> columns) {
    static Said of(Row row) {
      return new Said(row.dataset().archive(), row.identity().columns());
    }
  }

  /**
   * The facility as one row states it.
   *
   * @param facilities broader names first; empty when not stated
   * @param list whether the row has several facilities side by side, or says {@code Many}
   */
  private record Stated(ImmutableList<String> facilities, boolean list) {
    static Stated of(Row row) {
      return new Stated(row.identity().stated(), row.several());
    }

    /** The one statement that this is part of; itself when there is none, or more than one. */
    Stated within(Set<Stated> all) {
      if (list || all.size() == 1) {
        return this;
      }
      List<Stated> fuller = all.stream().filter(this::isPartOf).toList();
      List<Stated> fullest =
          fuller.stream().filter(one -> fuller.stream().noneMatch(one::isPartOf)).toList();
      return fullest.size() == 1 && !fullest.get(0).list() ? fullest.get(0) : this;
    }

    private boolean isPartOf(Stated other) {
      boolean comparable = !list && (!other.list || facilities.isEmpty());
      return comparable
          && other.facilities.size() > facilities.size()
          && other.facilities.containsAll(facilities);
    }
  }
}
