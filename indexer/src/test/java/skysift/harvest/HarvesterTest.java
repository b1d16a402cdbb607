package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.ObsCoreColumn.OBS_ID;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.vo.TableSource;
import skysift.vo.Web;

class HarvesterTest {
  private static final Archive ARCHIVE = Archive.ofFile("test");

  private final Harvester harvester =
      new Harvester(
          Aliases.builtIn(),
          new Web(Duration.ofSeconds(5), Duration.ofSeconds(20)),
          Harvests.IMPATIENT,
          new Harvests.Notes());
  private final List<List<Dataset>> batches = new ArrayList<>();

  @Test
  void each_dataset_can_be_traced_to_its_row() throws IOException {
    // GIVEN
    TableSource source = csv("obs_id,target_name\na,M 1\n,M 2\nb,M 3\na,M 1\nc,M 4\n");
    List<Long> skipped = new ArrayList<>();
    DatasetSink sink =
        new DatasetSink() {
          @Override
          public Taken add(List<Dataset> batch) {
            return keep(batch);
          }

          @Override
          public void skipped(long row) {
            skipped.add(row);
          }
        };
    // WHEN
    harvester.read(ARCHIVE, source, sink, rows -> {});
    // THEN
    then(skipped).containsExactly(1L, 3L);
    then(batches.getFirst())
        .extracting(d -> d.text(OBS_ID).orElse(""))
        .containsExactly("a", "b", "c");
  }

  @Test
  void every_row_read_is_kept_rejected_or_an_exact_repeat() throws IOException {
    // GIVEN a good row, one without identifier, a repeat, and one that differs in its target only
    TableSource source =
        csv("obs_id,target_name,calib_level\na,M 1,2\n,M 2,2\na,M 1,2\na,M 3,-1\n");
    // WHEN
    HarvestReport report = harvester.read(ARCHIVE, source, this::keep, rows -> {});
    // THEN
    then(report.read()).isEqualTo(4);
    then(report.kept()).isEqualTo(2);
    then(report.rejected()).isEqualTo(1);
    then(report.replaced()).isEqualTo(1);
    then(report.anomalies())
        .extracting(Anomaly::kind)
        .containsExactlyInAnyOrder(
            Normaliser.NO_IDENTIFIER,
            Normaliser.REPEATED,
            Normaliser.NOT_UNIQUE,
            RangeRules.NO_LEVEL);
    then(report.ending()).isEqualTo(HarvestReport.Ending.COMPLETE);
    then(report.archive()).isEqualTo("test");
    then(report.source()).isEqualTo("rows.csv");
    then(report.absent()).contains("obs_publisher_did", "s_region").doesNotContain("obs_id");
    then(keys()).doesNotHaveDuplicates();
  }

  @Test
  void rows_go_to_the_sink_in_batches() throws IOException {
    // WHEN
    HarvestReport report =
        harvester.read(ARCHIVE, csv(rows(2 * Intake.BATCH + 1)), this::keep, rows -> {});
    // THEN
    then(batches).extracting(List::size).containsExactly(Intake.BATCH, Intake.BATCH, 1);
    then(report.kept()).isEqualTo(2 * Intake.BATCH + 1);
  }

  @Test
  void the_same_file_gives_the_same_keys_again() throws IOException {
    // WHEN
    harvester.read(ARCHIVE, csv(rows(10)), this::keep, rows -> {});
    harvester.read(ARCHIVE, csv(rows(10)), this::keep, rows -> {});
    // THEN
    then(batches.get(1)).isEqualTo(batches.get(0));
  }

  @Test
  void an_interrupt_stops_it_and_keeps_what_is_whole() throws IOException {
    // GIVEN a sink that is interrupted while it takes the first batch
    DatasetSink sink =
        batch -> {
          then(Thread.currentThread().isInterrupted()).isFalse();
          Thread.currentThread().interrupt();
          return keep(batch);
        };
    // WHEN
    HarvestReport report = harvester.read(ARCHIVE, csv(rows(20 * Intake.BATCH)), sink, rows -> {});
    // THEN
    then(report.ending()).isEqualTo(HarvestReport.Ending.STOPPED);
    then(report.message()).contains("stopped after");
    then(report.kept()).isEqualTo(keys().size()).isGreaterThanOrEqualTo(Intake.BATCH);
    then(report.read()).isEqualTo(report.kept()).isLessThan(20 * Intake.BATCH);
    then(Thread.interrupted()).isTrue();
  }

  @Test
  void a_table_cut_half_way_keeps_its_whole_rows() throws IOException {
    // GIVEN
    String whole = votable("OK", "", 100);
    String cut = whole.substring(0, whole.indexOf("<TD>o50") + 5);
    // WHEN
    HarvestReport report =
        harvester.read(ARCHIVE, TableSource.of("cut.xml", bytes(cut)), this::keep, rows -> {});
    // THEN
    then(report.ending()).isEqualTo(HarvestReport.Ending.CUT);
    then(report.kept()).isEqualTo(50);
    then(report.message()).isNotBlank();
  }

  @Test
  void a_connection_lost_half_way_keeps_the_whole_rows() throws IOException {
    // GIVEN
    String whole = votable("OK", "", 100);
    byte[] half = bytes(whole.substring(0, whole.indexOf("<TD>o50")));
    InputStream lost =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    // WHEN
    HarvestReport report =
        harvester.read(
            ARCHIVE,
            TableSource.of(
                "lost.xml", () -> new SequenceInputStream(new ByteArrayInputStream(half), lost)),
            this::keep,
            rows -> {});
    // THEN
    then(report.ending()).isEqualTo(HarvestReport.Ending.CUT);
    then(report.kept()).isEqualTo(50);
    then(report.message()).contains("connection reset");
  }

  @Test
  void a_sink_that_fails_is_no_ending_but_a_failure() {
    // GIVEN
    DatasetSink full =
        batch -> {
          throw new IOException("disk full");
        };
    // THEN
    thenThrownBy(() -> harvester.read(ARCHIVE, csv(rows(3)), full, rows -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("disk full");
  }

  @Test
  void a_table_without_any_identifier_is_refused() {
    thenThrownBy(
            () -> harvester.read(ARCHIVE, csv("target_name,s_ra\nM 1,2\n"), this::keep, rows -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("obs_id")
        .hasMessageContaining("obs_publisher_did");
    then(batches).isEmpty();
  }

  private DatasetSink.Taken keep(List<Dataset> batch) {
    batches.add(batch);
    long known = batch.stream().filter(d -> d.values().containsValue("M 3")).count();
    return new DatasetSink.Taken(batch.size() - known, 0);
  }

  private List<DatasetKey> keys() {
    return batches.stream().flatMap(List::stream).map(Dataset::key).toList();
  }

  private static TableSource csv(String text) {
    return TableSource.of("rows.csv", bytes(text));
  }

  private static String rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "o" + i + ",M 1\n")
        .collect(Collectors.joining("", "obs_id,target_name\n", ""));
  }

  private static String votable(String status, String words, int rows) {
    return "<VOTABLE version='1.3' xmlns='http://www.ivoa.net/xml/VOTable/v1.3'>"
        + "<RESOURCE type='results'><INFO name='QUERY_STATUS' value='"
        + status
        + "'>"
        + words
        + "</INFO><TABLE><FIELD name='obs_id' datatype='char' arraysize='*'/><DATA><TABLEDATA>"
        + IntStream.range(0, rows)
            .mapToObj(i -> "<TR><TD>o" + i + "</TD></TR>\n")
            .collect(Collectors.joining())
        + "</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
