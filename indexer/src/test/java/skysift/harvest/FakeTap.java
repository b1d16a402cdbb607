package skysift.harvest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TAP service on loopback with rows of its own. It takes windows of t_min and s_dec and MAXREC,
 * answers at once and by jobs, and misbehaves as it is told.
 */
final class FakeTap implements AutoCloseable {
  private static final Pattern COMPARISON =
      Pattern.compile("(t_min|s_dec|em_min) (>=|<|IS NULL|IS NOT NULL) ?([-0-9.E]*)");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Row> rows = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, Map<String, String>> jobs = new ConcurrentHashMap<>();
  private final List<String> deleted = new CopyOnWriteArrayList<>();
  private volatile Fault fault = (number, query, exchange) -> false;
  private volatile int limit = Integer.MAX_VALUE;

  /** A row; values may be null. */
  record Row(String id, Double time, Double dec, String target) {
    Double value(String column) {
      return column.equals("t_min") ? time : column.equals("s_dec") ? dec : null;
    }

    String cells() {
      return "<TR><TD>"
          + id
          + "</TD><TD>"
          + text(time)
          + "</TD><TD>"
          + text(dec)
          + "</TD><TD>"
          + (dec == null ? "" : "10")
          + "</TD><TD>"
          + target
          + "</TD></TR>\n";
    }

    private static String text(Double value) {
      return value == null ? "" : value.toString();
    }
  }

  /** What it does in place of answering; false when it answers all the same. */
  interface Fault {
    boolean instead(int number, String query, HttpExchange exchange)
        throws IOException, InterruptedException;
  }

