package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;
import static skysift.search.SearchRequest.everything;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Change;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.Life;
import skysift.search.Sort;
import skysift.search.SortKey;
import skysift.search.Totals;
import skysift.search.Unit;

/** What an index remembers of its rows. */
class LifeTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T10:00:00Z");
  private static final Instant WEDNESDAY = Instant.parse("2026-03-04T10:00:00Z");

  private Instant now = MONDAY;
  private DatasetIndex index;

  @BeforeEach
  void openIndex() throws IOException {
    index = DatasetIndex.inMemory(Grouping.builtIn(), () -> now);
  }

  @AfterEach
  void closeIndex() throws IOException {
    index.close();
  }

  private static Datasets row(String obsId) {
    return dataset("MAST").did("ivo://x?" + obsId).obsId(obsId);
  }

  private interface Step {
    void on(Writing writing) throws IOException;
  }

  /** A harvest of MAST on that day. */
  private Origin harvest(Instant day, Step step) throws IOException {
    now = day;
    try (Writing writing = index.beginWriting(Origin.Kind.HARVEST, "test", List.of("MAST"))) {
      step.on(writing);
      writing.commit();
      return writing.origin();
    }
  }

  private Life life(Datasets row) throws IOException {
    Dataset dataset = row.build();
    return index.lives(List.of(dataset.key())).get(dataset.key());
  }

  private List<String> found(Change change) throws IOException {
    return index
        .search(everything().withUnit(Unit.DATASETS).toggled(Facet.CHANGE, change.word()))
        .hits()
        .stream()
        .map(hit -> hit.best().text(ObsCoreColumn.OBS_ID).orElseThrow())
        .toList();
  }

  @Test
  void the_next_harvest_tells_new_changed_unchanged_and_gone_apart() throws IOException {
    // GIVEN
    List<Added> counts = new ArrayList<>();
    Origin first =
        harvest(
            MONDAY,
            w ->
                counts.add(
                    w.add(
                        List.of(
                            row("a").size(5).build(),
                            row("b").size(5).build(),
                            row("c").build()))));
    // WHEN
    Origin second =
        harvest(
            TUESDAY,
            w -> {
              counts.add(
                  w.add(
                      List.of(
                          row("a").size(5).build(), row("b").size(6).build(), row("d").build())));
              then(w.markGone("MAST", asked -> true)).isEqualTo(1);
              then(w.markGone(List.of(row("c").build().key(), row("zzz").build().key()))).isZero();
            });
    // THEN
    then(counts).containsExactly(new Added(3, 0, 0), new Added(1, 1, 1));
    then(index.search(everything().withUnit(Unit.DATASETS)).counts(Facet.CHANGE).top())
        .containsExactly(
            new Count("changed", 1),
            new Count("gone", 1),
            new Count("new", 1),
            new Count("unchanged", 1));
    then(found(Change.NEW)).containsExactly("d");
    then(found(Change.CHANGED)).containsExactly("b");
    then(found(Change.UNCHANGED)).containsExactly("a");
    then(found(Change.GONE)).containsExactly("c");
    then(life(row("a")))
        .isEqualTo(
            new Life(Change.UNCHANGED, MONDAY, MONDAY, TUESDAY, Optional.empty(), first.token()));
    then(life(row("b")))
        .isEqualTo(
            new Life(Change.CHANGED, MONDAY, TUESDAY, TUESDAY, Optional.empty(), second.token()));
    then(life(row("c")))
        .isEqualTo(
            new Life(Change.GONE, MONDAY, MONDAY, MONDAY, Optional.of(TUESDAY), first.token()));
    then(first.token()).isEqualTo("harvest-1");
    then(index.origins()).containsExactly(first, second);
  }

  @Test
  void another_address_of_the_data_or_a_better_name_here_is_no_change() throws IOException {
    // GIVEN an archive with identity columns of its own
    Dataset before = row("a").url("https://x/a?runid=1").facility("Hubble").build();
    Dataset after =
        withKeyOf(
            before,
            row("a")
                .url("https://x/a?runid=2")
                .facility("HST")
                .original(ObsCoreColumn.FACILITY_NAME, "Hubble"));
    harvest(MONDAY, w -> w.add(List.of(before)));
    // WHEN
    harvest(TUESDAY, w -> then(w.add(List.of(after))).isEqualTo(new Added(0, 0, 1)));
    // THEN the new address is kept all the same
    then(index.search(everything()).hits().get(0).datasets()).containsExactly(after);
    then(index.lives(List.of(before.key())).get(before.key()).changed()).isEqualTo(MONDAY);
  }

  private static Dataset withKeyOf(Dataset other, Datasets row) {
    Dataset made = row.build();
    return new Dataset(
        other.key(),
        made.archive(),
        made.role(),
        made.values(),
        made.original(),
        made.extras(),
        made.observationId(),
        made.facilities(),
        made.instruments(),
        made.releaseDateKnown());
  }

  @Test
  void what_was_gone_and_is_there_again_is_changed() throws IOException {
    // GIVEN
    harvest(MONDAY, w -> w.add(List.of(row("a").build())));
    harvest(TUESDAY, w -> w.markGone(List.of(row("a").build().key())));
    then(found(Change.GONE)).containsExactly("a");
    // WHEN
    harvest(WEDNESDAY, w -> then(w.add(List.of(row("a").build()))).isEqualTo(new Added(0, 1, 0)));
    // THEN
    then(life(row("a")).change()).isEqualTo(Change.CHANGED);
    then(life(row("a")).gone()).isEmpty();
    then(life(row("a")).firstSeen()).isEqualTo(MONDAY);
  }

  @Test
  void a_harvest_that_brings_nothing_is_the_last_one_nevertheless() throws IOException {
    harvest(MONDAY, w -> w.add(List.of(row("a").build())));
    then(found(Change.NEW)).containsExactly("a");
    harvest(TUESDAY, w -> {});
    then(found(Change.NEW)).isEmpty();
    then(found(Change.UNCHANGED)).containsExactly("a");
  }

  @Test
  void other_archives_do_not_make_a_row_old() throws IOException {
    harvest(MONDAY, w -> w.add(List.of(row("a").build())));
    MemoryIndex.addTo(index, List.of(dataset("CADC").obsId("z").build()));
    then(found(Change.NEW)).containsExactlyInAnyOrder("a", "z");
  }

  @Test
  void regrouping_keeps_what_is_remembered() throws IOException {
    // GIVEN
    harvest(MONDAY, w -> w.add(List.of(row("u1").facility("HST").collection("HST").build())));
    // WHEN a partner comes, and goes again
    now = TUESDAY;
    Dataset partner =
        dataset("CADC").obsId("u1").facility("HST").collection("HST").did("ivo://c?1").build();
    MemoryIndex.addTo(index, List.of(partner));
    then(index.totals()).isEqualTo(new Totals(1, 2));
    // THEN
    then(life(row("u1").facility("HST")).firstSeen()).isEqualTo(MONDAY);
    then(life(row("u1").facility("HST")).changed()).isEqualTo(MONDAY);
  }

  @Test
  void a_harvest_that_was_broken_off_goes_on_as_the_same() throws IOException {
    // GIVEN
    Origin first = harvest(MONDAY, w -> w.add(List.of(row("a").build())));
    // WHEN
    now = TUESDAY;
    try (Writing writing = index.resumeWriting(first.token())) {
      writing.add(List.of(row("b").build()));
      then(writing.markGone("MAST", asked -> true)).isZero();
      writing.commit();
    }
    // THEN
    then(found(Change.NEW)).containsExactlyInAnyOrder("a", "b");
    then(index.origins()).containsExactly(first);
    thenThrownBy(() -> index.resumeWriting("harvest-9"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("harvest-9");
  }

  @Test
  void rows_are_sorted_by_when_they_came_and_changed() throws IOException {
    // GIVEN
    harvest(MONDAY, w -> w.add(List.of(row("a").build(), row("b").size(1).build())));
    harvest(TUESDAY, w -> w.add(List.of(row("c").build())));
    harvest(WEDNESDAY, w -> w.add(List.of(row("b").size(2).build())));
    // THEN
    then(sorted(new Sort(SortKey.Remembered.FIRST_SEEN, true)).get(0)).isEqualTo("c");
    then(sorted(new Sort(SortKey.Remembered.FIRST_SEEN, false)).get(2)).isEqualTo("c");
    then(sorted(new Sort(SortKey.Remembered.CHANGED, true))).containsExactly("b", "c", "a");
  }

  private List<String> sorted(Sort sort) throws IOException {
    return index.search(everything().withUnit(Unit.DATASETS).withSort(sort)).hits().stream()
        .map(hit -> hit.best().text(ObsCoreColumn.OBS_ID).orElseThrow())
        .toList();
  }

  @Test
  void what_an_import_brought_is_removed_and_what_it_only_saw_again_stays() throws IOException {
    // GIVEN
    Origin first =
        harvest(MONDAY, w -> w.add(List.of(row("a").build(), row("b").build(), row("c").build())));
    Origin second =
        harvest(
            TUESDAY,
            w -> {
              w.add(List.of(row("a").build(), row("d").build()));
              w.markGone(List.of(row("c").build().key()));
            });
    // WHEN
    harvest(WEDNESDAY, w -> then(w.remove(second)).isEqualTo(1));
    // THEN
    then(index.origins()).doesNotContain(second).contains(first);
    then(index.totals().datasets()).isEqualTo(3);
    then(life(row("a")).lastSeen()).isEqualTo(MONDAY);
    then(life(row("c")).gone()).isEmpty();
    then(index.lives(List.of(row("d").build().key()))).isEmpty();
    // WHEN
    harvest(WEDNESDAY, w -> then(w.remove(first)).isEqualTo(3));
    then(index.totals()).isEqualTo(new Totals(0, 0));
  }

  @Test
  void what_is_gone_is_purged_when_asked() throws IOException {
    // GIVEN
    harvest(MONDAY, w -> w.add(List.of(row("a").build(), row("b").build())));
    harvest(TUESDAY, w -> w.markGone(List.of(row("a").build().key())));
    // WHEN
    try (Writing writing = index.beginWriting()) {
      then(writing.purge(Optional.of("CADC"))).isZero();
      then(writing.purge(Optional.empty())).isEqualTo(1);
      writing.commit();
    }
    // THEN
    then(index.totals().datasets()).isEqualTo(1);
  }
}
