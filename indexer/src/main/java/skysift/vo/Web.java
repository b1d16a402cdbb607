package skysift.vo;

import com.google.common.base.Splitter;
import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ListMultimap;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import skysift.vo.ServiceException.Kind;

/**
 * HTTP with limits: http and https only, at every redirect too; a time limit for the connection and
 * one for silence; a size limit for the body as unwrapped. Any thread may use it; an interrupt of
 * the calling thread ends the call, or the reading of the body, with an InterruptedIOException and
 * leaves the thread's interrupt flag set.
 */
public final class Web {
  private static final int MAX_REDIRECTS = 10;
  private static final long MAX_SMALL = 1 << 20;
  private static final int MAX_LOGINS = 3;
  private static final ImmutableMap<String, String> GZIP =
      ImmutableMap.of("Accept-Encoding", "gzip");

  /** Made when first used: what it trusts is read then, which takes a while. */
  private final Supplier<HttpClient> client;

  private final Duration connect;
  private final Duration idle;
  private final Keyring keyring;

  /**
   * HTTP with these limits.
   *
   * @param connect for a connection to be made
   * @param idle for the answer to begin, and for each pause within it
   */
  public Web(Duration connect, Duration idle) {
    this(connect, idle, new Keyring(), Optional.empty());
  }

  /** The same, with passwords and tokens from a key ring where a service asks for them. */
  public Web(Duration connect, Duration idle, Keyring keyring) {
    this(connect, idle, keyring, Optional.empty());
  }

  /** {@code trusted}: what certificates are trusted, if not those the JDK trusts. */
  Web(Duration connect, Duration idle, Keyring keyring, Optional<SSLContext> trusted) {
    this.connect = connect;
    this.idle = idle;
    this.keyring = keyring;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connect);
    trusted.ifPresent(builder::sslContext);
    this.client = Suppliers.memoize(builder::build);
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
   * @param headers all that came with it
   * @param body unwrapped when the service compressed it for the way
   */
  public record Answer(
      int status, String contentType, URI url, HttpHeaders headers, InputStream body)
      implements Closeable {
    /** How long the service asks to be left alone (Retry-After); empty when it does not say. */
    public Optional<Duration> retryAfter() {
      return headers.firstValue("retry-after").flatMap(Web::wait);
    }

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
    return get(url, maxBytes, GZIP);
  }

  /** The same with these headers; none but these ask for the body to be compressed for the way. */
  public Answer get(URI url, long maxBytes, Map<String, String> headers) throws IOException {
    return send(url, new Question(Optional.empty(), headers), maxBytes);
  }

  /** Posts a form in UTF-8; the rest is as in {@link #get}. */
  public Answer post(URI url, Map<String, String> form, long maxBytes) throws IOException {
    return post(url, ImmutableListMultimap.copyOf(form.entrySet()), maxBytes);
  }

  /** Posts a form in which names may repeat. */
  public Answer post(URI url, ListMultimap<String, String> form, long maxBytes) throws IOException {
    return send(url, new Question(Optional.of(text(form)), GZIP), maxBytes);
  }

  /**
   * Posts a form and does not follow the redirect with which UWS answers: where it points to, empty
   * when there is none (UWS 1.1 §2.2.3).
   *
   * @throws ServiceException also when the answer is one of failure, in the service's words
   */
  public Optional<URI> postForLocation(URI url, ListMultimap<String, String> form)
      throws IOException {
    URI checked = checked(url.toString(), url);
    return location(checked, reply(checked, new Question(Optional.of(text(form)), GZIP)));
  }

