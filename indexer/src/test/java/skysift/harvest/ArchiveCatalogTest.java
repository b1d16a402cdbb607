package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.harvest.Archive.SpatialDialect;

class ArchiveCatalogTest {
  private final ArchiveCatalog catalog = ArchiveCatalog.builtIn();
  @TempDir Path workspace;

  @Test
  void the_built_in_list_tells_what_differs_between_archives() {
    // GIVEN
    Archive alma = catalog.named("alma").orElseThrow();
    Archive mast = catalog.named("MAST").orElseThrow();
    // THEN
    then(alma.observationColumns()).containsExactly("member_ous_uid", "target_name");
    then(alma.spatialDialect()).isEqualTo(SpatialDialect.INTERSECTS);
    then(mast.identityColumns())
        .containsExactly("obs_publisher_did", "obs_id", "access_format", "access_url");
    then(mast.spatialDialect()).isEqualTo(SpatialDialect.CENTRE_IN_CONE);
    then(catalog.named("NRAO").orElseThrow().table()).isEqualTo("tap_schema.obscore");
    then(catalog.named("ESA ISO").orElseThrow().tap())
        .contains(URI.create("https://nida.esac.esa.int/nida-sl-tap/tap"));
  }

  @Test
  void test_services_simulated_data_and_unseen_tables_are_off_and_say_why() {
    then(catalog.named("IRSA simulated").orElseThrow().enabled()).isFalse();
    then(catalog.named("HEASARC test").orElseThrow().enabled()).isFalse();
    then(catalog.named("ESA HST").orElseThrow().enabled()).isFalse();
    then(catalog.all()).filteredOn(a -> !a.enabled()).noneMatch(a -> a.note().isEmpty());
    then(catalog.all()).filteredOn(Archive::enabled).allMatch(a -> a.tap().isPresent());
    then(catalog.all()).filteredOn(Archive::enabled).extracting(Archive::name).contains("ESO");
  }

  @ParameterizedTest
  @CsvSource({
    "https://irsa.ipac.caltech.edu/TAP/sync?QUERY=x, IRSA",
    "https://irsa.ipac.caltech.edu/simulated/TAP, IRSA simulated",
    "https://irsa.ipac.caltech.edu/ibe/data/a.fits, IRSA",
    "https://almascience.nrao.edu/tap, ALMA",
    "HTTPS://ARCHIVE.ESO.ORG/tap_obs/sync, ESO",
    "https://heasarc.gsfc.nasa.gov/FTP/xmm/, HEASARC"
  })
  void an_address_belongs_to_an_archive(String url, String name) {
    then(catalog.ofUrl(URI.create(url)).orElseThrow().name()).isEqualTo(name);
  }

  @Test
  void an_address_of_nobody_belongs_to_none() {
    then(catalog.ofUrl(URI.create("https://example.org/TAP"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/data/obscore-eso-1000.xml, obscore-eso-1000",
    "C:\\data\\my rows.vot, my rows",
    "file:///data/rows.fits.gz, rows",
    "rows.v2.csv, rows.v2",
    "rows, rows",
    "https://example.org:8080/rows.xml?a b|c, example.org",
    "https://archive.eso.org/rows.xml, ESO"
  })
  void rows_are_kept_under_the_archive_of_their_address_or_the_base_name(
      String source, String name) {
    then(catalog.forSource(Optional.empty(), source).name()).isEqualTo(name);
  }

  @Test
  void a_name_given_wins() {
    // WHEN
    Archive known = catalog.forSource(Optional.of("alma"), "/data/rows.csv");
    Archive other = catalog.forSource(Optional.of("My rows"), "https://archive.eso.org/rows.xml");
    // THEN
    then(known.name()).isEqualTo("ALMA");
    then(known.observationColumns()).contains("member_ous_uid");
    then(other.name()).isEqualTo("My rows");
  }

  @Test
  void a_service_is_named_or_asked_at_its_address() {
    // WHEN
    Archive mirror = catalog.forService("https://almascience.eso.org/tap/");
    Archive unknown = catalog.forService("http://127.0.0.1:8080/tap");
    // THEN
    then(catalog.forService("cadc").name()).isEqualTo("CADC");
    then(mirror.name()).isEqualTo("ALMA");
    then(mirror.tap()).contains(URI.create("https://almascience.eso.org/tap"));
    then(unknown.name()).isEqualTo("127.0.0.1");
    then(unknown.tap()).contains(URI.create("http://127.0.0.1:8080/tap"));
    thenThrownBy(() -> catalog.forService("Palomar"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Palomar")
        .hasMessageContaining("MAST");
  }

  @Test
  void a_users_file_changes_and_adds_archives() throws IOException {
    // GIVEN
    Path file =
        written(
            """
            # mine
            [mast]
            harvest = off

            [Sonneberg]
            tap = https://example.org/tap/
            cone = box
            """);
    // WHEN
    ArchiveCatalog mine = ArchiveCatalog.load(Optional.of(file));
    // THEN
    then(mine.named("MAST").orElseThrow().enabled()).isFalse();
    then(mine.named("MAST").orElseThrow().identityColumns()).hasSize(4);
    then(mine.all().getLast().name()).isEqualTo("Sonneberg");
    then(mine.all().getLast().tap()).contains(URI.create("https://example.org/tap"));
    then(mine.all().getLast().spatialDialect()).isEqualTo(SpatialDialect.BOX);
    then(mine.all()).hasSize(catalog.all().size() + 1);
  }

  @Test
  void no_file_of_the_user_is_no_error() throws IOException {
    then(ArchiveCatalog.load(Optional.of(workspace.resolve("missing"))).all())
        .isEqualTo(catalog.all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[broken",
        "[]",
        "no equals sign",
        "colour = red",
        "tap = ftp://example.org",
        "tap = not an address",
        "table = obscore; DROP",
        "cone = ellipse",
        "harvest = maybe",
        "part = (unclosed",
        "part = no group",
        "planned = ["
      })
  void a_line_that_is_not_understood_is_named(String line) throws IOException {
    // GIVEN
    Path file = written("[Mine]\nnote = fine\n" + line + "\nsource = fine\n[Other]\n");
    // THEN
    thenThrownBy(() -> ArchiveCatalog.load(Optional.of(file)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("archives.txt, line 3");
  }

  @Test
  void a_line_before_the_first_archive_is_named() throws IOException {
    // GIVEN
    Path file = written("tap = https://example.org\n");
    // THEN
    thenThrownBy(() -> ArchiveCatalog.load(Optional.of(file)))
        .hasMessageContaining("archives.txt, line 1");
  }

  private Path written(String text) throws IOException {
    return Files.writeString(workspace.resolve("archives.txt"), text);
  }
}
