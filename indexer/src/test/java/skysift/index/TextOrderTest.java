package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;

import com.google.common.base.Strings;
import com.google.common.collect.Sets;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;
import skysift.obscore.ObsCoreColumn;

/** Columns whose doc values are in no order: their texts contain parts of others, or are apart. */
class TextOrderTest {
  private static final Set<ObsCoreColumn> COLUMNS =
      Sets.union(
          Told.COLUMNS, Set.of(ObsCoreColumn.S_REGION, ObsCoreColumn.OBS_ID, ObsCoreColumn.O_UCD));

  private static final String[] STARTS = {
    "ivo://mast.stsci.edu/?",
    "ivo://mast.stsci.edu/",
    "ivo://\uD83D\uDD2D/",
    "ivo://\uFF5E/",
    "ivo://",
    "\u0001",
    "\u0002x",
    ""
  };

  @TempDir private Path folder;
  private final Random random = new Random(5);
  private int rows;

  @ParameterizedTest
  @ValueSource(ints = {1, 3_000, 1 << 20})
  void documents_are_in_the_order_of_their_whole_texts_however_few_are_sorted_at_once(int atOnce)
      throws IOException {
    // GIVEN three segments
    try (DatasetIndex index = DatasetIndex.open(folder, Grouping.builtIn())) {
      MemoryIndex.addTo(index, some(700));
      MemoryIndex.addTo(index, some(90));
      MemoryIndex.addTo(index, some(5));
    }
    try (Directory directory = FSDirectory.open(folder)) {
      Snapshot snapshot = Snapshot.open(directory);
      for (ObsCoreColumn column : COLUMNS) {
        // WHEN
        int[] places = TextOrder.of(snapshot, column, run(), atOnce);
        // THEN
        thenInOrder(snapshot, column, SortNumbers.ofPlaces(places));
      }
      snapshot.reader().decRef();
    }
  }

  @Test
  void a_later_state_takes_the_order_over_and_puts_new_texts_in_their_places() throws IOException {
    List<Dataset> all = new ArrayList<>(some(1_500));
    try (DatasetIndex index = DatasetIndex.open(folder, Grouping.builtIn());
        Directory directory = FSDirectory.open(folder)) {
      MemoryIndex.addTo(index, all);
      Snapshot before = Snapshot.open(directory);
      Map<ObsCoreColumn, SortNumbers> orders = new EnumMap<>(ObsCoreColumn.class);
      for (ObsCoreColumn column : COLUMNS) {
        orders.put(column, SortNumbers.ofPlaces(TextOrder.of(before, column, run())));
      }
      for (int step = 0; step < 8; step++) {
        // GIVEN some new, some with other texts, and at last so many that segments are merged
        List<Dataset> changed = new ArrayList<>(some(10));
        IntStream.range(0, 20).forEach(i -> changed.add(otherwise(all.get(random.nextInt(900)))));
        MemoryIndex.addTo(index, changed.stream().distinct().toList());
        Snapshot snapshot = before.newer(directory);
        Inherited inherited =
            new Inherited(snapshot.leaves(), snapshot.live(), Inherited.Segments.of(before));
        for (ObsCoreColumn column : COLUMNS) {
          // WHEN
          SortNumbers renewed = RenewedTexts.of(inherited, orders.get(column), column, run());
          // THEN
          if (renewed != null) {
            thenInOrder(snapshot, column, renewed);
          }
          then(renewed != null).isEqualTo(16 * inherited.freshDocuments() <= snapshot.maxDoc());
          orders.put(
              column,
              renewed != null
                  ? renewed
                  : SortNumbers.ofPlaces(TextOrder.of(snapshot, column, run())));
        }
        before.reader().decRef();
        before = snapshot;
      }
      before.reader().decRef();
    }
  }

  @Test
  void sorting_ends_when_its_thread_is_interrupted() throws IOException {
    // GIVEN
    try (DatasetIndex index = DatasetIndex.open(folder, Grouping.builtIn());
        Directory directory = FSDirectory.open(folder)) {
      MemoryIndex.addTo(index, some(20));
      Snapshot snapshot = Snapshot.open(directory);
      // WHEN
      Thread.currentThread().interrupt();
      // THEN
      try {
        thenThrownBy(() -> TextOrder.of(snapshot, ObsCoreColumn.ACCESS_URL, run()))
            .isInstanceOf(InterruptedIOException.class);
      } finally {
        then(Thread.interrupted()).isTrue();
      }
      then(TextOrder.of(snapshot, ObsCoreColumn.ACCESS_URL, run())).hasSize(20);
      snapshot.reader().decRef();
    }
  }

