package skysift.grouping;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import skysift.grouping.ArchiveSet.Row;

/**
 * Takes each archive at its word: one observation is what has the same observation columns and the
 * same facility there. Rows that state no facility, or only a broader one, join those that do when
 * these name one facility only.
 */
final class ArchiveSets {
  private ArchiveSets() {}

  static ImmutableList<ArchiveSet> of(Rules rules, Collection<Row> rows) {
    ImmutableList.Builder<ArchiveSet> sets = ImmutableList.builder();
    var byColumns = Multimaps.index(rows, ArchiveSets::columns);
    byColumns.asMap().forEach((columns, some) -> sets.addAll(byFacility(rules, columns, some)));
    return ImmutableList.sortedCopyOf(sets.build());
  }

  private static ImmutableList<String> columns(Row row) {
    return ImmutableList.<String>builder()
        .add(row.dataset().archive())
        .addAll(row.identity().columns())
        .build();
  }

  private static List<ArchiveSet> byFacility(
      Rules rules, List<String> columns, Collection<Row> rows) {
    ImmutableListMultimap<Stated, Row> stated = Multimaps.index(rows, row -> Stated.of(rules, row));
    ImmutableListMultimap.Builder<Stated, Row> together = ImmutableListMultimap.builder();
    stated.asMap().forEach((one, same) -> together.putAll(one.within(stated.keySet()), same));
    return together.build().asMap().entrySet().stream()
        .map(part -> new ArchiveSet(rules, name(columns, part.getKey()), part.getValue()))
        .toList();
  }

  private static ImmutableList<String> name(List<String> columns, Stated facility) {
    return ImmutableList.<String>builder()
        .addAll(columns)
        .add(facility.list() ? "facilities" : "facility")
        .addAll(facility.facilities())
        .build();
  }

  /**
   * The facility as one row states it.
   *
   * @param facilities broader names first; empty when not stated
   * @param list whether the row has several facilities side by side, or says {@code Many}
   */
  private record Stated(ImmutableList<String> facilities, boolean list) {
    static Stated of(Rules rules, Row row) {
      return new Stated(
          rules.setting(row.dataset()).stated(), Composites.hasSeveral(row.dataset()));
    }

    /** The one statement that this is part of; itself when there is none, or more than one. */
    Stated within(Set<Stated> all) {
      if (list) {
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
