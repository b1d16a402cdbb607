package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;
import static skysift.search.SearchRequest.everything;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import skysift.search.SearchRequest;
import skysift.search.Unit;

/** An index of which files are damaged. */
class IndexCareTest {
  private static final int ROWS = 400;
  private static final SearchRequest ALL = everything().withUnit(Unit.DATASETS);

  @TempDir private Path folder;
  private Path directory;

  @BeforeEach
  void writeTwoSegments() throws IOException {
    directory = folder.resolve("index");
    try (DatasetIndex index = DatasetIndex.open(directory, Grouping.builtIn())) {
      MemoryIndex.addTo(index, rows("a"));
      MemoryIndex.addTo(index, rows("b"));
    }
  }

  private static List<Dataset> rows(String name) {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> dataset("MAST").obsId(name + i).title("title of " + i * 7919).build())
        .toList();
  }

  @Test
  void an_index_is_moved_when_nobody_writes_into_it() throws IOException {
    // GIVEN
    Path aside = folder.resolve("aside");
    try (DatasetIndex index = DatasetIndex.open(directory, Grouping.builtIn())) {
      try (Writing writing = index.beginWriting()) {
        // THEN
        thenThrownBy(() -> IndexCare.move(directory, aside))
            .isInstanceOf(IndexBusyException.class)
            .hasMessageContaining("(this one)")
            .hasMessageContaining(directory.toString());
        then(writing.add(rows("c")).fresh()).isEqualTo(ROWS);
        writing.commit();
      }
    }
    // WHEN
    IndexCare.move(directory, aside);
    // THEN
    then(directory).doesNotExist();
    then(IndexCare.isOlder(directory)).isFalse();
    then(IndexCare.isOlder(aside)).isFalse();
    try (DatasetIndex moved = DatasetIndex.open(aside, Grouping.builtIn())) {
      then(moved.totals().datasets()).isEqualTo(3 * ROWS);
    }
  }

  private Verification verify() throws IOException {
    return IndexCare.verify(directory, bytes -> {});
  }

  private Salvaged salvage() throws IOException {
    return IndexCare.salvage(directory, folder.resolve("saved"), Grouping.builtIn(), rows -> {});
  }

  /** Changes one byte in the middle of the largest file of that kind. */
  private Path damage(Predicate<String> which) throws IOException {
    Path file =
        files().entrySet().stream()
            .filter(entry -> which.test(entry.getKey().getFileName().toString()))
            .max(Map.Entry.comparingByValue())
            .orElseThrow()
            .getKey();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(file, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    return file;
  }

  private Map<Path, Long> files() throws IOException {
    Map<Path, Long> sizes = new TreeMap<>();
    try (Stream<Path> all = Files.list(directory)) {
      for (Path file : all.toList()) {
        sizes.put(file, Files.size(file));
      }
    }
    return sizes;
  }

  @Test
  void a_whole_index_is_said_to_be_whole() throws IOException {
    Verification found = verify();
    then(found.whole()).isTrue();
    then(found.rows()).isEqualTo(2 * ROWS);
    then(found.files()).isGreaterThan(2);
    then(IndexCare.verify(folder.resolve("nothing"), bytes -> {}).files()).isZero();
  }

  @Test
  void a_file_in_which_one_byte_differs_is_named_and_the_other_segment_is_saved()
      throws IOException {
    // GIVEN
    Path damaged = damage(name -> name.endsWith(".cfs"));
    Map<Path, Long> before = files();
    // WHEN
    Verification found = verify();
    // THEN
    then(found.damages())
        .containsExactly(
            new Damage(
                damaged.getFileName().toString(), "has another checksum than it was written with"));
    then(found.rows()).isEqualTo(ROWS);
    // WHEN
    Salvaged saved = salvage();
    // THEN
    then(saved.whole()).isEqualTo(ROWS);
    then(saved.doubtful() + saved.lost()).isEqualTo(ROWS);
    then(files()).isEqualTo(before);
    try (DatasetIndex index = DatasetIndex.open(folder.resolve("saved"), Grouping.builtIn())) {
      then(index.totals().datasets()).isEqualTo(ROWS + saved.doubtful());
      then(index.origins()).hasSize(2);
    }
  }

  @Test
  void what_was_remembered_of_rows_is_saved_too() throws IOException {
    // GIVEN
    try (DatasetIndex index = DatasetIndex.open(directory, Grouping.builtIn());
        Writing writing = index.beginWriting(Origin.Kind.HARVEST, "x", List.of("MAST"))) {
      writing.add(rows("b"));
      writing.markGone(List.of(rows("a").get(0).key()));
      writing.commit();
    }
    // WHEN
    then(salvage()).isEqualTo(new Salvaged(2 * ROWS, 0, 0));
    // THEN
    try (DatasetIndex before = DatasetIndex.open(directory, Grouping.builtIn());
        DatasetIndex after = DatasetIndex.open(folder.resolve("saved"), Grouping.builtIn())) {
      then(after.origins()).isEqualTo(before.origins());
      then(after.search(ALL).counts()).isEqualTo(before.search(ALL).counts());
      then(after.search(ALL).hits()).isEqualTo(before.search(ALL).hits());
    }
  }

  @Test
  void files_that_are_missing_or_cut_off_are_named() throws IOException {
    // GIVEN
    List<Path> large =
        files().keySet().stream().filter(file -> file.toString().endsWith(".cfs")).toList();
    Files.delete(large.get(0));
    try (var cut = Files.newByteChannel(large.get(1), StandardOpenOption.WRITE)) {
      cut.truncate(10);
    }
    // THEN
    then(verify().damages()).hasSize(2);
    then(verify().damages())
        .contains(new Damage(large.get(0).getFileName().toString(), "is missing"));
    then(salvage()).isEqualTo(new Salvaged(0, 0, 2 * ROWS));
    thenThrownBy(() -> DatasetIndex.open(directory, Grouping.builtIn()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is damaged")
        .hasMessageContaining("skysift index salvage");
  }

  @Test
  void without_the_list_of_segments_their_rows_are_saved_all_the_same() throws IOException {
    // GIVEN
    Path list = damage(name -> name.startsWith("segments"));
    // THEN
    then(verify().damages()).extracting(Damage::file).containsExactly(name(list));
    thenThrownBy(() -> DatasetIndex.open(directory, Grouping.builtIn()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("skysift index verify");
    // WHEN
    then(salvage()).isEqualTo(new Salvaged(0, 2 * ROWS, 0));
    // THEN
    try (DatasetIndex index = DatasetIndex.open(folder.resolve("saved"), Grouping.builtIn())) {
      then(index.totals().datasets()).isEqualTo(2 * ROWS);
    }
  }

  @Test
  void a_segment_that_does_not_say_what_it_is_does_not_keep_the_other_from_being_saved()
      throws IOException {
    Path info = damage(name -> name.equals("_0.si"));
    then(verify().damages()).extracting(Damage::file).containsExactly(name(info));
    then(salvage()).isEqualTo(new Salvaged(0, ROWS, 0));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  @Test
  void nothing_is_saved_over_what_is_there() throws IOException {
    Files.createDirectories(folder.resolve("saved"));
    Files.writeString(folder.resolve("saved").resolve("mine"), "x");
    thenThrownBy(this::salvage).isInstanceOf(IOException.class).hasMessageContaining("not empty");
  }

  @Test
  void space_of_replaced_rows_is_freed() throws IOException {
    // GIVEN
    try (DatasetIndex index = DatasetIndex.open(directory, Grouping.builtIn())) {
      MemoryIndex.addTo(
          index, rows("a").subList(0, 200).stream().map(IndexCareTest::changed).toList());
      IndexInfo before = index.info();
      then(before.replaced()).isEqualTo(200);
      then(before.segments()).isEqualTo(3);
      then(before.archives()).isEqualTo(Map.of("MAST", 2L * ROWS));
      // WHEN
      try (Writing writing = index.beginWriting()) {
        writing.compact();
      }
      // THEN
      IndexInfo after = index.info();
      then(after.replaced()).isZero();
      then(after.segments()).isEqualTo(1);
      then(after.everything()).isEqualTo(before.everything());
      then(after.origins()).isEqualTo(before.origins());
    }
    then(verify().whole()).isTrue();
  }

  private static Dataset changed(Dataset d) {
    return new Dataset(
        d.key(),
        d.archive(),
        d.role(),
        d.values(),
        d.original(),
        ImmutableList.of(new ExtraColumn("x", "", "y")),
        d.observationId(),
        d.facilities(),
        d.instruments(),
        d.releaseDateKnown());
  }

  @Test
  void all_rows_of_a_result_are_read_one_by_one_and_more_than_once() throws IOException {
    try (DatasetIndex index = DatasetIndex.open(directory, Grouping.builtIn());
        ResultRows rows = index.rows(everything().withText("a1"))) {
      MemoryIndex.addTo(index, List.of(dataset("MAST").obsId("a1000").build()));
      then(rows.size()).isEqualTo(111);
      then(rows).hasSize(111).allMatch(d -> d.toString().contains("a1"));
      then(rows).hasSize(111);
    }
  }
}