  @Test
  void nothing_of_a_stopped_order_goes_on_when_its_thread_does() throws IOException {
    // GIVEN
    int count = 60_000;
    try (DatasetIndex index = DatasetIndex.open(folder, Grouping.builtIn());
        Directory directory = FSDirectory.open(folder)) {
      MemoryIndex.addTo(
          index,
          IntStream.range(0, count)
              .mapToObj(i -> dataset("A").obsId("o" + i).did("d" + i).url("http://x/" + i).build())
              .toList());
      Snapshot snapshot = Snapshot.open(directory);
      boolean stopped = false;
      try {
        // WHEN it is stopped amid its parts, unless the other thread comes too late
        for (int attempt = 0; attempt < 20 && !stopped; attempt++) {
          stopped = isStopped(snapshot, count);
        }
      } finally {
        snapshot.reader().decRef();
      }
      then(stopped).isTrue();
    }
  }

  /** Whether an order was stopped; then nothing of it goes on. */
  private static boolean isStopped(Snapshot snapshot, int count) throws IOException {
    Ordering ordering = new Ordering();
    try (Ordering.Run run = ordering.begin(TextOrder.STEPS * count)) {
      Thread asking = Thread.currentThread();
      Thread stopping =
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (ordering.percent().orElse(99) < 55) {
                      Thread.onSpinWait();
                    }
                    asking.interrupt();
                  });
      try {
        TextOrder.of(snapshot, ObsCoreColumn.ACCESS_URL, run, 30_000);
        return false;
      } catch (InterruptedIOException e) {
        // this thread is not interrupted any more, as those of a pool when they have a next task
        Thread.interrupted();
        int percent = ordering.percent().orElseThrow();
        then(ForkJoinPool.commonPool().awaitQuiescence(60, TimeUnit.SECONDS)).isTrue();
        then(ordering.percent().orElseThrow()).isBetween(percent, percent + 5);
        return true;
      } finally {
        Uninterruptibles.joinUninterruptibly(stopping);
        Thread.interrupted();
      }
    }
  }

  private static Ordering.Run run() {
    return new Ordering().begin(1);
  }

  private List<Dataset> some(int count) {
    return IntStream.range(0, count).mapToObj(i -> row("row " + rows++)).toList();
  }

  private Dataset otherwise(Dataset dataset) {
    Map<ObsCoreColumn, Object> values = new EnumMap<>(dataset.values());
    Dataset other = row("any");
    COLUMNS.forEach(column -> values.remove(column));
    COLUMNS.forEach(column -> other.text(column).ifPresent(text -> values.put(column, text)));
    return Datasets.saying(values, dataset);
  }

  private Dataset row(String name) {
    String obsId = one("hst_10476_50", "hst_10476_5", "hst_1\uD83D\uDD2D", "o-" + name);
    String did = one(STARTS) + one(obsId, name, obsId + "/" + name, "");
    Datasets row =
        dataset("A").title(name).level(1).value(ObsCoreColumn.ACCESS_FORMAT, name).obsId(obsId);
    if (random.nextInt(10) > 0) {
      row.did(did);
    }
    if (random.nextInt(10) > 0) {
      row.url(one(STARTS) + one(did, did + did, obsId, name, Strings.repeat("\u20AC", 990) + did));
    }
    if (random.nextInt(3) > 0) {
      row.creatorDid(one(did, one(STARTS) + obsId, "ivo://b/" + random.nextInt(50)));
    }
    if (random.nextInt(3) > 0) {
      double ra = random.nextInt(30) / 10.0;
      row.at(ra, 1).fov(2).region(one("CIRCLE ICRS " + ra + " 1 1.0", "Circle " + ra + " 1 1"));
    }
    if (random.nextInt(3) > 0) {
      // the last one makes a shape too long for a term
      row.value(
          ObsCoreColumn.O_UCD, one("phot.flux", one(STARTS), Strings.repeat("\u20AC", 12_000)));
    }
    if (random.nextInt(4) == 0) {
      row.extra("note", "", name);
    }
    return row.build();
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private <T> T one(T... of) {
    return of[random.nextInt(of.length)];
  }

  /** By code points, of the first thousand characters. */
  private static void thenInOrder(Snapshot snapshot, ObsCoreColumn column, SortNumbers numbers)
      throws IOException {
    int[] live = Snapshot.each(snapshot.live());
    List<Dataset> datasets = snapshot.datasets(IntStream.of(live).boxed().toList());
    List<Map.Entry<Integer, String>> stated = new ArrayList<>();
    for (int i = 0; i < live.length; i++) {
      int place = numbers.upper(live[i]);
      var text = datasets.get(i).text(column);
      then(place == SortNumbers.NOT_STATED).isEqualTo(text.isEmpty());
      text.ifPresent(whole -> stated.add(Map.entry(place, Fields.cut(whole))));
    }
    stated.sort(Map.Entry.comparingByValue(PlainSearch.natural()));
    for (int i = 1; i < stated.size(); i++) {
      Map.Entry<Integer, String> before = stated.get(i - 1);
      Map.Entry<Integer, String> here = stated.get(i);
      then(Integer.compare(before.getKey(), here.getKey()))
          .as("%s: %s and %s", column, before, here)
          .isEqualTo(before.getValue().equals(here.getValue()) ? 0 : -1);
    }
    then(stated).hasSizeGreaterThan(400);
  }
}
