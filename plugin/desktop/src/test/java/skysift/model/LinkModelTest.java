package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.ProductChoice;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.datalink.Link;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.SearchRequest;
import skysift.search.Unit;

/** What is behind chosen rows, and what is done with it, at a real server. */
class LinkModelTest {
  @TempDir private Path folder;
  private final HeldTasks tasks = new HeldTasks();
  private HttpServer server;
  private Skysift skysift;
  private SelectionModel selection;
  private LinkModel links;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    Path table = folder.resolve("rows.csv");
    Files.writeString(
        table,
        "obs_publisher_did,obs_id,access_url,access_format\n"
            + "ivo://x/1,a,%1$s/links?ID=1,application/x-votable+xml;content=datalink\n"
                .formatted(base())
            + "ivo://x/2,b,%1$s/2.fits,image/fits\n".formatted(base())
            + "ivo://x/3,c,%1$s/self?ID=3,application/x-votable+xml;content=datalink\n"
                .formatted(base()));
    skysift = Skysift.open(new Workspace(folder.resolve("ws")));
    skysift.importTable(table.toString(), Optional.of("A"), rows -> {});
    selection = new SelectionModel(new KeptLinks(skysift.linker()), tasks);
    links = new LinkModel(skysift, selection, SearchRequest::everything, tasks);
  }

  @AfterEach
  void close() throws IOException {
    skysift.close();
    server.stop(0);
  }

  private String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * Row 3 leads to links that hold themselves twice. Row 1 leads to a FITS file, a preview, and to
   * further links with a large file and a locked one.
   */
  private void answer(HttpExchange exchange) throws IOException {
    String asked = exchange.getRequestURI().toString();
    String text =
        asked.startsWith("/self")
            ? document(
                row("/self", "#this", "application/x-votable+xml;content=datalink", 0),
                row("/self", "#this", "application/x-votable+xml;content=datalink", 0))
            : asked.startsWith("/links")
                ? document(
                    row("/1.fits", "#this", "image/fits", 29),
                    row("/1.jpg", "#preview", "image/jpeg", 29),
                    row("/more", "#this", "application/x-votable+xml;content=datalink", 0))
                : asked.startsWith("/more")
                    ? document(row("/1-large.fits", "#this", "image/fits", 5_000_000))
                    : "SIMPLE  =                    T";
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    if (text.startsWith("<")) {
      exchange.getResponseHeaders().set("Content-Type", "application/x-votable+xml");
    }
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String document(String... rows) {
    StringBuilder text =
        new StringBuilder(
            "<VOTABLE version='1.4' xmlns='http://www.ivoa.net/xml/VOTable/v1.3'>"
                + "<RESOURCE type='results'><TABLE>");
    for (String name : List.of("ID", "access_url", "semantics", "content_type")) {
      text.append("<FIELD name='").append(name).append("' datatype='char' arraysize='*'/>");
    }
    text.append("<FIELD name='content_length' datatype='long'/><DATA><TABLEDATA>");
    List.of(rows).forEach(text::append);
    return text.append("</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>").toString();
  }

  private String row(String path, String semantics, String type, long bytes) {
    return "<TR><TD>1</TD><TD>%s%s</TD><TD>%s</TD><TD>%s</TD><TD>%s</TD></TR>"
        .formatted(base(), path, semantics, type, bytes == 0 ? "" : bytes);
  }

  private List<Dataset> rows() throws IOException {
    return allRows().subList(0, 2);
  }

  private List<Dataset> allRows() throws IOException {
    return skysift
        .search(SearchRequest.everything().withUnit(Unit.DATASETS).withPage(0, 9))
        .hits()
        .stream()
        .map(hit -> hit.best())
        .sorted((a, b) -> obsId(a).compareTo(obsId(b)))
        .toList();
  }

  private static String obsId(Dataset dataset) {
    return dataset.text(ObsCoreColumn.OBS_ID).orElseThrow();
  }

  private List<String> shown() {
    return links.lines().stream()
        .map(line -> "  ".repeat(line.depth()) + path(((Link.Product) line.link()).url()))
        .toList();
  }

  private String path(String url) {
    return url.substring(base().length());
  }

  @Test
  void further_links_are_shown_flat_or_as_a_tree() throws IOException {
    // GIVEN
    selection.select(rows());
    selection.resolve();
    tasks.doAll();
    then(shown()).containsExactly("/1.fits", "/1.jpg", "/more");
    // WHEN
    links.showFlat(true);
    tasks.doAll();
    // THEN
    then(shown()).containsExactly("/1.fits", "/1.jpg", "/1-large.fits");
    then(links.lines()).noneMatch(LinkModel.Line::leads);
    // WHEN
    links.showFlat(false);
    // THEN
    then(tasks.waiting()).isZero();
    then(shown()).containsExactly("/1.fits", "/1.jpg", "/more");
    // WHEN another row is chosen while the switch is on
    links.showFlat(true);
    selection.select(rows().subList(1, 2));
    tasks.doAll();
    // THEN
    then(shown()).containsExactly("/2.fits");
  }

  @Test
  void links_that_hold_themselves_are_opened_where_the_user_opens_them() throws IOException {
    // GIVEN
    selection.select(allRows().subList(2, 3));
    selection.resolve();
    tasks.doAll();
    then(shown()).containsExactly("/self", "/self");
    // WHEN
    links.toggle(links.lines().get(1));
    tasks.doAll();
    // THEN
    then(shown()).containsExactly("/self", "/self", "  /self", "  /self");
    then(links.lines()).extracting(LinkModel.Line::open).containsExactly(false, true, false, false);
    // WHEN
    links.toggle(links.lines().get(1));
    // THEN
    then(shown()).containsExactly("/self", "/self");
  }

  @Test
  void what_is_meant_of_all_chosen_rows_is_weighed_and_fetched() throws IOException {
    // GIVEN the FITS data of at most a megabyte
    selection.select(rows());
    tasks.doAll();
    ProductChoice small =
        new ProductChoice(
            ImmutableSet.of("#this"),
            ImmutableSet.of("fits"),
            Optional.empty(),
            OptionalLong.of(1_000_000));
    // WHEN
    links.weigh(small, "");
    tasks.doAll();
    // THEN
    then(links.weight()).contains(new LinkModel.Weight(2, 29, 1, ImmutableList.of()));
    // WHEN
    links.fetchSelection(small, "", folder.resolve("to"));
    tasks.doAll();
    // THEN
    then(links.message()).startsWith("2 fetched into");
    then(folder.resolve("to/1.fits")).exists();
    then(folder.resolve("to/2.fits")).exists();
    then(folder.resolve("to/1-large.fits")).doesNotExist();
    // WHEN something else is meant
    ProductChoice previews =
        new ProductChoice(
            ImmutableSet.of("#preview"), ImmutableSet.of(), Optional.empty(), OptionalLong.empty());
    links.weigh(previews, "");
    tasks.doAll();
    // THEN
    then(links.weight().orElseThrow().files()).isEqualTo(1);
    then(links.weight().orElseThrow().problems())
        .singleElement()
        .asString()
        .contains("has no such product");
    // WHEN
    links.fetchSelection(previews, "", folder.resolve("to"));
    tasks.doAll();
    // THEN
    then(links.message())
        .startsWith("1 fetched into")
        .contains("⚠ 1 without such a product: ")
        .contains("has no such product");
    // WHEN something else is chosen
    selection.select(rows().subList(0, 1));
    // THEN
    then(links.weight()).isEmpty();
  }
}
