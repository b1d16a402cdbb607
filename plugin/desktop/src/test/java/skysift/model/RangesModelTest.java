package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.Range;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.obscore.Dataset;
import skysift.search.Axis;
import skysift.search.Facet;
import skysift.search.Histogram;
import skysift.search.Limits;
import skysift.search.Ranges;
import skysift.search.SearchRequest;

class RangesModelTest {
  private final HeldTasks tasks = new HeldTasks();
  private DatasetIndex index;
  private SearchModel search;
  private RangesModel model;

  @BeforeEach
  void open() throws IOException {
    index = DatasetIndex.inMemory(Grouping.builtIn());
    List<Dataset> rows = new ArrayList<>();
    for (int year = 2001; year <= 2010; year++) {
      double start = Ranges.time(year + "-06/").lowerEndpoint();
      rows.add(row("HST", "h" + year, start, 5e-7));
      rows.add(row("XMM-Newton", "x" + year, start, 1e-9));
    }
    rows.add(dataset("MAST").obsId("nowhen").facility("HST").build());
    try (var writing = index.beginWriting()) {
      writing.add(rows);
      writing.commit();
    }
    search = new SearchModel(index, tasks);
    model = new RangesModel(index, search, tasks);
    search.change(r -> SearchRequest.everything());
    tasks.doAll();
  }

  @Test
  void what_is_there_by_a_long_span_alone_is_told_apart() throws IOException {
    // GIVEN a mosaic of three years, in one of which something else was observed
    double start = mjd("2030");
    try (var writing = index.beginWriting()) {
      writing.add(
          List.of(
              dataset("MAST").obsId("mosaic").time(start, start + 1000).build(),
              row("HST", "short", start + 400, 5e-7)));
      writing.commit();
    }
    // WHEN
    search.change(r -> r.withTime(Optional.of(Ranges.time("2030/2033"))));
    model.look(Axis.TIME, Optional.of(Ranges.time("2029/2035")));
    tasks.doAll();
    // THEN
    Histogram time = model.histogram(Axis.TIME).orElseThrow();
    for (int bin = 0; bin < time.counts().size(); bin++) {
      boolean seen = time.bin(bin).contains(start + 400);
      boolean spanned =
          time.bin(bin).lowerEndpoint() <= start + 1000 && time.bin(bin).upperEndpoint() > start;
      then(time.longOnly().get(bin)).as("bin %s", bin).isEqualTo(spanned ? 1 : 0);
      then(time.counts().get(bin) - time.longOnly().get(bin))
          .as("bin %s", bin)
          .isEqualTo(seen ? 1 : bin == 0 ? 20 : 0);
    }
    then(model.histogram(Axis.WAVELENGTH).orElseThrow().longOnly()).containsOnly(0L);
  }

