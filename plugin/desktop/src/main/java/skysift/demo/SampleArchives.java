package skysift.demo;

import com.google.common.base.Splitter;
import com.google.common.io.ByteStreams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import skysift.obscore.ObsCoreColumn;

/**
 * Three small archives of sample data on loopback: TAP services, links services and the files they
 * lead to. Each has the habits of the archive it is named after: MAST-sample a row for each file,
 * CADC-sample DataLink for each plane, HEASARC-sample a row for a directory beside its products.
 * They serve until closed, on daemon threads.
 */
public final class SampleArchives implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SampleArchives.class.getName());
  private static final int THREADS = 4;
  private static final int NO_CONTENT = 204;
  private static final int LARGEST_REQUEST = 100_000;

  /** HEASARC spells these without the inner syllables. */
  private static final Map<ObsCoreColumn, String> HEASARC_NAMES =
      Map.of(
          ObsCoreColumn.DATAPRODUCT_TYPE, "dataprodtype",
          ObsCoreColumn.DATAPRODUCT_SUBTYPE, "dataprodsubtype");

  private final HttpServer server;
  private final ExecutorService threads;
  private final Shelf mast;
  private final Shelf cadc;
  private final Shelf heasarc;

  /**
   * One of them.
   *
   * @param name short name, for messages and the archive facet
   * @param tapBase base URL of its TAP service; its port differs from start to start, so that
   *     obs_publisher_did alone tells rows apart
   */
  public record SampleArchive(String name, URI tapBase) {}

  private SampleArchives(HttpServer server) throws IOException {
    this.server = server;
    AtomicInteger number = new AtomicInteger();
    threads =
        Executors.newFixedThreadPool(
            THREADS, work -> daemon(work, "skysift-demo-" + number.incrementAndGet()));
    mast = new Shelf(base(), "mast");
    cadc = new Shelf(base(), "cadc");
    heasarc = new Shelf(base(), "heasarc");
    MastHabit atMast = new MastHabit(mast);
    CadcHabit atCadc = new CadcHabit(cadc);
    HeasarcHabit atHeasarc = new HeasarcHabit(heasarc);
    SeedCases.add(atMast, atCadc, atHeasarc);
    new SampleSky(atMast, atCadc, atHeasarc).add();
  }

  /** Starts them on a free port of the loopback address. */
  public static SampleArchives start() throws IOException {
    InetSocketAddress loopback = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    HttpServer server = HttpServer.create(loopback, 0);
    SampleArchives archives = new SampleArchives(server);
    server.setExecutor(archives.threads);
    server.createContext("/", archives::handle);
    // The server's own thread takes after the one that starts it.
    Thread starter = daemon(server::start, "skysift-demo-start");
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      archives.close();
      Thread.currentThread().interrupt();
      throw new IOException("stopped while starting the sample archives", e);
    }
    return archives;
  }

  /** The three of them. */
  public List<SampleArchive> archives() {
    return List.of(
        new SampleArchive("MAST-sample", URI.create(mast.url("tap"))),
        new SampleArchive("CADC-sample", URI.create(cadc.url("tap"))),
        new SampleArchive("HEASARC-sample", URI.create(heasarc.url("tap"))));
  }

  /** Root of the server, with a trailing slash. */
  public URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, answer(exchange));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "sample archive failed on " + exchange.getRequestURI(), e);
      throw e;
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    return switch (exchange.getRequestMethod()) {
      case "GET", "HEAD" -> answer(path, exchange.getRequestURI().getRawQuery());
      case "POST" -> {
        byte[] body = ByteStreams.limit(exchange.getRequestBody(), LARGEST_REQUEST).readAllBytes();
        yield answer(path, new String(body, StandardCharsets.UTF_8));
      }
      default -> Answer.plain(405, "GET, HEAD and POST only");
    };
  }

  private Answer answer(String path, String form) {
    for (Shelf shelf : List.of(mast, cadc, heasarc)) {
      if (path.equals("/" + shelf.folder() + "/tap/sync")) {
        return query(shelf, form);
      }
    }
    if (path.equals("/cadc/links")) {
      return Answer.links(LinksText.document(values(form, "ID"), cadc));
    }
    if (path.equals("/cadc/cutout")) {
      return Cutout.answer(values(form, "ID"), values(form, "CIRCLE"), cadc);
    }
    Optional<SampleFile> file =
        mast.find(path).or(() -> cadc.find(path)).or(() -> heasarc.find(path));
    return file.map(Answer::file).orElseGet(() -> Answer.plain(404, "Not found: " + path));
  }

  private Answer query(Shelf shelf, String form) {
    try {
      Map<String, String> parameters = new HashMap<>();
      pairs(form).forEach(pair -> parameters.put(pair[0].toUpperCase(Locale.ROOT), pair[1]));
      Query query = Query.of(parameters);
      Map<ObsCoreColumn, String> names = shelf == heasarc ? HEASARC_NAMES : Map.of();
      String more = shelf == cadc ? LinksText.descriptor(cadc.url("links")) : "";
      return Answer.votable(TableText.answer(query, shelf.rows(), names, more));
    } catch (IllegalArgumentException e) {
      return Answer.error(400, e.getMessage());
    }
  }

  private static List<String> values(String form, String name) {
    return pairs(form).stream()
        .filter(pair -> pair[0].equalsIgnoreCase(name))
        .map(pair -> pair[1])
        .toList();
  }

  private static List<String[]> pairs(String form) {
    List<String[]> pairs = new ArrayList<>();
    for (String pair : Splitter.on('&').omitEmptyStrings().split(form == null ? "" : form)) {
      String[] sides = pair.split("=", 2);
      String value = sides.length < 2 ? "" : sides[1];
      pairs.add(new String[] {decode(sides[0]), decode(value)});
    }
    return pairs;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.mediaType());
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(answer.body().length));
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    if (answer.status() == NO_CONTENT) {
      exchange.sendResponseHeaders(NO_CONTENT, -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }
}
