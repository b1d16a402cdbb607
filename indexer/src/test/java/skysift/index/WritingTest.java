package skysift.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;
import static skysift.search.SearchRequest.everything;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.lucene90.Lucene90DocValuesFormat;
import org.apache.lucene.codecs.perfield.PerFieldDocValuesFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.search.Totals;

class WritingTest {
  private static final int BATCH = 20;

  @TempDir private Path directory;

  /** Commits batch after batch, saying the number of each, until it is killed. */
  static final class OtherProcess {
    private OtherProcess() {}

    public static void main(String[] arguments) throws IOException {
      try (DatasetIndex index = DatasetIndex.open(Path.of(arguments[0]), Grouping.builtIn());
          Writing writing = index.beginWriting()) {
        for (int i = 0; ; i++) {
          writing.add(batch(i));
          writing.commit();
          System.out.println(i);
        }
      }
    }
  }

  private static List<Dataset> batch(int number) {
    return IntStream.range(0, BATCH)
        .mapToObj(i -> dataset("MAST").obsId("obs-" + number + "-" + i).build())
        .toList();
  }

  private DatasetIndex open() throws IOException {
    return DatasetIndex.open(directory, Grouping.builtIn());
  }

  @Test
  @Timeout(60)
  void another_process_writes_while_this_one_searches_and_a_kill_loses_nothing_committed()
      throws Exception {
    // GIVEN
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Process other =
        new ProcessBuilder(java, "-cp", classPath, OtherProcess.class.getName(), "" + directory)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8))) {
      then(said.readLine()).isEqualTo("0");
      try (DatasetIndex index = open()) {
        // WHEN searching and trying to write meanwhile
        then(index.totals().datasets()).isGreaterThanOrEqualTo(BATCH);
        thenThrownBy(index::beginWriting)
            .isInstanceOf(IndexBusyException.class)
            .hasMessageContaining("process " + other.pid() + " since 20")
            .hasMessageContaining(directory.toString());
        long before = index.totals().datasets();
        for (long now = before; now < before + 3 * BATCH; now = index.totals().datasets()) {
          then(now % BATCH).as("whole batches").isZero();
          index.refresh();
        }
        long committed = Long.parseLong(said.readLine()) + 1;
        index.refresh();
        then(index.totals().datasets()).isGreaterThanOrEqualTo(committed * BATCH);
      }
      // WHEN killed; what it said before can still be read
      other.toHandle().destroyForcibly();
      long last = said.lines().mapToLong(Long::parseLong).max().orElse(1);
      other.waitFor();
      // THEN
      try (DatasetIndex index = open()) {
        then(index.totals().datasets()).isGreaterThanOrEqualTo((last + 1) * BATCH);
        then(index.totals().datasets() % BATCH).isZero();
        MemoryIndex.addTo(index, batch(0));
      }
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void a_second_writer_is_told_who_holds_the_index_and_may_write_afterwards() throws IOException {
    // GIVEN
    try (DatasetIndex one = open();
        DatasetIndex two = open()) {
      // WHEN
      try (Writing writing = one.beginWriting()) {
        // THEN
        thenThrownBy(two::beginWriting)
            .isInstanceOf(IndexBusyException.class)
            .hasMessageContaining("process " + ProcessHandle.current().pid() + " (this one) since")
            .hasMessageContaining(directory.toString());
        then(two.search(everything()).total().datasets()).isZero();
        writing.add(batch(0));
        writing.commit();
        then(one.totals().datasets()).isEqualTo(BATCH);
        then(two.refresh()).isTrue();
        then(two.refresh()).isFalse();
        then(two.totals().datasets()).isEqualTo(BATCH);
      }
      try (Writing writing = two.beginWriting()) {
        then(writing.add(batch(0))).isEqualTo(new Added(0, 0, BATCH));
      }
    }
  }

  @Test
  void a_search_sees_by_itself_what_others_committed() throws IOException {
    // GIVEN
    try (DatasetIndex one = open();
        DatasetIndex two = open()) {
      MemoryIndex.addTo(one, batch(0));
      // WHEN
      searchFor(Duration.ofSeconds(20), two, BATCH);
      // THEN
      then(two.totals().datasets()).isEqualTo(BATCH);
    }
  }

  @Test
  void so_it_does_where_nothing_was_written_for_long() throws IOException {
    // GIVEN an index that a search has found as it was
    try (DatasetIndex one = open();
        DatasetIndex two = open()) {
      MemoryIndex.addTo(one, batch(0));
      two.refresh();
      Files.setLastModifiedTime(directory, FileTime.from(Instant.now().minusSeconds(3600)));
      searchFor(Duration.ofMillis(700), two, BATCH + 1);
      // WHEN
      MemoryIndex.addTo(one, batch(1));
      searchFor(Duration.ofSeconds(5), two, 2 * BATCH);
      // THEN
      then(two.totals().datasets()).isEqualTo(2 * BATCH);
    }
  }

  /** Until that many datasets are found. */
  private static void searchFor(Duration time, DatasetIndex index, int datasets)
      throws IOException {
    long until = System.nanoTime() + time.toNanos();
    while (index.totals().datasets() < datasets && System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }

  @Test
  void what_was_not_committed_is_dropped_and_what_was_stays() throws IOException {
    // GIVEN
    try (DatasetIndex index = open()) {
      try (Writing writing = index.beginWriting()) {
        writing.add(batch(0));
        writing.commit();
        // WHEN
        writing.add(batch(1));
      }
      // THEN
      then(index.totals().datasets()).isEqualTo(BATCH);
    }
    try (DatasetIndex index = open()) {
      then(index.totals().datasets()).isEqualTo(BATCH);
      then(Files.list(directory).map(file -> file.getFileName().toString()))
          .doesNotContain("writing.properties");
    }
  }

  @Test
  void an_archive_can_be_removed() throws IOException {
    // GIVEN
    try (DatasetIndex index = MemoryIndex.indexOf(SearchTest.seedCase())) {
      // WHEN
      try (Writing writing = index.beginWriting()) {
        then(writing.remove("MAST")).isEqualTo(3);
        then(writing.remove("nobody")).isZero();
        writing.commit();
      }
      // THEN
      then(index.totals()).isEqualTo(new Totals(1, 2));
    }
  }

  @Test
  void an_index_of_another_format_is_refused_and_left_alone() throws IOException {
    // GIVEN a segment that only another version can read
    try (Directory files = FSDirectory.open(directory);
        IndexWriter writer =
            new IndexWriter(files, new IndexWriterConfig().setCodec(new CodecOfTomorrow()))) {
      Document document = new Document();
      document.add(new NumericDocValuesField("number", 1));
      writer.addDocument(document);
      writer.setLiveCommitData(Map.of(Fields.FORMAT_ENTRY, "99").entrySet());
      writer.commit();
    }
    // THEN
    thenThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(directory + " holds an index of format 99");
  }

  /** Of a known name, but with doc values that no reader knows. */
  private static final class CodecOfTomorrow extends FilterCodec {
    private final DocValuesFormat columns =
        new PerFieldDocValuesFormat() {
          @Override
          public DocValuesFormat getDocValuesFormatForField(String field) {
            return new ColumnsOfTomorrow();
          }
        };

    CodecOfTomorrow() {
      super(new IndexCodec().getName(), new IndexCodec());
    }

    @Override
    public DocValuesFormat docValuesFormat() {
      return columns;
    }
  }

  private static final class ColumnsOfTomorrow extends DocValuesFormat {
    private final DocValuesFormat usual = new Lucene90DocValuesFormat();

    ColumnsOfTomorrow() {
      super("OfTomorrow");
    }

    @Override
    public DocValuesConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
      return usual.fieldsConsumer(state);
    }

    @Override
    public DocValuesProducer fieldsProducer(SegmentReadState state) throws IOException {
      return usual.fieldsProducer(state);
    }
  }

  @Test
  void a_damaged_index_is_said_to_be_one() throws IOException {
    // GIVEN
    try (DatasetIndex index = open()) {
      MemoryIndex.addTo(index, batch(0));
    }
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.getFileName().toString().startsWith("seg")).toList()) {
        Files.writeString(file, "no index");
      }
    }
    // THEN
    thenThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory.toString());
  }
}
