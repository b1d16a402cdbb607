package skysift.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.search.SortKey;
import skysift.search.Unit;

/**
 * How long the first page of every sort takes beside that by t_min: no facet is counted, what the
 * filters find is known, 100 rows are put together. Medians in milliseconds.
 */
record Sorts(ImmutableList<Line> lines) {
  private static final int ROUNDS = 9;
  private static final int WARM = 3;

  /** Where a page is deep, of all rows. */
  private static final double DEEP = 0.8;

  /**
   * One sort, unit and filter.
   *
   * @param first when it is asked for the first time; the next units and filters have its order
   * @param start that of t_min, same direction, unit and filter, in turn with it
   * @param deepFirst the page at 80 % of the rows, asked for once
   * @param deep the same, asked for again
   */
  record Line(String name, double first, double page, double start, double deepFirst, double deep) {
    double ratio() {
      return page / start;
    }
  }

  private static ImmutableMap<String, SearchRequest> requests() {
    Map<String, SearchRequest> requests = new LinkedHashMap<>();
    for (Unit unit : Unit.values()) {
      SearchRequest all = SearchRequest.everything().withUnit(unit).withFacets(ImmutableSet.of());
      String name = unit.name().toLowerCase(Locale.ROOT) + ", ";
      requests.put(name + "all", all);
      requests.put(name + "type", Session.with(all, Facet.TYPE, "image"));
      requests.put(
          name + "instrument", Session.with(all, Facet.INSTRUMENT, Survey.INSTRUMENTS.get(20)));
      requests.put(name + "cone 5", Session.cone(all, Place.cluster(5), 5));
      requests.put(name + "word", all.withText(Words.ALL.get(1)));
    }
    return ImmutableMap.copyOf(requests);
  }

  private static ImmutableList<SortKey> keys() {
    return Stream.concat(
            Arrays.stream(ObsCoreColumn.values()).map(SortKey.Column::new),
            Arrays.stream(SortKey.Remembered.values()))
        .collect(ImmutableList.toImmutableList());
  }

  /** Asks for all of them, one sort after the other. */
  static Sorts measure(Own index, Clock clock) throws IOException {
    ImmutableList.Builder<Line> lines = ImmutableList.builder();
    ImmutableMap<String, SearchRequest> requests = requests();
    for (SearchRequest request : requests.values()) {
      for (int i = 0; i < 200; i++) {
        index.search(request.withSort(i % 2 == 0 ? Sort.BY_START : Sort.NEWEST));
      }
    }
    for (SortKey key : keys()) {
      for (boolean descending : new boolean[] {false, true}) {
        Sort sort = new Sort(key, descending);
        String name = name(key) + (descending ? ", descending" : "");
        for (Map.Entry<String, SearchRequest> request : requests.entrySet()) {
          String what = name + "; " + request.getKey();
          lines.add(line(what, index, request.getValue(), sort, clock));
        }
      }
    }
    return new Sorts(lines.build());
  }

  private static String name(SortKey key) {
    return key instanceof SortKey.Column by
        ? by.column().columnName()
        : key.toString().toLowerCase(Locale.ROOT);
  }

  private static Line line(String name, Own index, SearchRequest request, Sort sort, Clock clock)
      throws IOException {
    double first = timed(index, request.withSort(sort), clock);
    Sort byStart = new Sort(ObsCoreColumn.T_MIN, sort.descending());
    double[] page = new double[ROUNDS];
    double[] start = new double[ROUNDS];
    for (int round = -WARM; round < ROUNDS; round++) {
      double mine = timed(index, request.withSort(sort), clock);
      double other = timed(index, request.withSort(byStart), clock);
      if (round >= 0) {
        page[round] = mine;
        start[round] = other;
      }
    }
    long rows = index.search(request.withPage(0, 0)).total().in(request.unit());
    SearchRequest deep = request.withSort(sort).withPage((int) (DEEP * rows), 100);
    double deepFirst = timed(index, deep, clock);
    return new Line(
        name,
        first,
        Figures.median(page),
        Figures.median(start),
        deepFirst,
        timed(index, deep, clock));
  }

  private static double timed(Own index, SearchRequest request, Clock clock) throws IOException {
    long began = clock.nanos();
    index.search(request);
    return (clock.nanos() - began) / 1e6;
  }

  /** The one that is slowest beside t_min. */
  Line worst() {
    return lines.stream().max(Comparator.comparingDouble(Line::ratio)).orElseThrow();
  }

  /** How many take more than so many times as long as t_min. */
  long over(double ratio) {
    return lines.stream().filter(line -> line.ratio() > ratio).count();
  }

  /** The longest that a sort took when it was asked for the first time. */
  Line longest() {
    return lines.stream().max(Comparator.comparingDouble(Line::first)).orElseThrow();
  }

  /** The deep page that took longest. */
  Line deepest() {
    return lines.stream().max(Comparator.comparingDouble(Line::deepFirst)).orElseThrow();
  }
}
