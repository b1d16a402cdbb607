package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;
import static skysift.search.SearchRequest.everything;

import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.search.Facet;
import skysift.search.SearchResult;

@Timeout(120)
class TidyingTest {
  @TempDir private Path directory;
  private DatasetIndex index;

  @BeforeEach
  void open() throws IOException {
    index = DatasetIndex.open(directory, Grouping.builtIn());
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  private static List<Dataset> rows(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> dataset(i % 3 == 0 ? "CADC" : "MAST").obsId(name + i).target("t" + i % 7))
        .map(row -> row.build())
        .toList();
  }

  /** Each portion in a commit of its own. */
  private void write(int portions, int rows, String name) throws IOException {
    try (Writing writing = index.beginWriting()) {
      for (int i = 0; i < portions; i++) {
        writing.add(rows(name + i + "-", rows));
        writing.commit();
      }
    }
  }

  private SearchResult answer() throws IOException {
    return index.search(
        everything().withFacets(List.of(Facet.ARCHIVE, Facet.TARGET)).withPage(0, 500));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void what_came_in_portions_is_put_together_and_answers_stay_the_same() throws IOException {
    // GIVEN
    write(6, 40, "a");
    try (Writing writing = index.beginWriting()) {
      writing.add(rows("a2-", 5));
      writing.commit();
    }
    SearchResult before = answer();
    then(index.info().segments()).isGreaterThan(5);
    // WHEN
    then(index.tidy(() -> false)).isTrue();
    // THEN
    then(index.info().segments()).isEqualTo(1);
    then(answer().total()).isEqualTo(before.total());
    then(answer().counts()).isEqualTo(before.counts());
    then(answer().hits()).isEqualTo(before.hits());
    // AND a new process sees it too
    try (DatasetIndex other = DatasetIndex.open(directory, Grouping.builtIn())) {
      then(other.info().segments()).isEqualTo(1);
    }
  }

  @Test
  void a_large_segment_is_not_written_again_for_a_few_rows() throws IOException {
    // GIVEN
    write(1, 900, "many");
    write(3, 5, "few");
    String large = files().stream().filter(name -> name.startsWith("_0.")).findFirst().get();
    // WHEN
    then(index.tidy(() -> false)).isTrue();
    // THEN
    then(index.info().segments()).isEqualTo(2);
    then(files()).contains(large);
  }

  @Test
  void nothing_is_written_where_nothing_is_to_be_put_together() throws IOException {
    write(1, 30, "a");
    List<String> before = files();
    then(index.tidy(() -> false)).isTrue();
    then(files()).isEqualTo(before);
  }

  @Test
  void it_ends_when_asked_to_and_leaves_all_as_it_was() throws IOException {
    write(6, 40, "a");
    SearchResult before = answer();
    List<String> files = files();
    then(index.tidy(() -> true)).isFalse();
    then(files()).isEqualTo(files);
    then(answer().counts()).isEqualTo(before.counts());
  }

  @Test
  void it_makes_way_for_whoever_wants_to_write_here() throws Exception {
    // GIVEN
    write(6, 40, "a");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch wanted = new CountDownLatch(1);
    CompletableFuture<Boolean> tidied = new CompletableFuture<>();
    Thread tidier =
        new Thread(
            () -> {
              try {
                tidied.complete(
                    index.tidy(
                        () -> {
                          begun.countDown();
                          Uninterruptibles.awaitUninterruptibly(wanted);
                          return false;
                        }));
              } catch (IOException | RuntimeException e) {
                tidied.completeExceptionally(e);
              }
            });
    tidier.start();
    begun.await();
    // WHEN
    CompletableFuture<Void> written = new CompletableFuture<>();
    Thread writer =
        new Thread(
            () -> {
              try {
                write(1, 10, "b");
                written.complete(null);
              } catch (IOException | RuntimeException e) {
                written.completeExceptionally(e);
              }
            });
    writer.start();
    while (writer.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    wanted.countDown();
    // THEN
    then(tidied.get(60, TimeUnit.SECONDS)).isFalse();
    written.get(60, TimeUnit.SECONDS);
    then(answer().everything().datasets()).isEqualTo(250);
  }

  @Test
  void it_does_not_begin_while_somebody_writes() throws IOException {
    write(6, 40, "a");
    try (Writing writing = index.beginWriting()) {
      thenThrownBy(() -> index.tidy(() -> false)).isInstanceOf(IndexBusyException.class);
      writing.add(rows("b", 1));
      writing.commit();
    }
    then(answer().everything().datasets()).isEqualTo(241);
  }
}
