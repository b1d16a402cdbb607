package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.Role;
import skysift.vo.TableSource;

/** Real answers of real archives: every row is read, and none is lost without an anomaly. */
@EnabledIfSystemProperty(named = "skysift.shared", matches = ".+")
class HarvestSamplesTest {
  private final List<Dataset> datasets = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "obscore-eso-1000.xml, ESO, 1000, 0",
    "obscore-eso-vvv.csv, ESO, 50, 0",
    "obscore-gavo-image.xml, GAVO, 10, 10",
    "obscore-cadc-datalink-descriptor.xml, CADC, 3, 0",
    "obscore-alma-shapes.xml, ALMA, 5, 0",
    "sia2-casda-cone.xml, CASDA, 3, 0"
  })
  void every_row_is_read_and_kept(String file, String archive, int rows, int filesAsIds)
      throws IOException {
    // WHEN
    HarvestReport report = read(file, archive);
    // THEN
    then(report.ending()).as("%s", report).isEqualTo(HarvestReport.Ending.COMPLETE);
    then(report.read()).as("%s", report).isEqualTo(rows);
    then(report.kept()).as("%s", report).isEqualTo(rows);
    then(report.rejected()).as("%s", report).isZero();
    then(datasets).extracting(Dataset::key).doesNotHaveDuplicates().hasSize(rows);
    then(report.anomalies())
        .as("%s", report)
        .allMatch(a -> a.kind().equals(Identity.FILE_AS_OBS_ID) && a.count() == filesAsIds)
        .hasSize(filesAsIds > 0 ? 1 : 0);
    then(datasets).as("%s", report).allMatch(d -> d.footprint().isPresent());
  }

  @Test
  void the_eso_rows_say_what_the_file_says() throws IOException {
    // WHEN
    HarvestReport report = read("obscore-eso-1000.xml", "ESO");
    // THEN
    then(counts(d -> d.text(ObsCoreColumn.DATAPRODUCT_TYPE).orElse("")))
        .isEqualTo("{image=122, measurements=121, spectrum=755, visibility=2}");
    then(counts(d -> d.text(ObsCoreColumn.FACILITY_NAME).orElse("")))
        .isEqualTo(
            "{ESO 3.6 m=8, MPG/ESO 2.2 m=125, VISTA=32, VLT UT2=613, VLT UT3=72, VLT UT4=148,"
                + " VLTI=2}");
    then(datasets).allMatch(d -> d.role() == Role.PRODUCT);
    then(datasets).allMatch(d -> d.access().orElseThrow().isLinks());
    then(datasets).allMatch(Dataset::releaseDateKnown);
    then(datasets.stream().map(Dataset::observationId).distinct()).hasSize(152);
    then(report.anomalies()).as("%s", report).isEmpty();
  }

  private HarvestReport read(String file, String archive) throws IOException {
    Path samples = Path.of(System.getProperty("skysift.shared"), "vo-samples");
    return Harvests.forFiles()
        .read(
            ArchiveCatalog.builtIn().forSource(Optional.of(archive), file),
            TableSource.ofFile(samples.resolve(file)),
            batch -> {
              datasets.addAll(batch);
              return new DatasetSink.Taken(batch.size(), 0);
            },
            rows -> {});
  }

  private String counts(Function<Dataset, String> of) {
    return datasets.stream()
        .collect(Collectors.groupingBy(of, TreeMap::new, Collectors.counting()))
        .toString();
  }
}
