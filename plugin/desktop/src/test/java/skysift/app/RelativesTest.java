package skysift.app;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.obscore.Dataset;
import skysift.search.Hit;
import skysift.search.SearchRequest;

class RelativesTest {
  @TempDir private Path folder;
  private Skysift skysift;

  @BeforeEach
  void open() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("t.csv"),
            """
            obs_publisher_did,obs_collection,facility_name,obs_id,calib_level,t_min,t_max,access_url
            ivo://x/1,HST,HST,j97c11010,3,53380.10,53380.30,http://a.org/1.fits
            ivo://x/2,HST,HST,j97c11a1q,1,53380.11,53380.12,http://a.org/2.fits
            ivo://x/3,HST,HST,j97c11a3q,1,53380.20,53380.21,http://a.org/3.fits
            ivo://x/4,HST,HST,j97c11b9q,1,53390.20,53390.21,http://a.org/4.fits
            ivo://x/5,HST,HST,j97c12a1q,1,53380.20,53380.21,http://a.org/5.fits
            ivo://x/6,JWST,JWST,jw01433-o023_t001_nircam_f200w,3,59800.0,59800.5,http://a.org/6.fits
            ivo://x/7,JWST,JWST,jw01433023001_02101_00001_nrca1,2,59800.1,59800.2,http://a.org/7.fits
            ivo://x/8,JWST,JWST,jw01433024001_02101_00001_nrca1,2,59800.1,59800.2,http://a.org/8.fits
            ivo://x/9,WISE,WISE,12345a,2,55300.1,55300.2,http://a.org/9.fits
            """);
    skysift = Skysift.open(new Workspace(folder.resolve("ws")));
    skysift.importTable(table.toString(), Optional.of("MAST"), rows -> {});
  }

  @AfterEach
  void close() throws IOException {
    skysift.close();
  }

  private Optional<Relatives.Found> relatives(String id) throws IOException {
    Hit hit = skysift.search(SearchRequest.everything().withText('"' + id + '"')).hits().getFirst();
    return skysift.relatives().of(hit.observation());
  }

  private static List<String> ids(Relatives.Found found) {
    return found.others().stream()
        .map(Hit::best)
        .map(Dataset::observationId)
        .map(id -> id.get(0))
        .toList();
  }

  @Test
  void an_association_may_contain_what_is_of_its_visit_and_within_its_times() throws IOException {
    Relatives.Found found = relatives("j97c11010").orElseThrow();
    then(found.composite()).isTrue();
    then(ids(found)).containsExactly("j97c11a1q", "j97c11a3q");
    Relatives.Found webb = relatives("jw01433-o023_t001_nircam_f200w").orElseThrow();
    then(webb.composite()).isTrue();
    then(ids(webb)).containsExactly("jw01433023001_02101_00001_nrca1");
  }

  @Test
  void an_exposure_may_be_part_of_what_is_of_its_visit_and_around_its_times() throws IOException {
    Relatives.Found found = relatives("j97c11a3q").orElseThrow();
    then(found.composite()).isFalse();
    then(ids(found)).containsExactly("j97c11010");
    then(ids(relatives("j97c11b9q").orElseThrow())).isEmpty();
    then(ids(relatives("jw01433024001_02101_00001_nrca1").orElseThrow())).isEmpty();
  }

  @Test
  void what_was_not_looked_at_is_counted() throws IOException {
    // GIVEN
    then(relatives("j97c11010").orElseThrow().unseen()).isZero();
    try (DatasetIndex index = DatasetIndex.inMemory(Grouping.builtIn())) {
      try (var writing = index.beginWriting()) {
        writing.add(List.of(exposure("j97c11010", 3), exposure("j97c11a1q", 1)));
        writing.add(List.of(exposure("j97c11a3q", 1), exposure("j97c11a5q", 1)));
        writing.commit();
      }
      Hit whole = index.search(SearchRequest.everything().withText("j97c11010")).hits().getFirst();
      // WHEN
      Relatives.Found found =
          new Relatives(index, Grouping.builtIn(), 3).of(whole.observation()).orElseThrow();
      // THEN
      then(found.unseen()).isEqualTo(1);
      then(found.others()).hasSizeBetween(2, 3);
    }
  }

  private static Dataset exposure(String id, int level) {
    return dataset("MAST").obsId(id).collection("HST").facility("HST").level(level).build();
  }

  @Test
  void of_a_name_without_a_rule_nothing_is_said() throws IOException {
    then(relatives("12345a")).isEmpty();
  }
}