  FakeTap() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/tap/sync", exchange -> handle(exchange, this::sync));
    server.createContext("/tap/async", exchange -> handle(exchange, this::async));
    server.start();
  }

  FakeTap with(List<Row> more) {
    rows.addAll(more);
    return this;
  }

  /** Rows of one query at most, whatever is asked. */
  FakeTap limited(int newLimit) {
    limit = newLimit;
    return this;
  }

  FakeTap faulty(Fault newFault) {
    fault = newFault;
    return this;
  }

  List<Row> rows() {
    return rows;
  }

  /** Queries so far. */
  List<String> asked() {
    return asked;
  }

  /** Jobs that were taken away. */
  List<String> deleted() {
    return deleted;
  }

  Map<String, Map<String, String>> jobs() {
    return jobs;
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/tap");
  }

  /** An archive there, in pages of so many rows, asked without a pause. */
  Archive archive(String name, int page, boolean async) {
    return Archive.ofFile(name)
        .at(base())
        .identifiedBy(List.of("obs_id"))
        .asked(
            new Archive.Asking(
                Archive.SpatialDialect.INTERSECTS,
                async,
                page,
                "",
                "",
                2,
                java.time.Duration.ZERO));
  }

  private interface Answering {
    void answer(HttpExchange exchange, Map<String, String> form)
        throws IOException, InterruptedException;
  }

  private void handle(HttpExchange exchange, Answering answering) {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      answering.answer(exchange, form(body));
    } catch (IOException e) {
      // the client went away
      exchange.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sync(HttpExchange exchange, Map<String, String> form)
      throws IOException, InterruptedException {
    String query = form.getOrDefault("QUERY", "");
    asked.add(query);
    if (!fault.instead(count.incrementAndGet(), query, exchange)) {
      send(exchange, 200, answer(form));
    }
  }

  private void async(HttpExchange exchange, Map<String, String> form)
      throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath().replaceFirst("/tap/async/?", "");
    String id = path.replaceFirst("/.*", "");
    if (path.isEmpty()) {
      String job = "j" + count.incrementAndGet();
      asked.add(form.get("QUERY"));
      jobs.put(job, form);
      see(exchange, "/tap/async/" + job);
    } else if (exchange.getRequestMethod().equals("DELETE")) {
      deleted.add(id);
      jobs.remove(id);
      see(exchange, "/tap/async");
    } else if (!jobs.containsKey(id)) {
      send(exchange, 404, "no such job");
    } else if (path.endsWith("/phase") && exchange.getRequestMethod().equals("POST")) {
      jobs.get(id).put("PHASE", form.get("PHASE"));
      see(exchange, "/tap/async/" + id);
    } else if (path.endsWith("/phase")) {
      String wanted = jobs.get(id).get("PHASE");
      if (!fault.instead(0, "phase " + id, exchange)) {
        send(
            exchange,
            200,
            wanted == null ? "PENDING" : wanted.equals("RUN") ? "COMPLETED" : "ABORTED");
      }
    } else if (!fault.instead(1, jobs.get(id).get("QUERY"), exchange)) {
      send(exchange, 200, answer(jobs.get(id)));
    }
  }

  private static void see(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    exchange.sendResponseHeaders(303, -1);
  }

  /** Waits until the test is over. */
  void hang() throws InterruptedException {
    closing.await();
  }

  private String answer(Map<String, String> form) {
    String query = form.getOrDefault("QUERY", "");
    Matcher top = Pattern.compile("TOP (\\d+)").matcher(query);
    int most = top.find() ? Integer.parseInt(top.group(1)) : Integer.MAX_VALUE;
    int maxrec = Math.min(limit, Integer.parseInt(form.getOrDefault("MAXREC", "1000000")));
    List<Row> found = rows.stream().filter(row -> matches(query, row)).limit(most).toList();
    boolean overflow = found.size() > maxrec;
    return votable(overflow ? found.subList(0, maxrec) : found, overflow);
  }

  /** A whole document. */
  static String votable(List<Row> some, boolean overflow) {
    StringBuilder text = new StringBuilder(head());
    some.forEach(row -> text.append(row.cells()));
    return text + tail(overflow);
  }

  static String head() {
    return "<VOTABLE version='1.3' xmlns='http://www.ivoa.net/xml/VOTable/v1.3'>"
        + "<RESOURCE type='results'><INFO name='QUERY_STATUS' value='OK'/><TABLE>"
        + "<FIELD name='obs_id' datatype='char' arraysize='*'/>"
        + "<FIELD name='t_min' datatype='double' unit='d'/>"
        + "<FIELD name='s_dec' datatype='double' unit='deg'/>"
        + "<FIELD name='s_ra' datatype='double' unit='deg'/>"
        + "<FIELD name='target_name' datatype='char' arraysize='*'/><DATA><TABLEDATA>";
  }

  static String tail(boolean overflow) {
    return "</TABLEDATA></DATA></TABLE>"
        + (overflow ? "<INFO name='QUERY_STATUS' value='OVERFLOW'/>" : "")
        + "</RESOURCE></VOTABLE>";
  }

  /** A document that only tells of an error. */
  static String error(String words) {
    return "<VOTABLE version='1.3'><RESOURCE type='results'>"
        + "<INFO name='QUERY_STATUS' value='ERROR'>"
        + words
        + "</INFO></RESOURCE></VOTABLE>";
  }

  private static boolean matches(String query, Row row) {
    Matcher comparison = COMPARISON.matcher(query);
    boolean all = true;
    while (comparison.find()) {
      Double value = row.value(comparison.group(1));
      all &=
          switch (comparison.group(2)) {
            case "IS NULL" -> value == null;
            case "IS NOT NULL" -> value != null;
            case "<" -> value != null && value < Double.parseDouble(comparison.group(3));
            default -> value != null && value >= Double.parseDouble(comparison.group(3));
          };
    }
    return all && !query.contains("s_region IS NULL");
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-votable+xml");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static Map<String, String> form(String body) {
    Map<String, String> form = new ConcurrentHashMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        form.put(
            parts[0].toUpperCase(Locale.ROOT), URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  /** Rows o0, o1, ... spread in time; every tenth states none, every seventh no place. */
  static List<Row> spread(int count) {
    List<Row> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(
          new Row(
              "o" + i,
              i % 10 == 0 ? null : 50_000 + (i * 7919L) % count * 0.5,
              i % 7 == 0 ? null : -80 + (i * 31L) % 160 + 0.25,
              "M " + i % 50));
    }
    return made;
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
