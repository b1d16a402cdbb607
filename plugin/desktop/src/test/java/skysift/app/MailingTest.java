package skysift.app;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.samp.Delivery;
import skysift.samp.MemoryHub;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.Unit;

/** Products of many rows at once over a real hub: each peer gets what it shows best. */
@Timeout(120)
class MailingTest {
  private static final String TABLE =
      """
      obs_publisher_did,obs_id,dataproduct_type,access_url,access_format
      ivo://x/1,a1,image,http://127.0.0.1:9/1.fits,image/fits
      ivo://x/2,b2,spectrum,http://127.0.0.1:9/2.fits,application/fits
      ivo://x/3,c3,measurements,http://127.0.0.1:9/3.vot,application/x-votable+xml
      ivo://x/4,d4,image,http://127.0.0.1:9/4.jpg,image/jpeg
      """;

  @TempDir private Path folder;
  private MemoryHub hub;
  private Skysift skysift;

  @BeforeEach
  void open() throws IOException {
    hub = MemoryHub.start();
    skysift = Skysift.open(new Workspace(folder.resolve("ws")), hub.client("Skysift"));
    Path table = Files.writeString(folder.resolve("t.csv"), TABLE);
    skysift.importTable(table.toString(), Optional.of("TEST"), rows -> {});
    skysift.joinHub();
  }

  @AfterEach
  void close() throws IOException {
    skysift.close();
    hub.close();
  }

  private List<Dataset> rows() throws IOException {
    return skysift
        .search(SearchRequest.everything().withUnit(Unit.DATASETS).withPage(0, 9))
        .hits()
        .stream()
        .map(Hit::best)
        .sorted(Comparator.comparing((Dataset d) -> d.text(ObsCoreColumn.OBS_ID).orElseThrow()))
        .toList();
  }

  private Mailing.Sent sent(boolean imagesOnly, List<String> progress) throws IOException {
    ProductChoice readable =
        ProductChoice.DATA.withTypes(com.google.common.collect.ImmutableSet.of("fits", "votable"));
    return skysift
        .mailing()
        .send(
            skysift.peers(),
            List.of(rows()),
            imagesOnly ? ProductChoice.FITS : readable,
            "",
            Route.DIRECT,
            imagesOnly,
            (done, all) -> progress.add(done + "/" + all));
  }

  @Test
  void each_program_gets_what_it_shows_best() throws Exception {
    // GIVEN
    hub.recordingPeer("viewer", "image.load.fits");
    hub.recordingPeer("tables", "table.load.votable", "table.load.fits");
    hub.recordingPeer("spectra", "spectrum.load.ssa-generic", "image.load.fits");
    List<String> progress = new ArrayList<>();
    // WHEN
    Mailing.Sent sent = sent(false, progress);
    // THEN
    then(sent.deliveries())
        .extracting(delivery -> delivery.peer() + " " + delivery.mtype())
        .containsExactlyInAnyOrder(
            "viewer image.load.fits",
            "spectra image.load.fits",
            "viewer image.load.fits",
            "spectra spectrum.load.ssa-generic",
            "tables table.load.votable");
    then(sent.deliveries()).extracting(Delivery::outcome).containsOnly(Delivery.Outcome.CONFIRMED);
    then(sent.problems())
        .contains("tables takes nothing like http://127.0.0.1:9/1.fits")
        .contains("viewer takes nothing like http://127.0.0.1:9/3.vot")
        .anyMatch(problem -> problem.contains("has no such product"));
    then(progress).containsExactly("1/3", "2/3", "3/3");
  }

  @Test
  void all_fits_data_of_a_selection_go_out_as_images_in_one_action() throws Exception {
    // GIVEN
    var viewer = hub.recordingPeer("viewer", "image.load.fits");
    // WHEN
    Mailing.Sent sent = sent(true, new ArrayList<>());
    // THEN
    then(sent.deliveries()).hasSize(2);
    then(List.of(viewer.next().params().get("url"), viewer.next().params().get("url")))
        .as("in the order of the rows")
        .hasToString("[http://127.0.0.1:9/1.fits, http://127.0.0.1:9/2.fits]");
  }
}