  private static String text(ListMultimap<String, String> form) {
    return form.entries().stream()
        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** Deletes a resource, such as a job of UWS; a redirect or success is the end of it. */
  public void delete(URI url) throws IOException {
    URI checked = checked(url.toString(), url);
    HttpRequest request =
        HttpRequest.newBuilder(checked).header("User-Agent", userAgent()).DELETE().build();
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response = exchange(request, checked);
    Body body = new Body(checked, idle);
    response.body().subscribe(body);
    location(checked, new Reply(response, body));
  }

  private Optional<URI> location(URI url, Reply reply) throws IOException {
    try (Body body = reply.body) {
      Optional<String> location = reply.response.headers().firstValue("location");
      if (location.isPresent() && reply.response.statusCode() < 400) {
        return Optional.of(checked(WebAddress.resolve(url, location.get()), url));
      }
      Words.successful(answer(reply.response, url, body, MAX_SMALL));
      return Optional.empty();
    }
  }

  /** What is asked besides the URL. */
  private record Question(Optional<String> form, Map<String, String> headers) {
    Question withoutForm() {
      return new Question(Optional.empty(), headers);
    }
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

  private Answer send(URI first, Question asked, long maxBytes) throws IOException {
    URI url = checked(first.toString(), first);
    Question question = asked;
    for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
      Reply reply = reply(url, question);
      Optional<String> location = reply.response.headers().firstValue("location");
      if (!isRedirect(reply.response.statusCode()) || location.isEmpty()) {
        return answer(reply.response, url, reply.body, maxBytes);
      }
      reply.body.close();
      url = checked(WebAddress.resolve(url, location.get()), url);
      question = reply.response.statusCode() >= 307 ? question : question.withoutForm();
    }
    throw new ServiceException(
        Kind.ADDRESS, first + " redirects more than " + MAX_REDIRECTS + " times", null);
  }

  /** A response whose body is on its way. */
  private record Reply(HttpResponse<Flow.Publisher<List<ByteBuffer>>> response, Body body) {}

  /** Asks one URL; where that is challenged, again with what the key ring has for its host. */
  private Reply reply(URI url, Question question) throws IOException {
    Optional<String> key = keyring.known(url);
    Reply reply = once(url, question, key);
    for (int i = 0; i < MAX_LOGINS && reply.response.statusCode() == 401; i++) {
      key = keyring.answer(url, reply.response.headers().allValues("www-authenticate"), key);
      if (key.isEmpty()) {
        return reply;
      }
      reply.body.close();
      reply = once(url, question, key);
    }
    return reply;
  }

  private Reply once(URI url, Question question, Optional<String> key) throws IOException {
    HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
        exchange(request(url, question, key), url);
    Body body = new Body(url, idle);
    response.body().subscribe(body);
    return new Reply(response, body);
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

  private static HttpRequest request(URI url, Question question, Optional<String> key) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url).header("User-Agent", userAgent()).header("Accept", "*/*");
    question.headers().forEach(request::header);
    key.ifPresent(authorization -> request.header("Authorization", authorization));
    question
        .form()
        .ifPresent(
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
        client.get().sendAsync(request, BodyHandlers.ofPublisher());
    try {
      return answer.get(connect.plus(idle).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(url + ": stopped");
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new ServiceException(Kind.SILENT, url + " did not answer within " + seconds(idle), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw new ServiceException(kind(cause), url + ": " + reason(cause, url), cause);
    }
  }

  private static Kind kind(Throwable cause) {
    boolean lasting =
        hasCause(cause, UnresolvedAddressException.class) || cause instanceof SSLException;
    return lasting ? Kind.ADDRESS : Kind.CONNECTION;
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
    return new Answer(response.statusCode(), type, url, response.headers(), limited);
  }

  /** Retry-After in seconds or as a date (RFC 9110 §10.2.3); what is neither counts as not said. */
  private static Optional<Duration> wait(String text) {
    try {
      Duration wait =
          text.strip().matches("\\d{1,9}")
              ? Duration.ofSeconds(Long.parseLong(text.strip()))
              : Duration.between(
                  Instant.now(),
                  DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from));
      return wait.isNegative() ? Optional.empty() : Optional.of(wait);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
