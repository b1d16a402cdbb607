package skysift.vo;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;
import static skysift.obscore.ObsCoreColumn.OBS_ID;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.obscore.Dataset;
import skysift.vo.TableEnd.Ending;
import uk.ac.starlink.votable.DataFormat;
import uk.ac.starlink.votable.VOTableWriter;

@Timeout(120)
class CutTableTest {
  private static final int ROWS = 40;

  private static List<Dataset> datasets() {
    return IntStream.range(0, ROWS).mapToObj(i -> dataset("CADC").obsId("o" + i).build()).toList();
  }

  private static byte[] written(String format) throws IOException {
    var out = new ByteArrayOutputStream();
    var table = DatasetTable.of(datasets(), "t");
    switch (format) {
      case "TABLEDATA" -> new VOTableWriter(DataFormat.TABLEDATA, true).writeStarTable(table, out);
      case "BINARY" -> new VOTableWriter(DataFormat.BINARY, true).writeStarTable(table, out);
      case "BINARY2" -> new VOTableWriter(DataFormat.BINARY2, true).writeStarTable(table, out);
      default -> table.write(VoTables.Format.valueOf(format), out);
    }
    return out.toByteArray();
  }

  private static InputStream thenBroken(byte[] bytes, int length) {
    InputStream whole = new java.io.ByteArrayInputStream(Arrays.copyOf(bytes, length));
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    return new SequenceInputStream(whole, broken);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TABLEDATA", "BINARY", "BINARY2", "CSV"})
  void a_stream_cut_anywhere_keeps_its_whole_rows_and_says_so(String format) throws IOException {
    // GIVEN
    byte[] bytes = written(format);
    List<Long> counts = new ArrayList<>();
    for (int length = 0; length < bytes.length - 40; length += 97) {
      int cut = length;
      var collected = new CollectedRows();
      // WHEN
      TableEnd end;
      try {
        end = VoTables.readObsCore(TableSource.of("x", () -> thenBroken(bytes, cut)), collected);
      } catch (IOException e) {
        then(collected.rows()).isEmpty();
        then(e).hasMessageMatching("(?s).*(x |connection reset).*");
        continue;
      }
      // THEN
      then(end.ending()).as("cut at %s", cut).isEqualTo(Ending.CUT);
      then(end.message()).isNotBlank();
      then(end.rows()).isEqualTo(collected.rows().size());
      then(collected.values(OBS_ID))
          .isEqualTo(IntStream.range(0, (int) end.rows()).mapToObj(i -> "o" + i).toList());
      counts.add(end.rows());
    }
    then(counts).isSorted().contains((long) ROWS - 5);
  }

  @ParameterizedTest
  @EnumSource(
      value = VoTables.Format.class,
      names = {"FITS", "ECSV"})
  void a_spooled_format_cut_half_way_says_so_or_is_refused(VoTables.Format format)
      throws IOException {
    // GIVEN
    byte[] bytes = written(format.name());
    for (int length = 0; length < bytes.length; length += bytes.length / 23) {
      int cut = length;
      var collected = new CollectedRows();
      // WHEN
      try {
        var end =
            VoTables.readObsCore(TableSource.of("x", () -> thenBroken(bytes, cut)), collected);
        // THEN
        then(end).isEqualTo(new TableEnd(collected.rows().size(), Ending.CUT, "connection reset"));
      } catch (IOException e) {
        then(e.getMessage()).matches("(?s).*(x |connection reset).*");
      }
    }
  }

  @Test
  void a_gzipped_table_cut_half_way_keeps_its_whole_rows() throws IOException {
    // GIVEN
    byte[] packed = LoopbackArchive.gzip(written("TABLEDATA"));
    byte[] half = Arrays.copyOf(packed, packed.length - 30);
    var collected = new CollectedRows();
    // WHEN
    var end = VoTables.readObsCore(TableSource.of("x.vot.gz", half), collected);
    // THEN
    then(end.ending()).isEqualTo(Ending.CUT);
    then(end.rows()).isGreaterThan(5);
  }

  @Test
  void a_failure_of_the_receiver_passes_unchanged() {
    var failure = new IOException("index is full");
    for (String format : List.of("TABLEDATA", "BINARY2", "CSV", "FITS")) {
      thenThrownBy(
              () ->
                  VoTables.readObsCore(
                      TableSource.of("x", written(format)),
                      new RowReceiver() {
                        @Override
                        public void table(ObsCoreTable table) {}

                        @Override
                        public void row(ObsCoreRow row) throws IOException {
                          throw failure;
                        }
                      }))
          .isSameAs(failure);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TABLEDATA", "BINARY2", "CSV", "FITS"})
  void an_interrupt_stops_at_the_next_row(String format) throws IOException {
    // GIVEN
    var collected = new CollectedRows();
    RowReceiver interrupting =
        new RowReceiver() {
          @Override
          public void table(ObsCoreTable table) {
            collected.table(table);
          }

          @Override
          public void row(ObsCoreRow row) {
            collected.row(row);
            if (row.number() == 3) {
              Thread.currentThread().interrupt();
            }
          }
        };
    // WHEN
    var end = VoTables.readObsCore(TableSource.of("x", written(format)), interrupting);
    // THEN
    then(Thread.interrupted()).isTrue();
    then(end).isEqualTo(new TableEnd(3, Ending.CUT, "stopped"));
  }

  @Test
  void no_thread_is_left_behind_by_cut_tables() throws Exception {
    // GIVEN
    byte[] bytes = written("BINARY2");
    // WHEN
    for (int i = 0; i < 20; i++) {
      int cut = bytes.length - 300 - i;
      VoTables.readObsCore(TableSource.of("x", () -> thenBroken(bytes, cut)), new CollectedRows());
    }
    // THEN
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("skysift-table")) {
        thread.join(5000);
        then(thread.isAlive()).isFalse();
      }
    }
    then(Thread.getAllStackTraces().values().stream()
            .flatMap(Arrays::stream)
            .filter(frame -> frame.getClassName().contains("PipeReaderThread")))
        .isEmpty();
  }
}
