package skysift.demo;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.sky.Footprint;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.util.ByteArrayDataSource;

class SampleArchivesTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** A sample of the files is enough; the number shares no factor with the rows of an exposure. */
  private static final int EVERY = 7;

  private static SampleArchives archives;

  @BeforeAll
  static void start() throws IOException {
    archives = SampleArchives.start();
  }

  @AfterAll
  static void stop() {
    archives.close();
  }

  @Test
  void they_listen_on_loopback_only() {
    then(archives.base().getHost()).isEqualTo("127.0.0.1");
    then(archives.archives())
        .extracting(SampleArchives.SampleArchive::name)
        .containsExactly("MAST-sample", "CADC-sample", "HEASARC-sample");
    then(archives.archives())
        .allMatch(a -> a.tapBase().toString().startsWith(archives.base().toString()));
  }

  @Test
  void some_hundreds_of_rows_are_marked_as_sample_data_and_identified() throws Exception {
    // WHEN
    List<Map<String, Object>> rows = allRows();
    // THEN
    then(rows).hasSizeBetween(500, 800);
    then(rows).allMatch(row -> row.get("obs_title").toString().startsWith("Sample data"));
    Set<Object> identifiers = new HashSet<>();
    then(rows).allMatch(row -> identifiers.add(row.get("obs_publisher_did")));
    then(rows)
        .extracting(row -> row.get("facility_name"))
        .contains("HST", "JWST", "CFHT 3.6m", "XMM-Newton", "Chandra", "Gemini-North", "Swift");
    then(rows)
        .extracting(row -> row.getOrDefault("dataproduct_type", row.get("dataprodtype")))
        .contains("image", "spectrum", "cube", "event", "timeseries", "measurements", null);
    then(rows).extracting(row -> row.get("calib_level")).contains(0L, 1L, 2L, 3L, 4L);
    then(rows)
        .filteredOn(row -> row.get("s_region") != null)
        .allSatisfy(row -> Footprint.parse((String) row.get("s_region")));
  }

  @Test
  void a_restart_brings_the_same_rows() throws Exception {
    try (SampleArchives again = SampleArchives.start()) {
      // GIVEN
      String address = again.base().toString();
      // WHEN
      String first = text(tap("mast", "SELECT * FROM ivoa.obscore", ""));
      String second = text(get(address + "mast/tap/sync?" + form("SELECT * FROM ivoa.obscore")));
      // THEN
      then(second.replace(address, archives.base().toString())).isEqualTo(first);
    }
  }

  @Test
  void the_seed_cases_are_told_by_three_archives() throws Exception {
    then(rows("mast"))
        .filteredOn(row -> row.get("obs_id").equals("u29r4d02t"))
        .hasSize(3)
        .extracting(row -> row.get("access_format"))
        .containsExactly("image/fits", "image/jpeg", "image/jpeg");
    then(rows("cadc"))
        .filteredOn(row -> row.get("obs_id").equals("u29r4d02t"))
        .extracting(row -> row.get("obs_publisher_did"))
        .containsExactly(
            "ivo://cadc.nrc.ca/mirror/HST?u29r4d02t/u29r4d02t-CALIBRATED",
            "ivo://cadc.nrc.ca/mirror/HST?u29r4d02t/u29r4d02t-RAW_STANDARD");
    List<Map<String, Object>> xmm =
        rows("heasarc").stream().filter(r -> r.get("obs_id").equals("0904310601")).toList();
    then(xmm).hasSize(3);
    then(xmm.getFirst()).containsEntry("dataprodsubtype", "directory");
    then(xmm.getFirst().get("dataprodtype")).isNull();
  }

  @Test
  void the_two_archives_agree_where_and_when() throws Exception {
    // WHEN
    Map<Object, Map<String, Object>> atCadc = new HashMap<>();
    rows("cadc").forEach(row -> atCadc.put(row.get("obs_id"), row));
    List<Map<String, Object>> both =
        rows("mast").stream().filter(row -> atCadc.containsKey(row.get("obs_id"))).toList();
    // THEN
    then(both.stream().map(row -> row.get("obs_id")).distinct().count()).isGreaterThan(5);
    then(both)
        .allSatisfy(
            row -> {
              Map<String, Object> other = atCadc.get(row.get("obs_id"));
              then(other.get("t_min")).isEqualTo(row.get("t_min"));
              then(other.get("s_ra")).isEqualTo(row.get("s_ra"));
            });
  }

  @Test
  void maxrec_cuts_with_a_mark_and_top_without() throws Exception {
    String cut = text(tap("mast", "SELECT TOP 20 * FROM ivoa.obscore", "&MAXREC=5"));
    String topped = text(tap("mast", "SELECT TOP 20 * FROM ivoa.obscore", "&MAXREC=20"));
    then(cut).contains("value='OVERFLOW'").containsPattern("(<TR>[^\\n]+\\n){5}</TABLEDATA>");
    then(cut.split("<TR>")).hasSize(6);
    then(topped).doesNotContain("OVERFLOW");
    then(topped.split("<TR>")).hasSize(21);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1=INTERSECTS(s_region, CIRCLE('ICRS', 202.4696, 47.1952, 0.05))",
        "1=INTERSECTS(s_region, CIRCLE(202.4696, 47.1952, 0.05))",
        "1 = CONTAINS(POINT('ICRS', s_ra, s_dec), CIRCLE('ICRS', 202.4696, 47.1952, 0.2))"
      })
  void a_cone_is_applied(String where) throws Exception {
    // WHEN
    HttpResponse<byte[]> answer = tap("mast", "SELECT * FROM ivoa.obscore WHERE " + where, "");
    // THEN
    List<Map<String, Object>> rows = read(answer.body());
    then(rows).isNotEmpty().allMatch(row -> row.get("target_name").equals("M 51"));
    then(rows).extracting(row -> row.get("obs_id")).contains("u29r4d02t");
  }

  @Test
  void conditions_of_a_harvest_are_understood() throws Exception {
    // GIVEN
    String where =
        "((1=INTERSECTS(s_region, CIRCLE(202.47, 47.2, 0.1)))"
            + " OR (1=INTERSECTS(s_region, POLYGON('ICRS', 209.5, 53.5, 212, 53.5, 211, 55.5))))"
            + " AND t_min <= 60000.0 AND em_max >= 1.0E-9 AND em_min IS NOT NULL"
            + " AND dataproduct_type IN ('image', 'cube', 'spectrum') AND calib_level IN (1, 2, 3)"
            + " AND obs_collection <> 'it''s' AND s_dec BETWEEN 40 AND +60";
    // WHEN
    List<Map<String, Object>> found =
        read(tap("mast", "SELECT * FROM ivoa.obscore WHERE " + where, "").body());
    // THEN
    then(found)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              then((String) row.get("dataproduct_type")).isIn("image", "cube", "spectrum");
              then((String) row.get("target_name")).isIn("M 51", "M 101");
              then((Double) row.get("t_min")).isLessThanOrEqualTo(60000);
            });
    then(found)
        .extracting(row -> row.get("access_url"))
        .containsExactlyElementsOf(
            rows("mast").stream()
                .filter(row -> isWanted(row))
                .map(r -> r.get("access_url"))
                .toList());
  }

  private static boolean isWanted(Map<String, Object> row) {
    return Set.of("M 51", "M 101").contains(row.get("target_name") + "")
        && Set.of("image", "cube", "spectrum").contains(row.get("dataproduct_type") + "")
        && Set.of(1L, 2L, 3L).contains(Objects.requireNonNullElse(row.get("calib_level"), 9L))
        && row.get("em_min") != null
        && row.get("s_region") != null
        && (Double) row.get("t_min") <= 60000;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT obs_id FROM ivoa.obscore",
        "DROP TABLE ivoa.obscore",
        "SELECT * FROM ivoa.obscore WHERE 1=INTERSECTS(s_region, CIRCLE('ICRS', 1, 95, 1))",
        "SELECT * FROM ivoa.obscore WHERE 1=INTERSECTS(s_region, CIRCLE(1, 5))",
        "SELECT * FROM ivoa.obscore WHERE calib_level",
        "SELECT * FROM ivoa.obscore WHERE calib_level > 1 OR",
        "SELECT * FROM ivoa.obscore WHERE (calib_level > 1",
        "SELECT * FROM ivoa.obscore WHERE calib_level > 1; DROP TABLE x",
        "SELECT * FROM ivoa.obscore WHERE nothing = 1",
        ""
      })
  void any_other_query_is_an_error_document(String adql) throws Exception {
    HttpResponse<byte[]> answer = tap("cadc", adql, "");
    then(answer.statusCode()).isEqualTo(400);
    then(text(answer)).contains("<INFO name='QUERY_STATUS' value='ERROR'>");
  }

  @Test
  void a_post_is_answered_like_a_get() throws Exception {
    // GIVEN
    String query = form("SELECT TOP 3 * FROM ivoa.obscore");
    HttpRequest post =
        HttpRequest.newBuilder(archives.base().resolve("mast/tap/sync"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(query))
            .build();
    // WHEN
    HttpResponse<byte[]> answer = CLIENT.send(post, BodyHandlers.ofByteArray());
    // THEN
    then(read(answer.body())).hasSize(3);
    then(answer.headers().firstValue("Content-Type")).contains("application/x-votable+xml");
  }

  @Test
  void what_a_row_leads_to_is_there_and_is_what_it_says() throws Exception {
    for (String archive : List.of("mast", "heasarc")) {
      List<Map<String, Object>> rows = rows(archive);
      for (int i = 0; i < rows.size(); i += EVERY) {
        Map<String, Object> row = rows.get(i);
        String url = (String) row.get("access_url");
        byte[] body = get(url).body();
        if (url.endsWith(".jpg")) {
          then(ImageIO.read(new ByteArrayInputStream(body))).as(url).isNotNull();
        } else if (url.endsWith(".fits")) {
          then(new String(body, 0, 9, StandardCharsets.US_ASCII)).as(url).isEqualTo("SIMPLE  =");
          then(body.length % 2880).as(url).isZero();
          then((Long) row.get("access_estsize")).as(url).isEqualTo((body.length + 999) / 1000);
        }
      }
    }
  }

  @Test
  void the_image_says_where_it_is_and_that_it_is_a_sample() throws Exception {
    // WHEN
    byte[] image = get(archives.base() + "mast/files/mast:HST/product/u29r4d02t_drw.fits").body();
    // THEN
    String header = new String(image, 0, 2880, StandardCharsets.US_ASCII);
    then(header)
        .contains("NAXIS1  =                  256")
        .contains("CTYPE1  = 'RA---TAN'")
        .contains("CRVAL1  =   2.024702000000E+02")
        .contains("RADESYS = 'ICRS    '")
        .contains("OBJECT  = 'M 51    '")
        .contains("Sample data");
    then(header.substring(0, 2880)).contains("END     ");
  }

  @Test
  void a_spectrum_is_a_fits_table() throws Exception {
    // GIVEN
    Map<String, Object> row =
        rows("mast").stream()
            .filter(r -> "spectrum".equals(r.get("dataproduct_type")))
            .filter(r -> r.get("access_format").equals("application/fits"))
            .findFirst()
            .orElseThrow();
    // WHEN
    byte[] body = get((String) row.get("access_url")).body();
    StarTable table =
        new StarTableFactory(true).makeStarTable(new ByteArrayDataSource("spectrum", body), "fits");
    // THEN
    then(table.getRowCount()).isEqualTo(1000);
    then(table.getColumnInfo(0).getName()).isEqualTo("WAVELENGTH");
    then((Double) table.getCell(0, 0)).isEqualTo((Double) row.get("em_min"));
  }

  @Test
  void head_tells_the_length_without_the_body() throws Exception {
    // GIVEN
    URI image = archives.base().resolve("mast/files/mast:HST/product/u29r4d02t_drw.fits");
    HttpRequest head =
        HttpRequest.newBuilder(image).method("HEAD", BodyPublishers.noBody()).build();
    // WHEN
    HttpResponse<byte[]> answer = CLIENT.send(head, BodyHandlers.ofByteArray());
    // THEN
    then(answer.statusCode()).isEqualTo(200);
    then(answer.body()).isEmpty();
    then(answer.headers().firstValueAsLong("Content-Length"))
        .hasValue(get(image.toString()).body().length);
  }

  @Test
  void what_is_not_there_is_404() throws Exception {
    then(get(archives.base() + "mast/files/../../etc/passwd").statusCode()).isEqualTo(404);
    then(get(archives.base() + "nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void a_cutout_is_an_image_of_the_circle() throws Exception {
    // GIVEN
    String id = "ivo://cadc.nrc.ca/CFHT?2955333/2955333o";
    String service = archives.base() + "cadc/cutout?ID=" + encode(id) + "&CIRCLE=";
    // THEN
    String part = text(get(service + "210.80+54.35+0.05"));
    then(part).contains("CRVAL1  =   2.108000000000E+02");
    then(get(service + "10+54.35+0.05").statusCode()).isEqualTo(204);
    then(text(get(service + "here"))).startsWith("UsageError");
  }

  private static List<Map<String, Object>> allRows() throws Exception {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String archive : List.of("mast", "cadc", "heasarc")) {
      rows.addAll(rows(archive));
    }
    return rows;
  }

  private static List<Map<String, Object>> rows(String archive) throws Exception {
    return read(tap(archive, "SELECT * FROM ivoa.obscore", "").body());
  }

  private static List<Map<String, Object>> read(byte[] votable) throws IOException {
    StarTable table =
        new StarTableFactory(false)
            .makeStarTable(new ByteArrayDataSource("answer", votable), "votable");
    List<Map<String, Object>> rows = new ArrayList<>();
    for (long r = 0; r < table.getRowCount(); r++) {
      Map<String, Object> row = new HashMap<>();
      for (int c = 0; c < table.getColumnCount(); c++) {
        row.put(table.getColumnInfo(c).getName(), table.getCell(r, c));
      }
      rows.add(row);
    }
    return rows;
  }

  private static HttpResponse<byte[]> tap(String archive, String adql, String more)
      throws Exception {
    return get(archives.base() + archive + "/tap/sync?" + form(adql) + more);
  }

  private static String form(String adql) {
    return "REQUEST=doQuery&LANG=ADQL&QUERY=" + encode(adql);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpResponse<byte[]> get(String url) throws Exception {
    return CLIENT.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
