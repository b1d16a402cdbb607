package skysift.vo;

import com.google.common.collect.ImmutableMap;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/**
 * An archive on loopback: paths and what they answer; remembers what it was asked. Paths are taken
 * whole, without the query; one that is not registered answers 404.
 */
public final class LoopbackArchive implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Function<Request, Reply>> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * What was asked.
   *
   * @param query after the question mark, undecoded; empty when none
   * @param headers first value of each, names in lower case
   */
  public record Request(
      String method, String path, String query, String body, ImmutableMap<String, String> headers) {
    /** Parameters of the query and of a form in the body, decoded. */
    public Map<String, String> parameters() {
      Map<String, String> found = new HashMap<>();
      for (String pair : (query + "&" + body).split("&")) {
        String[] parts = pair.split("=", 2);
        if (parts.length == 2) {
          found.put(decoded(parts[0]), decoded(parts[1]));
        }
      }
      return found;
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
  }

  /**
   * What is answered.
   *
   * @param sent how many bytes of the body are really sent
   * @param stalls whether it then falls silent until the archive is closed; else the connection
   *     breaks when not everything was sent
   */
  public record Reply(
      int status, ImmutableMap<String, String> headers, byte[] body, int sent, boolean stalls) {
    /** With one more header. */
    public Reply header(String name, String value) {
      var more = ImmutableMap.<String, String>builder().putAll(headers).put(name, value);
      return new Reply(status, more.buildOrThrow(), body, sent, stalls);
    }

    /** With another status. */
    public Reply status(int newStatus) {
      return new Reply(newStatus, headers, body, sent, stalls);
    }

    /** Breaking off after so many bytes. */
    public Reply cutAfter(int bytes) {
      return new Reply(status, headers, body, bytes, false);
    }

    /** Falling silent after so many bytes. */
    public Reply stallingAfter(int bytes) {
      return new Reply(status, headers, body, bytes, true);
    }

    /** Packed for the way, with the header that says so. */
    public Reply gzipped() {
      byte[] packed = gzip(body);
      return new Reply(status, headers, packed, packed.length, stalls)
          .header("Content-Encoding", "gzip");
    }
  }

  /** Starts one, on a free port. */
  public LoopbackArchive() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** An answer with status 200. */
  public static Reply reply(String contentType, byte[] body) {
    return new Reply(200, ImmutableMap.of("Content-Type", contentType), body, body.length, false);
  }

  /** An answer with status 200, in UTF-8. */
  public static Reply reply(String contentType, String body) {
    return reply(contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A VOTable document. */
  public static Reply votable(String document) {
    return reply("application/x-votable+xml", document);
  }

  /** A redirect. */
  public static Reply redirect(int status, String location) {
    return reply("text/plain", "elsewhere").status(status).header("Location", location);
  }

  /** Bytes packed by gzip. */
  public static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** Registers a path, which starts with a slash. */
  public LoopbackArchive on(String path, Reply reply) {
    return on(path, request -> reply);
  }

  /** Registers a path whose answer depends on the question. */
  public LoopbackArchive on(String path, Function<Request, Reply> answer) {
    answers.put(path, answer);
    return this;
  }

  /** A URL here; the path starts with a slash and may have a query. */
  public URI uri(String path) {
    InetSocketAddress address = server.getAddress();
    return URI.create(
        "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + path);
  }

  /** What was asked so far, in order. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    Request request = read(exchange);
    requests.add(request);
    Reply reply =
        answers
            .getOrDefault(request.path(), r -> reply("text/plain", "no such path").status(404))
            .apply(request);
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    try (exchange) {
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      OutputStream out = exchange.getResponseBody();
      out.write(reply.body(), 0, reply.sent());
      out.flush();
      if (reply.stalls()) {
        closing.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var headers = ImmutableMap.<String, String>builder();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.get(0)));
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return new Request(
        exchange.getRequestMethod(), uri.getPath(), query, body, headers.buildOrThrow());
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
