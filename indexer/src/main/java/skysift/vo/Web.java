package skysift.vo;

import com.google.common.base.Splitter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * HTTP with limits: http and https only, at every redirect too; a time limit for the connection and
 * one for silence; a size limit for the body as unwrapped. Any thread may use it; an interrupt of
 * the calling thread ends the call, or the reading of the body, with an InterruptedIOException and
 * leaves the thread's interrupt flag set.
 */
public final class Web {
  private static final int MAX_REDIRECTS = 10;

  private final HttpClient client;
  private final Duration connect;
  private final Duration idle;

  /**
   * HTTP with these limits.
   *
   * @param connect for a connection to be made
   * @param idle for the answer to begin, and for each pause within it
   */
  public Web(Duration connect, Duration idle) {
    this.connect = connect;
    this.idle = idle;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connect)
            .build();
  }

  /** 20 seconds to connect; 5 minutes of silence, since a synchronous query may take that long. */
  public static Web standard() {
    return new Web(Duration.ofSeconds(20), Duration.ofMinutes(5));
  }

  /**
   * An answer, whatever its status. Whoever gets it closes it.
   *
   * @param status HTTP status
   * @param contentType as sent; empty when not stated
   * @param url where it came from in the end
   * @param body unwrapped when the service compressed it for the way
   */
  public record Answer(int status, String contentType, URI url, InputStream body)
      implements Closeable {
    /** Whether the status is one of success. */
    public boolean succeeded() {
      return status >= 200 && status < 300;
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /**
   * Fetches a URL.
   *
   * @param maxBytes the body may not be longer, unwrapped; else reading it fails
   * @throws ServiceException names the URL and the reason
   */
  public Answer get(URI url, long maxBytes) throws IOException {
    return send(url, Optional.empty(), maxBytes);
  }

  /** Posts a form in UTF-8; the rest is as in {@link #get}. */
  public Answer post(URI url, Map<String, String> form, long maxBytes) throws IOException {
    String text =
        form.entrySet().stream()
            .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
            .collect(Collectors.joining("&"));
    return send(url, Optional.of(text), maxBytes);
  }

  /**
   * A URL as archives and users write it: blanks, bars, braces and letters outside ASCII are
   * percent-encoded, the rest stays as it is.
   *
   * @throws IllegalArgumentException when it is not an absolute http or https URL; names it
   */
  public static URI checkedUri(String text) {
    return WebAddress.parse(text);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Answer send(URI first, Optional<String> firstForm, long maxBytes) throws IOException {
    URI url = checked(first.toString(), first);
    Optional<String> form = firstForm;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = exchange(request(url, form), url);
      Body body = new Body(url, idle);
      response.body().subscribe(body);
      Optional<String> location = response.headers().firstValue("location");
      if (!isRedirect(response.statusCode()) || location.isEmpty()) {
        return answer(response, url, body, maxBytes);
      }
      body.close();
      url = checked(WebAddress.resolve(url, location.get()), url);
      form = response.statusCode() >= 307 ? form : Optional.empty();
    }
    throw new ServiceException(first + " redirects more than " + MAX_REDIRECTS + " times");
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  private static URI checked(String text, URI from) throws ServiceException {
    try {
      return checkedUri(text);
    } catch (IllegalArgumentException e) {
      String how = text.equals(from.toString()) ? "" : from + " redirects: ";
      throw new ServiceException(how + e.getMessage(), e);
    }
  }

  private static HttpRequest request(URI url, Optional<String> form) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("User-Agent", userAgent())
            .header("Accept", "*/*")
            .header("Accept-Encoding", "gzip");
    form.ifPresent(
        text ->
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(text)));
    return request.build();
  }

  private static String userAgent() {
    String version = Web.class.getPackage().getImplementationVersion();
    return version == null ? "Skysift" : "Skysift/" + version;
  }

  private HttpResponse<Flow.Publisher<List<ByteBuffer>>> exchange(HttpRequest request, URI url)
      throws IOException {
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer =
        client.sendAsync(request, BodyHandlers.ofPublisher());
    try {
      return answer.get(connect.plus(idle).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(url + ": stopped");
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new ServiceException(url + " did not answer within " + seconds(idle), e);
    } catch (ExecutionException e) {
      throw new ServiceException(url + ": " + reason(e.getCause(), url), e.getCause());
    }
  }

  private String reason(Throwable cause, URI url) {
    if (cause instanceof HttpConnectTimeoutException) {
      return "no connection within " + seconds(connect);
    }
    if (hasCause(cause, UnresolvedAddressException.class)) {
      return "the host " + url.getHost() + " is not known";
    }
    if (cause instanceof ConnectException) {
      return "the connection was refused";
    }
    if (cause instanceof SSLException) {
      return "no secure connection: " + cause.getMessage();
    }
    return Words.reason(cause);
  }

  private static boolean hasCause(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  static String seconds(Duration time) {
    return time.toMillis() < 1000
        ? time.toMillis() + " ms"
        : String.format(Locale.ROOT, "%d s", time.toSeconds());
  }

  private static Answer answer(HttpResponse<?> response, URI url, Body body, long maxBytes)
      throws IOException {
    boolean gzip =
        response.headers().allValues("content-encoding").stream()
            .flatMap(value -> Splitter.on(',').trimResults().splitToStream(value))
            .anyMatch(value -> value.equalsIgnoreCase("gzip") || value.equalsIgnoreCase("x-gzip"));
    InputStream unwrapped = gzip ? new LazyGunzip(body) : body;
    String type = response.headers().firstValue("content-type").orElse("");
    InputStream limited = new Limited(unwrapped, maxBytes, url.toString());
    return new Answer(response.statusCode(), type, url, limited);
  }
}
