package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.harvest.HarvestReport.Ending;
import skysift.harvest.HarvestReport.Harvested;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.TargetMatches;
import skysift.sky.Cone;
import skysift.vo.Web;

/** Whole harvests from a service on loopback. */
class HarvestRunTest {
  private static final ScheduledExecutorService ALARM =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  @TempDir Path directory;

  private final FakeTap tap = new FakeTap();
  private final Harvests.MemorySink sink = new Harvests.MemorySink();
  private final Harvests.Notes notes = new Harvests.Notes();
  private final Harvester harvester =
      new Harvester(
          Aliases.builtIn(),
          new Web(Duration.ofSeconds(5), Duration.ofSeconds(10)),
          Harvests.IMPATIENT,
          notes);

  @AfterEach
  void close() {
    Thread.interrupted();
    tap.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 100, 100_000})
  void every_row_comes_once_whatever_the_page(int page) throws IOException {
    // GIVEN
    tap.with(FakeTap.spread(1000));
    // WHEN
    HarvestReport report = harvest(HarvestRequest.of(List.of(tap.archive("fake", page, false))));
    // THEN
    then(report.ending()).isEqualTo(Ending.COMPLETE);
    then(ids()).containsExactlyInAnyOrderElementsOf(expected());
    then(report.kept()).isEqualTo(1000);
    then(report.read()).isEqualTo(1000);
    then(harvested(report).fresh()).isEqualTo(1000);
    then(report.anomalies()).isEmpty();
  }

  @Test
  void rows_that_nothing_tells_apart_are_cut_and_said_to_be() throws IOException {
    // GIVEN more rows of one moment and place than the service gives
    List<FakeTap.Row> alike = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      alike.add(new FakeTap.Row("o" + i, 50_000.0, 10.0, "M 1"));
    }
    tap.with(alike).limited(20);
    // WHEN
    HarvestReport report = harvest(HarvestRequest.of(List.of(tap.archive("fake", 100, false))));
    // THEN
    then(report.ending()).isEqualTo(Ending.OVERFLOW);
    then(report.message()).contains("at least 21, cut at 20");
    then(harvested(report).cut()).isEqualTo(1);
    then(ids()).hasSize(20);
  }

  @Test
  void no_more_rows_come_than_were_asked_for() throws IOException {
    // GIVEN
    tap.with(FakeTap.spread(1000));
    HarvestRequest request = HarvestRequest.of(List.of(tap.archive("fake", 100, false)));
    // WHEN
    HarvestReport report = harvest(request.atMost(250));
    // THEN
    then(report.ending()).isEqualTo(Ending.OVERFLOW);
    then(report.read()).isEqualTo(250);
    then(report.message()).contains("at least 251, cut at 250");
  }

  @Test
  void a_service_is_asked_by_jobs_which_are_taken_away_again() throws IOException {
    // GIVEN
    tap.with(FakeTap.spread(300));
    // WHEN
    HarvestReport report = harvest(HarvestRequest.of(List.of(tap.archive("fake", 100, true))));
    // THEN
    then(report.ending()).isEqualTo(Ending.COMPLETE);
    then(ids()).containsExactlyInAnyOrderElementsOf(expected());
    then(tap.jobs()).isEmpty();
    then(tap.deleted()).hasSize(tap.asked().size());
  }

  @Test
  void the_same_question_again_tells_new_changed_and_gone_rows_apart() throws IOException {
    // GIVEN
    tap.with(FakeTap.spread(500));
    HarvestRequest request = HarvestRequest.of(List.of(tap.archive("fake", 100, false)));
    harvest(request);
    // WHEN nothing has changed
    HarvestReport same = harvest(request);
    // THEN
    then(counts(same)).containsExactly(0L, 0L, 0L);
    // WHEN one row is new, one says something else, two are no longer there
    tap.rows().removeIf(row -> row.id().equals("o3") || row.id().equals("o10"));
    tap.rows().replaceAll(row -> row.id().equals("o5") ? withTarget(row, "other") : row);
    tap.rows().add(new FakeTap.Row("o900", 51_000.0, 3.0, "M 3"));
    HarvestReport other = harvest(request);
    // THEN
    then(counts(other)).containsExactly(1L, 1L, 2L);
    then(sink.gone).hasSize(2);
    then(ids()).contains("o3", "o10", "o900");
  }

  @Test
  void what_is_not_answered_is_not_called_gone() throws IOException {
    // GIVEN a whole harvest, then rows that go while the service answers only the earlier half
    tap.with(FakeTap.spread(500));
    HarvestRequest request = HarvestRequest.of(List.of(tap.archive("fake", 100, false)));
    harvest(request);
    tap.rows().clear();
    tap.with(FakeTap.spread(400));
    double middle = 50_100;
    tap.faulty(
        (number, query, exchange) -> {
          boolean late = query.contains("t_min >= ") && start(query) >= middle;
          if (late) {
            FakeTap.send(exchange, 400, FakeTap.error("not now"));
          }
          return late;
        });
    // WHEN
    HarvestReport report = harvest(request);
    // THEN
    then(report.ending()).isEqualTo(Ending.FAILED);
    then(report.message()).contains("not now");
    then(sink.gone.stream().map(sink.kept::get))
        .allMatch(d -> d.number(ObsCoreColumn.T_MIN).orElse(0) < middle + 60);
  }

  @Test
  void what_failed_is_asked_again_and_nothing_else() throws IOException {
    // GIVEN
    tap.with(FakeTap.spread(500));
    HarvestRequest request = HarvestRequest.of(List.of(tap.archive("fake", 100, false)));
    tap.faulty(
        (number, query, exchange) -> {
          boolean last = query.contains("t_min IS NULL");
          if (last) {
            FakeTap.send(exchange, 500, "out of order");
          }
          return last;
        });
    HarvestReport broken = harvest(request);
    // WHEN
    tap.faulty((number, query, exchange) -> false);
    int before = tap.asked().size();
    HarvestReport whole = harvest(request);
    // THEN
    then(broken.ending()).isEqualTo(Ending.FAILED);
    then(harvested(broken).open()).isEqualTo(1);
    then(whole.ending()).isEqualTo(Ending.COMPLETE);
    then(tap.asked().subList(before, tap.asked().size()))
        .singleElement()
        .asString()
        .contains("t_min IS NULL");
    then(whole.kept()).isEqualTo(500);
    then(harvested(whole).fresh()).isEqualTo(500);
    then(ids()).containsExactlyInAnyOrderElementsOf(expected());
  }

  @Test
  void a_region_is_put_as_the_service_takes_it_and_that_is_remembered() throws IOException {
    // GIVEN a service that knows no INTERSECTS
    tap.with(
        List.of(new FakeTap.Row("in", 5.0, 20.0, "M 1"), new FakeTap.Row("out", 5.0, 80.0, "")));
    tap.faulty(
        (number, query, exchange) -> {
          boolean refused = query.contains("INTERSECTS");
          if (refused) {
            FakeTap.send(exchange, 400, FakeTap.error("no function INTERSECTS"));
          }
          return refused;
        });
    HarvestRequest request =
        HarvestRequest.of(List.of(tap.archive("fake", 100, false)))
            .in(new HarvestRegion.InCone(Cone.parse("10 20 1")));
    // WHEN
    HarvestReport first = harvest(request);
    int before = tap.asked().size();
    HarvestReport second = harvest(request);
    // THEN
    then(first.ending()).isEqualTo(Ending.COMPLETE);
    then(harvested(first).dialect()).isEqualTo("centre");
    then(first.message()).contains("centre is near the region");
    then(harvested(first).queries())
        .extracting(HarvestReport.Query::outcome)
        .anyMatch(outcome -> outcome.contains("no function INTERSECTS"));
    then(tap.asked().get(before)).contains("CONTAINS").doesNotContain("INTERSECTS");
    then(second.ending()).isEqualTo(Ending.COMPLETE);
    then(ids()).containsExactly("in");
    then(harvested(first).outside()).isEqualTo(1);
  }

  @Test
  void rows_say_which_target_they_matched_and_targets_without_data_are_listed() throws IOException {
    // GIVEN
    tap.with(List.of(new FakeTap.Row("a", 5.0, 20.0, "x"), new FakeTap.Row("b", 5.0, 20.01, "x")));
    TargetList targets =
        new TargetList(
            List.of(
                target("mine", 10, 20, "0.3"),
                target("mine too", 10, 20.005, "0.4"),
                target("far", 200, -20, "0.5")));
    // WHEN
    HarvestReport report =
        harvest(
            HarvestRequest.of(List.of(tap.archive("fake", 100, false)))
                .in(new HarvestRegion.AroundTargets(targets, 0.008)));
    // THEN
    then(harvested(report).unmatched()).containsExactly("far");
    Dataset a = sink.kept.values().stream().filter(d -> id(d).equals("a")).findFirst().get();
    then(extra(a, TargetMatches.NAME)).isEqualTo("mine | mine too");
    then(extra(a, TargetMatches.DISTANCE)).isEqualTo("0.00 | 18.00");
    then(extra(a, "my_redshift")).isEqualTo("0.3 | 0.4");
  }

  @Test
  void slices_are_cut_by_a_column_that_has_an_index_where_one_is_known() throws IOException {
    // GIVEN
    tap.with(FakeTap.spread(300));
    notes.remember(tap.base(), ServiceMemory.INDEXED, "obs_id s_dec em_min");
    // WHEN
    HarvestReport report = harvest(HarvestRequest.of(List.of(tap.archive("fake", 100, false))));
    // THEN
    then(report.ending()).isEqualTo(Ending.COMPLETE);
    then(ids()).containsExactlyInAnyOrderElementsOf(expected());
    then(tap.asked().get(1)).contains("s_dec").doesNotContain("t_min");
  }

  @Test
  void a_harvest_that_is_paused_asks_and_reads_nothing_and_goes_on_whole() throws Exception {
    // GIVEN a pause as soon as the first rows come, longer than a query may take
    tap.with(FakeTap.spread(300));
    HarvestControl control = new HarvestControl();
    AtomicInteger told = new AtomicInteger();
    tap.faulty(
        (number, query, exchange) -> {
          if (number == 2) {
            control.pause();
            ALARM.schedule(
                () -> {
                  told.set(tap.asked().size());
                  control.resume();
                },
                Harvests.IMPATIENT.query().toMillis() + 500,
                TimeUnit.MILLISECONDS);
          }
          return false;
        });
    // WHEN
    HarvestReport report =
        all(HarvestRequest.of(List.of(tap.archive("fake", 100, false))), control).getFirst();
    // THEN
    then(told.get()).isEqualTo(2);
    then(report.ending()).isEqualTo(Ending.COMPLETE);
    then(report.message()).isEmpty();
    then(ids()).containsExactlyInAnyOrderElementsOf(expected());
    then(harvested(report).queries())
        .extracting(HarvestReport.Query::outcome)
        .allMatch(outcome -> outcome.matches("complete|overflow"));
  }

  @Test
  void one_archive_is_stopped_while_it_waits_and_the_other_goes_on_to_its_end() throws Exception {
    // GIVEN one whose part waits as soon as its first rows came, and is stopped then
    tap.with(FakeTap.spread(300));
    HarvestControl control = new HarvestControl();
    tap.faulty(
        (number, query, exchange) -> {
          if (number == 2) {
            control.pause("waits");
            ALARM.schedule((Runnable) () -> control.stop("waits"), 200, TimeUnit.MILLISECONDS);
          }
          return false;
        });
    try (FakeTap other = new FakeTap()) {
      other.with(FakeTap.spread(50));
      HarvestRequest both =
          HarvestRequest.of(
              List.of(tap.archive("waits", 100, false), other.archive("goes on", 100, false)));
      // WHEN
      List<HarvestReport> reports = all(both, control);
      // THEN
      then(reports)
          .extracting(HarvestReport::ending)
          .containsExactly(Ending.STOPPED, Ending.COMPLETE);
      // WHEN it is asked again
      then(all(both, control))
          .extracting(HarvestReport::ending)
          .containsExactly(Ending.COMPLETE, Ending.COMPLETE);
    }
    then(ids()).containsAll(expected());
  }

  @Test
  void time_in_which_it_waited_is_no_part_of_the_time_that_a_query_may_take() throws Exception {
    // GIVEN work that is held up most of its time, and goes on before that is over
    HarvestControl control = new HarvestControl();
    control.pause();
    Deadline deadline =
        new Deadline(
            ALARM, Duration.ofMillis(600), () -> control.paused("a"), () -> control.held("a"));
    ALARM.schedule((Runnable) control::resume, 500, TimeUnit.MILLISECONDS);
    // WHEN
    control.await("a", () -> {});
    CountDownLatch later = new CountDownLatch(1);
    ALARM.schedule((Runnable) later::countDown, 300, TimeUnit.MILLISECONDS);
    later.await();
    // THEN
    then(deadline.end()).isFalse();
  }

  @Test
  void a_harvest_that_is_paused_can_be_stopped() throws Exception {
    // GIVEN
    tap.with(FakeTap.spread(300));
    HarvestControl control = new HarvestControl();
    Thread here = Thread.currentThread();
    tap.faulty(
        (number, query, exchange) -> {
          if (number == 2) {
            control.pause();
            ALARM.schedule(here::interrupt, 200, TimeUnit.MILLISECONDS);
          }
          return false;
        });
    // WHEN
    HarvestReport stopped =
        all(HarvestRequest.of(List.of(tap.archive("fake", 100, false))), control).getFirst();
    // THEN what was not asked is asked later
    then(Thread.interrupted()).isTrue();
    then(stopped.ending()).isEqualTo(Ending.STOPPED);
    control.resume();
    then(harvest(HarvestRequest.of(List.of(tap.archive("fake", 100, false)))).ending())
        .isEqualTo(Ending.COMPLETE);
    then(ids()).containsExactlyInAnyOrderElementsOf(expected());
  }

  @Test
  void archives_are_asked_side_by_side_and_one_that_fails_harms_no_other() throws IOException {
    // GIVEN
    tap.with(FakeTap.spread(100));
    try (FakeTap other = new FakeTap().with(FakeTap.spread(50))) {
      other.faulty(
          (number, query, exchange) -> {
            FakeTap.send(exchange, 200, "<html><title>Maintenance</title></html>");
            return true;
          });
      // WHEN
      ImmutableList<HarvestReport> reports =
          all(
              HarvestRequest.of(
                  List.of(other.archive("down", 100, false), tap.archive("up", 1000, false))),
              new HarvestControl());
      // THEN
      then(reports).extracting(HarvestReport::archive).containsExactly("down", "up");
      then(reports.get(0).ending()).isEqualTo(Ending.FAILED);
      then(reports.get(0).message()).contains("web page").contains("Maintenance");
      then(reports.get(1).ending()).isEqualTo(Ending.COMPLETE);
      then(reports.get(1).kept()).isEqualTo(100);
    }
  }

  @Test
  void a_mirror_is_asked_when_the_first_address_does_not_answer() throws IOException {
    // GIVEN
    tap.with(FakeTap.spread(20));
    Archive archive = tap.archive("fake", 100, false);
    Archive dead = Archive.ofFile("fake").at(java.net.URI.create("http://127.0.0.1:9/tap"));
    Archive both =
        new Archive(
            "fake",
            dead.tap(),
            ImmutableList.of(tap.base()),
            archive.table(),
            archive.identityColumns(),
            archive.observationColumns(),
            "",
            "",
            archive.asking(),
            archive.facts(),
            true,
            "");
    // WHEN
    HarvestReport report = harvest(HarvestRequest.of(List.of(both)));
    // THEN
    then(report.ending()).isEqualTo(Ending.COMPLETE);
    then(report.source()).isEqualTo(tap.base().toString());
    then(report.kept()).isEqualTo(20);
  }

  @Test
  void an_interrupt_stops_all_aborts_the_job_and_keeps_what_is_whole() throws Exception {
    // GIVEN a job that never ends
    tap.with(FakeTap.spread(100));
    Thread here = Thread.currentThread();
    AtomicInteger polls = new AtomicInteger();
    tap.faulty(
        (number, query, exchange) -> {
          if (!query.startsWith("phase") || !here.isAlive()) {
            return false;
          }
          FakeTap.send(exchange, 200, "EXECUTING");
          if (polls.incrementAndGet() == 3) {
            here.interrupt();
          }
          return true;
        });
    // WHEN
    HarvestReport report = harvest(HarvestRequest.of(List.of(tap.archive("fake", 100, true))));
    // THEN
    then(report.ending()).isEqualTo(Ending.STOPPED);
    then(Thread.interrupted()).isTrue();
    then(tap.deleted()).hasSize(1);
  }

  @Test
  void a_sink_that_fails_ends_all_of_it() {
    // GIVEN
    tap.with(FakeTap.spread(10));
    DatasetSink full =
        batch -> {
          throw new IOException("disk full");
        };
    // THEN
    thenThrownBy(
            () ->
                harvester.harvest(
                    HarvestRequest.of(List.of(tap.archive("fake", 100, false))),
                    archive -> Optional.empty(),
                    directory,
                    archive -> full,
                    new HarvestControl(),
                    progress -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("disk full");
  }

  @Test
  void simulated_data_are_marked() throws IOException {
    // GIVEN
    tap.with(FakeTap.spread(3));
    Archive plain = tap.archive("fake", 100, false);
    Archive.Facts facts =
        new Archive.Facts(
            Archive.Granularity.FILE, ImmutableList.of(), "", true, "", "", "", "", "", "");
    Archive simulated =
        new Archive(
            "fake",
            plain.tap(),
            plain.mirrors(),
            plain.table(),
            plain.identityColumns(),
            plain.observationColumns(),
            "",
            "",
            plain.asking(),
            facts,
            true,
            "");
    // WHEN
    harvest(HarvestRequest.of(List.of(simulated)));
    // THEN
    then(sink.kept.values()).allMatch(d -> extra(d, "simulated").equals("true"));
  }

  private HarvestReport harvest(HarvestRequest request) throws IOException {
    return all(request, new HarvestControl()).getFirst();
  }

  private ImmutableList<HarvestReport> all(HarvestRequest request, HarvestControl control)
      throws IOException {
    return harvester.harvest(
        request, archive -> Optional.empty(), directory, archive -> sink, control, progress -> {});
  }

  private static Harvested harvested(HarvestReport report) {
    return report.harvest().orElseThrow();
  }

  private static List<Long> counts(HarvestReport report) {
    return List.of(
        harvested(report).fresh(), harvested(report).changed(), harvested(report).gone());
  }

  private static FakeTap.Row withTarget(FakeTap.Row row, String target) {
    return new FakeTap.Row(row.id(), row.time(), row.dec(), target);
  }

  private static Target target(String name, double ra, double dec, String redshift) {
    return new Target(
        name,
        skysift.sky.SkyPosition.of(ra, dec),
        com.google.common.collect.ImmutableMap.of("redshift", redshift));
  }

  private static double start(String query) {
    return Double.parseDouble(query.replaceFirst(".*t_min >= ([-0-9.E]+).*", "$1"));
  }

  private List<String> expected() {
    return tap.rows().stream().map(FakeTap.Row::id).toList();
  }

  private List<String> ids() {
    return sink.kept.values().stream().map(HarvestRunTest::id).toList();
  }

  private static String id(Dataset dataset) {
    return dataset.text(ObsCoreColumn.OBS_ID).orElse("");
  }

  private static String extra(Dataset dataset, String name) {
    return Stream.of(dataset)
        .flatMap(d -> d.extras().stream())
        .filter(e -> e.name().equals(name))
        .map(e -> e.text())
        .findFirst()
        .orElse("");
  }
}
