package skysift.samp;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.BaseEncoding;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.astrogrid.samp.httpd.HttpServer;

/**
 * What we offer to peers over HTTP on loopback: only what was put here, at addresses that nobody
 * guesses, without a listing, until it expires.
 */
final class Shelf implements HttpServer.Handler {

  private static final String ROOT = "/offer/";
  private static final int SECRET_BYTES = 20;

  private final InstantSource clock;
  private final Map<String, Offer> offers = new ConcurrentHashMap<>();

  Shelf(InstantSource clock) {
    this.clock = clock;
  }

  /** Where the bytes come from. */
  private interface Body {
    long length() throws IOException;

    void writeTo(OutputStream out) throws IOException;
  }

  private record Offer(Body body, String mediaType, Optional<Long> endMillis) {}

  /** Puts a file here; the path under which it is found. Its name ends as the file's does. */
  String add(Path file, String mediaType, Duration kept) {
    Body body =
        new Body() {
          @Override
          public long length() throws IOException {
            return Files.size(file);
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            Files.copy(file, out);
          }
        };
    long end = clock.instant().plus(kept).toEpochMilli();
    return add(body, String.valueOf(file.getFileName()), mediaType, Optional.of(end));
  }

  /** Puts bytes here for as long as we are. */
  String add(byte[] bytes, String name, String mediaType) {
    Body body =
        new Body() {
          @Override
          public long length() {
            return bytes.length;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
          }
        };
    return add(body, name, mediaType, Optional.empty());
  }

  private String add(Body body, String name, String mediaType, Optional<Long> endMillis) {
    expire();
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    String plain = SafeText.ascii(name).replaceAll("[^A-Za-z0-9._-]+", "_");
    String path = ROOT + BaseEncoding.base32().lowerCase().encode(secret) + "/" + plain;
    offers.put(path, new Offer(body, SafeText.ascii(mediaType), endMillis));
    return path;
  }

  /** Takes it away again; what is being read is read to its end. */
  void remove(URI url) {
    offers.remove(url.getPath());
  }

  private void expire() {
    long now = clock.millis();
    offers.values().removeIf(offer -> offer.endMillis().map(end -> end <= now).orElse(false));
  }

  /** Null when it is not ours to answer. */
  @Override
  public HttpServer.Response serveRequest(HttpServer.Request request) {
    if (!request.getUrl().startsWith(ROOT)) {
      return null;
    }
    expire();
    Offer offer = offers.get(request.getUrl());
    String method = request.getMethod();
    if (offer == null) {
      return HttpServer.createErrorResponse(404, "Not offered, or no longer");
    }
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return HttpServer.create405Response(new String[] {"GET", "HEAD"});
    }
    try {
      return response(offer, offer.body().length(), method.equals("GET"));
    } catch (IOException e) {
      return HttpServer.createErrorResponse(410, "The file is gone");
    }
  }

  private static HttpServer.Response response(Offer offer, long length, boolean withBody) {
    Map<String, String> head =
        ImmutableMap.of("Content-Type", offer.mediaType(), "Content-Length", Long.toString(length));
    return new HttpServer.Response(200, "OK", head) {
      @Override
      public void writeBody(OutputStream out) throws IOException {
        if (withBody) {
          offer.body().writeTo(out);
        }
      }
    };
  }
}