  private static Dataset row(String facility, String id, double start, double wavelength) {
    return dataset("MAST")
        .obsId(id)
        .facility(facility)
        .time(start, start + 0.1)
        .wavelength(wavelength, wavelength * 1.2)
        .build();
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  @Test
  void the_bars_cover_where_there_is_something_and_little_more() {
    Histogram time = model.histogram(Axis.TIME).orElseThrow();
    List<Double> edges = time.edges();
    then(edges.get(1)).isBetween(mjd("2000"), mjd("2001-06-01"));
    then(edges.get(edges.size() - 2)).isBetween(mjd("2010-06-01"), mjd("2012"));
    then(time.counts().size()).isLessThanOrEqualTo(AxisGrid.MOST + 4);
    then(time.counts().stream().mapToLong(n -> n).sum()).isEqualTo(20);
    then(time.notStated()).isEqualTo(1);
  }

  @Test
  void what_a_facet_takes_away_leaves_the_bars_what_is_brushed_does_not() {
    // WHEN
    search.change(r -> r.toggled(Facet.FACILITY, "HST"));
    model.limit(Axis.TIME, "2003 – 2005");
    tasks.doAll();
    // THEN
    then(search.result().orElseThrow().total().observations()).isEqualTo(3);
    then(bars(Axis.TIME)).as("not narrowed by its own limits").hasSize(10).containsOnly(1L);
    then(bars(Axis.WAVELENGTH)).containsOnly(3L);
  }

  @Test
  void brushing_bars_finds_what_they_count() {
    // GIVEN
    Histogram time = model.histogram(Axis.TIME).orElseThrow();
    int bar = time.counts().indexOf(2L);
    // WHEN
    model.limit(Axis.TIME, List.of(time.bin(bar)));
    tasks.doAll();
    // THEN
    then(search.result().orElseThrow().total().observations()).isEqualTo(2);
    search.undo();
    tasks.doAll();
    then(model.limits(Axis.TIME)).isEmpty();
  }

  @Test
  void other_ranges_keep_how_they_are_meant() {
    // GIVEN
    model.limit(
        Axis.TIME, Optional.of(Limits.inside(List.of(Ranges.time("2003/2005"))).withNotStated()));
    // WHEN
    model.limit(Axis.TIME, "2004");
    // THEN
    Limits limits = model.limits(Axis.TIME).orElseThrow();
    then(limits.inside()).isTrue();
    then(limits.orNotStated()).isTrue();
    then(limits.ranges()).containsExactly(Ranges.time("2004/2004"));
    model.limit(Axis.TIME, " ");
    then(model.limits(Axis.TIME)).isEmpty();
  }

  @Test
  void looking_closer_shows_finer_bars_and_counts_what_lies_outside() {
    // WHEN
    model.look(Axis.TIME, Optional.of(Range.closed(mjd("2004"), mjd("2005"))));
    tasks.doAll();
    // THEN
    Histogram time = model.histogram(Axis.TIME).orElseThrow();
    then(time.edges().get(2) - time.edges().get(1)).isLessThan(20);
    then(time.counts().get(0)).isEqualTo(6);
    then(time.counts().get(time.counts().size() - 1)).isEqualTo(12);
    then(model.isPart(Axis.TIME)).isTrue();
  }

  @Test
  void bars_stay_where_they_are_while_what_is_found_fills_them() {
    // GIVEN
    List<Double> before = model.histogram(Axis.TIME).orElseThrow().edges();
    // WHEN
    search.change(r -> r.toggled(Facet.FACILITY, "HST"));
    tasks.doAll();
    // THEN
    then(model.histogram(Axis.TIME).orElseThrow().edges()).isEqualTo(before);
    // WHEN little is left
    search.change(r -> r.withText("h2005"));
    tasks.doAll();
    // THEN
    List<Double> after = model.histogram(Axis.TIME).orElseThrow().edges();
    then(after).isNotEqualTo(before);
    then(after.get(after.size() - 2)).isLessThan(mjd("2007"));
  }

  @Test
  void an_axis_over_nothing_is_fitted_to_the_first_that_comes() {
    // GIVEN nothing is found
    search.change(r -> r.withText("nosuchthing"));
    tasks.doAll();
    List<Double> usual = model.histogram(Axis.TIME).orElseThrow().edges();
    then(usual.get(1)).isLessThan(mjd("1985"));
    // WHEN
    search.change(r -> r.withText(""));
    tasks.doAll();
    // THEN
    then(model.histogram(Axis.TIME).orElseThrow().edges().get(1)).isGreaterThan(mjd("1999"));
  }

  @Test
  void late_histograms_of_an_older_result_are_dropped() {
    // GIVEN
    search.change(r -> r.toggled(Facet.FACILITY, "HST"));
    tasks.doFirst();
    search.change(r -> r.toggled(Facet.FACILITY, "HST").toggled(Facet.FACILITY, "XMM-Newton"));
    // WHEN the newer answers come before the older histograms
    tasks.doLast();
    tasks.doLast();
    tasks.doAll();
    // THEN
    then(bars(Axis.WAVELENGTH)).containsOnly(10L);
    List<Double> edges = model.histogram(Axis.WAVELENGTH).orElseThrow().edges();
    then(edges.get(edges.size() - 2)).as("X-rays only").isLessThan(1e-8);
  }

  private List<Long> bars(Axis axis) {
    return model.histogram(axis).orElseThrow().counts().stream().filter(n -> n > 0).toList();
  }

  private static double mjd(String date) {
    return Ranges.time(date + "/").lowerEndpoint();
  }
}
