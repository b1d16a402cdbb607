package skysift.datalink;

import com.google.common.base.Splitter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A links service on loopback: rows by identifier, as many identifiers in one answer as it likes,
 * whole rows only; an identifier without rows gets none.
 */
final class LinksServer implements AutoCloseable {
  /** What was asked: the method and the identifiers. */
  record Asked(String method, List<String> ids) {}

  private final HttpServer server;
  private final Map<String, List<String>> rows = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private volatile int most = Integer.MAX_VALUE;
  private volatile boolean takesForms = true;

  LinksServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/links", this::answer);
    server.start();
  }

  /** Rows of one identifier, cells as in {@link LinksText#COLUMNS} without the first. */
  LinksServer with(String id, String... cells) {
    rows.put(id, List.of(cells));
    return this;
  }

  /** How many identifiers it answers at once. */
  LinksServer atMost(int identifiers) {
    most = identifiers;
    return this;
  }

  LinksServer withoutForms() {
    takesForms = false;
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/links";
  }

  List<Asked> asked() {
    return asked;
  }

  /** The most questions that it had at one time. */
  int atOnce() {
    return atOnce.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    atOnce.accumulateAndGet(busy.incrementAndGet(), Math::max);
    try (exchange) {
      Reply reply = reply(exchange);
      // Before the answer leaves, since the next question may come as soon as it is there.
      busy.decrementAndGet();
      exchange.getResponseHeaders().set("Content-Type", "application/x-votable+xml");
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  private record Reply(int status, byte[] body) {}

  private Reply reply(HttpExchange exchange) throws IOException {
    boolean post = exchange.getRequestMethod().equals("POST");
    String query =
        post
            ? new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
            : exchange.getRequestURI().getRawQuery();
    List<String> ids = ids(query);
    asked.add(new Asked(exchange.getRequestMethod(), ids));
    boolean refused = post && !takesForms;
    return refused
        ? new Reply(405, new byte[0])
        : new Reply(200, document(ids).getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> ids(String query) {
    return Splitter.on('&')
        .splitToStream(query)
        .filter(pair -> pair.startsWith("ID="))
        .map(pair -> URLDecoder.decode(pair.substring(3), StandardCharsets.UTF_8))
        .toList();
  }

  /** The last identifier's rows come first: the order means nothing. */
  private String document(List<String> ids) {
    List<String> lines = new ArrayList<>();
    for (String id : ids.subList(0, Math.min(most, ids.size())).reversed()) {
      rows.getOrDefault(id, List.of()).forEach(cells -> lines.add(id + "|" + cells));
    }
    String info =
        ids.size() > most
            ? "<RESOURCE type='meta'><INFO name='QUERY_STATUS' value='OVERFLOW'/></RESOURCE>"
            : "";
    return LinksText.votable(
        LinksText.table(LinksText.COLUMNS, lines.toArray(String[]::new)) + info);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
