package skysift.datalink;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.vo.ServiceDescriptor;
import skysift.vo.ServiceDescriptor.Input;
import skysift.vo.ServiceDescriptor.Kind;
import skysift.vo.Web;

/** Links of many rows at once, and of links within links. */
class ManyLinksTest {
  private final LinkResolver resolver =
      new LinkResolver(new Web(Duration.ofSeconds(20), Duration.ofSeconds(20)));
  private LinksServer server;

  @BeforeEach
  void start() throws IOException {
    server = new LinksServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void many_rows_are_asked_for_in_few_posts() throws IOException {
    // GIVEN
    List<Dataset> rows = rows(450);
    // WHEN
    Map<DatasetKey, Links> links = resolved(rows);
    // THEN
    then(links).hasSize(450);
    rows.forEach(row -> then(url(links.get(row.key()))).isEqualTo(file(row)));
    then(server.asked()).extracting(LinksServer.Asked::method).containsOnly("POST").hasSize(3);
    then(server.atOnce()).isEqualTo(1);
  }

  @Test
  void how_many_a_service_takes_is_learned_from_its_first_answer() throws IOException {
    // GIVEN
    server.atMost(7);
    // WHEN
    Map<DatasetKey, Links> links = resolved(rows(30));
    // THEN
    then(links).hasSize(30);
    then(server.asked()).extracting(asked -> asked.ids().size()).containsExactly(30, 7, 7, 7, 2);
  }

  @Test
  void rows_without_links_do_not_hold_up_the_others() throws IOException {
    // GIVEN
    List<Dataset> rows = rows(60);
    for (int i = 0; i < 40; i += 2) {
      server.with("id " + i);
    }
    server.atMost(10);
    // WHEN
    Map<DatasetKey, Links> links = resolved(rows);
    // THEN
    then(links).hasSize(60);
    then(server.asked()).extracting(LinksServer.Asked::method).contains("GET").hasSizeLessThan(50);
    then(server.asked().stream().filter(a -> a.method().equals("GET"))).hasSizeLessThan(30);
  }

  @Test
  void a_service_is_asked_for_many_though_no_table_describes_it() throws IOException {
    // GIVEN
    Map<DatasetKey, Links> all = new HashMap<>();
    // WHEN
    resolver.resolveAll(
        rows(25), row -> Optional.empty(), links -> all.put(links.dataset(), links));
    // THEN
    then(all).hasSize(25);
    then(server.asked()).extracting(LinksServer.Asked::method).containsExactly("POST");
  }

  @Test
  void rows_that_the_answer_leaves_out_are_asked_for_alone() throws IOException {
    // GIVEN
    List<Dataset> rows = rows(5);
    server.with("id 3");
    // WHEN
    Map<DatasetKey, Links> links = resolved(rows);
    // THEN
    then(((Link.LinkFault) links.get(rows.get(3).key()).links().getFirst()).error())
        .isEqualTo("the service's links table is empty");
    then(server.asked()).extracting(LinksServer.Asked::method).containsExactly("POST", "GET");
  }

  @Test
  void a_service_that_takes_no_forms_is_asked_row_by_row() throws IOException {
    // GIVEN
    server.withoutForms();
    // WHEN
    Map<DatasetKey, Links> links = resolved(rows(4));
    // THEN
    then(links).hasSize(4);
    then(server.asked())
        .extracting(LinksServer.Asked::method)
        .containsExactly("POST", "GET", "GET", "GET", "GET");
  }

  @Test
  void an_interrupt_stops_the_rest_and_what_came_was_passed_on() throws IOException {
    // GIVEN
    server.atMost(2);
    List<Links> came = new ArrayList<>();
    Thread asking = Thread.currentThread();
    // THEN
    thenThrownBy(
            () ->
                resolver.resolveAll(
                    rows(10),
                    row -> Optional.of(service()),
                    links -> {
                      came.add(links);
                      asking.interrupt();
                      untilInterrupted();
                    }))
        .isInstanceOf(InterruptedIOException.class);
    then(Thread.interrupted()).isTrue();
    then(came.size()).as("no more than one answer").isBetween(1, 2);
  }

  /** Holds the thread that asks until the stop has come to it. */
  private static void untilInterrupted() {
    try {
      then(new CountDownLatch(1).await(60, TimeUnit.SECONDS)).as("nobody stopped it").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void links_within_links_are_opened_one_by_one() throws IOException {
    // GIVEN
    server
        .with("outer", nested("inner"))
        .with("inner", "http://a.test/1.fits|||#this||image/fits|");
    Links outer = resolver.resolve(row("outer"));
    List<String> trail = List.of(outer.source().orElseThrow());
    // WHEN
    Links inner = resolver.open(outer.dataset(), outer.links().getFirst(), trail);
    // THEN
    then(url(inner)).isEqualTo("http://a.test/1.fits");
    then(url(resolver.flattened(outer))).isEqualTo("http://a.test/1.fits");
  }

  @Test
  void links_that_lead_back_to_themselves_end() throws IOException {
    // GIVEN
    server.with("outer", nested("outer"), "http://a.test/1.fits|||#this||image/fits|");
    Links outer = resolver.resolve(row("outer"));
    List<String> trail = List.of(outer.source().orElseThrow());
    // THEN
    then(error(resolver.open(outer.dataset(), outer.links().getFirst(), trail)))
        .isEqualTo("these links lead back to themselves");
    then(resolver.flattened(outer).products())
        .extracting(Link.Product::url)
        .containsExactly("http://a.test/1.fits");
  }

  @Test
  void links_that_lead_ever_deeper_end() throws IOException {
    // GIVEN
    for (int i = 0; i < 20; i++) {
      server.with("id" + i, nested("id" + (i + 1)), "http://a.test/" + i + "|||#this|||");
    }
    Links outer = resolver.resolve(row("id0"));
    // THEN
    then(resolver.flattened(outer).products())
        .extracting(Link.Product::url)
        .containsExactly(
            "http://a.test/3", "http://a.test/2", "http://a.test/1", "http://a.test/0");
    then(error(resolver.open(outer.dataset(), outer.links().getFirst(), List.of("", "", "", ""))))
        .contains("more than 3 documents deep");
  }

  private String nested(String id) {
    return server.url() + "?ID=" + id + "|||#this|more|application/x-votable+xml;content=datalink|";
  }

  private Dataset row(String id) {
    return dataset("A").did(id).links(server.url() + "?ID=" + id.replace(" ", "%20")).build();
  }

  private List<Dataset> rows(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              server.with("id " + i, "http://a.test/" + i + ".fits|||#this||image/fits|");
              return row("id " + i);
            })
        .toList();
  }

  private static String file(Dataset row) {
    String id = row.text(skysift.obscore.ObsCoreColumn.OBS_PUBLISHER_DID).orElseThrow();
    return "http://a.test/" + id.replace("id ", "") + ".fits";
  }

  private ServiceDescriptor service() {
    Input id =
        new Input(
            "ID",
            Kind.ROW,
            "",
            "obs_publisher_did",
            "char",
            "*",
            "",
            "",
            "",
            "",
            "",
            "",
            List.of());
    String standard = "ivo://ivoa.net/std/DataLink#links-1.1";
    return new ServiceDescriptor(
        "", "", "", server.url(), standard, "", "", List.of(), false, List.of(id));
  }

  private Map<DatasetKey, Links> resolved(List<Dataset> rows) throws IOException {
    Map<DatasetKey, Links> all = new HashMap<>();
    resolver.resolveAll(
        rows, row -> Optional.of(service()), links -> all.put(links.dataset(), links));
    return all;
  }

  private static String url(Links links) {
    return ((Link.Product) links.links().getFirst()).url();
  }

  private static String error(Links links) {
    return ((Link.LinkFault) links.links().getFirst()).error();
  }
}
