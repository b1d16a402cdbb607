package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;
import skysift.obscore.ObsCoreColumn;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.search.SortKey;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;

class SortValuesTest {
  /** So few that they are one segment, however many processors there are. */
  private static final int ROWS = 990;

  private static final SearchRequest NEAR =
      SearchRequest.everything()
          .withCone(Optional.of(new Cone(new SkyPosition(10, 20), 5)))
          .withSort(Sort.NEAREST);

  @TempDir private Path folder;
  private final Random random = new Random(9);
  private Directory directory;
  private Snapshot snapshot;

  @BeforeEach
  void open() throws IOException {
    List<Dataset> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      Datasets row = dataset("A").obsId("o" + i / 3).did("ivo://x/" + i);
      for (ObsCoreColumn column : ObsCoreColumn.values()) {
        if (column.kind() == ObsCoreColumn.Kind.REAL) {
          row.value(column, random.nextGaussian() * Math.exp(random.nextInt(80) - 40));
        }
      }
      row.level(random.nextInt(4)).size(random.nextLong(1L << 40));
      double start = 50_000 + 9_000 * random.nextDouble();
      row.time(start, start + random.nextDouble());
      rows.add(row.title("t" + random.nextInt()).url("http://x/" + random.nextInt()).build());
    }
    try (DatasetIndex index = DatasetIndex.open(folder, Grouping.builtIn())) {
      MemoryIndex.addTo(index, rows);
    }
    directory = FSDirectory.open(folder);
    snapshot = Snapshot.open(directory);
  }

  @AfterEach
  void close() throws IOException {
    snapshot.reader().decRef();
    directory.close();
  }

  private static Stream<SortKey> keys() {
    return Stream.concat(
        Stream.of(ObsCoreColumn.values()).map(SortKey.Column::new),
        Stream.of(SortKey.Remembered.values()));
  }

  @Test
  void no_column_sorted_by_in_both_directions_takes_more_than_eight_bytes_a_row()
      throws IOException {
    Observations observations = snapshot.columns().observations();
    for (SortKey key : keys().toList()) {
      // WHEN
      SortNumbers numbers = SortValues.of(snapshot, key);
      long bytes =
          numbers.bytes()
              + new RowOrder(numbers, false, observations).bytes()
              + new RowOrder(numbers, true, observations).bytes();
      // THEN
      then((double) bytes / ROWS).as(key.toString()).isBetween(4.1, 8.0);
    }
  }

  @Test
  void no_order_is_made_on_a_thread_that_is_interrupted() throws IOException {
    // GIVEN
    RowOrder order = order();
    Thread.currentThread().interrupt();
    try {
      for (SortKey key : keys().toList()) {
        // THEN
        thenThrownBy(() -> SortValues.of(snapshot, key))
            .as(key.toString())
            .isInstanceOf(InterruptedIOException.class);
      }
      thenThrownBy(() -> new Page(snapshot, snapshot.live(), NEAR).hits())
          .isInstanceOf(InterruptedIOException.class);
      thenThrownBy(() -> new Listing(order, snapshot.live(), true, snapshot.ordering()))
          .isInstanceOf(InterruptedIOException.class);
    } finally {
      then(Thread.interrupted()).isTrue();
    }
    then(snapshot.ordering().percent()).isEmpty();
    then(order().page(snapshot.live(), true, 0, 10)).hasSize(10);
  }

  @Test
  void a_later_state_takes_numbers_over_or_has_them_made_anew() throws IOException {
    // GIVEN
    Map<SortKey, SortNumbers> before = new HashMap<>();
    for (SortKey key : keys().toList()) {
      before.put(key, SortValues.of(snapshot, key));
    }
    try (DatasetIndex index = DatasetIndex.open(folder, Grouping.builtIn())) {
      Dataset one = dataset("A").obsId("o1").did("ivo://x/1").time(57_000.5, 57_001).build();
      Dataset other = dataset("A").obsId("new").did("ivo://x/n").time(40_000, 57_000.25).build();
      MemoryIndex.addTo(index, List.of(one, other));
    }
    Snapshot later = snapshot.newer(directory);
    Inherited inherited =
        new Inherited(later.leaves(), later.live(), Inherited.Segments.of(snapshot));
    List<String> anew = new ArrayList<>();
    for (SortKey key : keys().toList()) {
      // WHEN
      SortNumbers renewed = SortValues.renewed(inherited, before.get(key), key, later.ordering());
      // THEN
      if (renewed == null) {
        anew.add(key.toString());
        continue;
      }
      int[] expected = sorted(later, SortValues.of(later, key));
      then(sorted(later, renewed)).as(key.toString()).containsExactly(expected);
    }
    then(anew)
        .containsExactly(
            new SortKey.Column(ObsCoreColumn.T_MIN).toString(), "FIRST_SEEN", "CHANGED");
    later.reader().decRef();
  }

  @Test
  void a_later_state_takes_an_order_over_even_on_a_thread_that_is_interrupted() throws IOException {
    // GIVEN
    SortKey url = new SortKey.Column(ObsCoreColumn.ACCESS_URL);
    snapshot.columns().sorted(url, () -> SortValues.of(snapshot, url));
    try (DatasetIndex index = DatasetIndex.open(folder, Grouping.builtIn())) {
      MemoryIndex.addTo(index, List.of(dataset("A").obsId("new").url("http://x/0").build()));
    }
    Snapshot later = snapshot.newer(directory);
    Thread.currentThread().interrupt();
    try {
      // WHEN
      SortNumbers taken =
          later
              .columns()
              .sorted(
                  url,
                  () -> {
                    throw new AssertionError("made anew");
                  });
      // THEN
      then(taken.size()).isEqualTo(later.maxDoc());
    } finally {
      then(Thread.interrupted()).isTrue();
      later.reader().decRef();
    }
  }

  private static int[] sorted(Snapshot snapshot, SortNumbers numbers) throws IOException {
    RowOrder order = new RowOrder(numbers, false, snapshot.columns().observations());
    try (Ordering.Run run = snapshot.ordering().begin(1)) {
      return order.sorted(order.rows(snapshot.live(), false, run), run);
    }
  }

  private RowOrder order() throws IOException {
    return new RowOrder(
        SortValues.of(snapshot, new SortKey.Column(ObsCoreColumn.OBS_TITLE)),
        false,
        snapshot.columns().observations());
  }

  @Test
  void an_order_is_at_its_end_when_all_of_it_is_read() throws IOException {
    for (SortKey key : keys().toList()) {
      try (Ordering.Run run = snapshot.ordering().begin(SortValues.steps(snapshot, key))) {
        // WHEN
        SortValues.of(snapshot, key, run);
        // THEN
        then(snapshot.ordering().percent()).as(key.toString()).hasValue(99);
      }
    }
    try (Ordering.Run run = snapshot.ordering().begin(ROWS)) {
      new Distances(NEAR, false).of(snapshot, snapshot.live(), run);
      then(snapshot.ordering().percent()).hasValue(99);
    }
  }

  @Test
  void how_far_an_order_is_made_is_told_while_it_is() throws IOException {
    // GIVEN
    RowOrder order = order();
    FixedBitSet all = snapshot.live();
    List<Integer> told = new ArrayList<>();
    try (Ordering.Run run = snapshot.ordering().begin((long) RowOrder.STEPS * ROWS)) {
      told.add(snapshot.ordering().percent().orElseThrow());
      // WHEN
      order.sorted(order.rows(all, false, run), run);
      told.add(snapshot.ordering().percent().orElseThrow());
      try (Ordering.Run other = snapshot.ordering().begin(200)) {
        other.done(100);
        told.add(snapshot.ordering().percent().orElseThrow());
      }
    }
    // THEN
    then(told).containsExactly(0, 99, 50);
    then(snapshot.ordering().percent()).isEmpty();
  }
}
