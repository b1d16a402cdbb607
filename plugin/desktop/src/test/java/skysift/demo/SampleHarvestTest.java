package skysift.demo;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import skysift.datalink.Link;
import skysift.datalink.Link.LinkFault;
import skysift.datalink.Link.Product;
import skysift.datalink.Link.ServiceCall;
import skysift.datalink.LinkResolver;
import skysift.datalink.Links;
import skysift.datalink.Semantics;
import skysift.demo.SampleArchives.SampleArchive;
import skysift.grouping.Grouping;
import skysift.harvest.Anomaly;
import skysift.harvest.Archive;
import skysift.harvest.HarvestRegion;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestRequest;
import skysift.harvest.Harvests;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;
import skysift.obscore.Role;
import skysift.sky.Cone;
import skysift.vo.Web;

/** The road of the demo: harvested, grouped, links looked up. */
class SampleHarvestTest {
  private static final Web WEB = new Web(Duration.ofSeconds(20), Duration.ofSeconds(20));

  private static SampleArchives archives;
  private static final List<Dataset> ROWS = new ArrayList<>();
  private static final List<HarvestReport> REPORTS = new ArrayList<>();

  @BeforeAll
  static void harvestAll() throws IOException {
    archives = SampleArchives.start();
    for (SampleArchive archive : archives.archives()) {
      REPORTS.add(harvest(archive, Optional.empty(), ROWS));
    }
  }

  @AfterAll
  static void stop() {
    archives.close();
  }

  @Test
  void every_row_is_read_and_kept_and_only_heasarcs_habit_is_odd() {
    then(REPORTS).hasSize(3).allMatch(r -> r.ending() == HarvestReport.Ending.COMPLETE);
    then(REPORTS).allMatch(report -> report.read() == report.kept() && report.rejected() == 0);
    then(REPORTS.stream().flatMap(report -> report.anomalies().stream()).map(Anomaly::example))
        .containsExactly("row 1: access_format fits");
    then(ROWS).hasSizeBetween(500, 800);
  }

  @Test
  void some_rows_leave_things_unsaid() {
    for (ObsCoreColumn column :
        List.of(
            ObsCoreColumn.DATAPRODUCT_TYPE,
            ObsCoreColumn.CALIB_LEVEL,
            ObsCoreColumn.TARGET_NAME,
            ObsCoreColumn.EM_MIN,
            ObsCoreColumn.S_REGION,
            ObsCoreColumn.DATA_RIGHTS)) {
      then(ROWS).as(column.columnName()).anyMatch(d -> !d.values().containsKey(column));
    }
  }

  @Test
  void hubble_is_one_observation_of_five_datasets_at_two_archives() {
    // WHEN
    List<Dataset> hubble = observationOf("u29r4d02t");
    // THEN
    then(hubble).hasSize(5);
    then(hubble).extracting(Dataset::archive).contains("MAST-sample", "CADC-sample");
    then(hubble.stream().map(d -> d.archive() + d.calibrationLevel()).distinct()).hasSize(3);
    then(hubble).filteredOn(d -> d.role() == Role.PREVIEW).hasSize(2);
  }

  @Test
  void xmm_is_a_package_and_two_images() {
    // WHEN
    List<Dataset> xmm = observationOf("0904310601");
    // THEN
    then(xmm).hasSize(3);
    then(xmm).filteredOn(d -> d.role() == Role.PACKAGE).hasSize(1);
    then(xmm).filteredOn(d -> d.role() == Role.PRODUCT).hasSize(2);
  }

  @Test
  void several_observations_are_told_by_two_archives() {
    long both =
        groups().values().stream()
            .filter(g -> g.stream().map(Dataset::archive).distinct().count() == 2)
            .count();
    then(both).isBetween(6L, 20L);
  }

  @Test
  void an_observation_is_what_one_telescope_did_once() {
    then(groups().values())
        .allSatisfy(
            group -> {
              Set<String> ids = new HashSet<>();
              group.forEach(d -> ids.add(d.text(ObsCoreColumn.OBS_ID).orElseThrow()));
              then(ids).hasSize(1);
            });
  }

  @Test
  void the_links_of_a_plane_are_found() throws IOException {
    // GIVEN
    Dataset plane =
        ROWS.stream()
            .filter(d -> d.text(ObsCoreColumn.OBS_PUBLISHER_DID).orElse("").endsWith("2955333o"))
            .findFirst()
            .orElseThrow();
    // WHEN
    Links links = new LinkResolver(WEB).resolve(plane);
    // THEN
    then(links.warnings()).isEmpty();
    then(links.links())
        .extracting(Link::semantics)
        .containsExactly(
            Semantics.THIS,
            Semantics.PREVIEW,
            Semantics.THUMBNAIL,
            Semantics.of("#auxiliary"),
            Semantics.of("#calibration"),
            Semantics.of("#cutout"));
    then(links.mainProduct()).map(Product::url).get().asString().endsWith("/2955333o.fits");
    then(links.preview()).map(Product::semantics).contains(Semantics.THUMBNAIL);
    then(((LinkFault) links.links().get(4)).error()).startsWith("NotFoundFault");
    then(((ServiceCall) links.links().get(5)).url()).isPresent();
  }

  @Test
  void the_links_of_a_hubble_plane_are_found() throws IOException {
    for (Dataset dataset : observationOf("u29r4d02t")) {
      Product main = new LinkResolver(WEB).resolve(dataset).mainProduct().orElseThrow();
      then(main.url()).startsWith(archives.base().toString()).contains("u29r4d02t");
    }
  }

  @Test
  void a_cone_brings_its_part_only() throws IOException {
    // GIVEN
    List<Dataset> part = new ArrayList<>();
    // WHEN
    harvest(archives.archives().getFirst(), Optional.of(Cone.parse("202.47 47.2 0.2")), part);
    // THEN
    then(part).isNotEmpty();
    then(part.size()).isLessThan(ROWS.size() / 3);
    then(part).allMatch(d -> d.text(ObsCoreColumn.TARGET_NAME).orElse("").equals("M 51"));
  }

  private static HarvestReport harvest(
      SampleArchive archive, Optional<Cone> cone, List<Dataset> into) throws IOException {
    Archive asked =
        Archive.ofFile(archive.name())
            .at(archive.tapBase())
            .identifiedBy(List.of("obs_publisher_did"));
    HarvestRequest everything = HarvestRequest.of(List.of(asked));
    return Harvests.reports(
            WEB,
            cone.map(c -> everything.in(new HarvestRegion.InCone(c))).orElse(everything),
            into::addAll)
        .getFirst();
  }

  private static List<Dataset> observationOf(String obsId) {
    return groups().values().stream()
        .filter(
            group ->
                group.stream().anyMatch(d -> d.text(ObsCoreColumn.OBS_ID).orElse("").equals(obsId)))
        .findFirst()
        .orElseThrow();
  }

  private static Map<ObservationKey, List<Dataset>> groups() {
    Map<DatasetKey, ObservationKey> keys = Grouping.builtIn().observations(ROWS);
    return ROWS.stream().collect(groupingBy(dataset -> keys.get(dataset.key())));
  }
}
