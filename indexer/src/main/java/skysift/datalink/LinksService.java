package skysift.datalink;

import com.google.common.collect.ListMultimap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import skysift.vo.ServiceException;
import skysift.vo.Web;
import skysift.vo.Words;

/** Asks links services, and makes of whatever they answer a document: faults are links too. */
final class LinksService {
  /** A links document of thousands of rows has 2 MB. */
  private static final int MAX_BYTES = 16 << 20;

  private static final int MAX_BATCH_BYTES = 4 * MAX_BYTES;

  private static final int PORTION = 1 << 14;
  private static final int MAX_TRIES = 3;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** How a text that is an error begins (DataLink 1.1 §3.4). */
  private static final Pattern FAULT =
      Pattern.compile("(?s)(NotFound|Usage|Transient|Fatal|Default)Fault\\b.*");

  private final Web web;
  private final Duration longest;

  /** {@code longest} is the time for a whole answer. */
  LinksService(Web web, Duration longest) {
    this.web = web;
    this.longest = longest;
  }

  /** An answer: the document, the status it came with (0 for none), and until when it is good. */
  record Reply(LinksDocument document, int status, Optional<Instant> expires) {
    static Reply fault(String words) {
      return new Reply(LinksDocument.fault(words), 0, Optional.empty());
    }
  }

  /** What can be asked. */
  private interface Question {
    Web.Answer ask() throws IOException;
  }

  /** Asks a complete URL; whatever goes wrong is a fault in the document. */
  Reply get(String text) throws InterruptedIOException {
    URI url;
    try {
      url = Web.checkedUri(text);
    } catch (IllegalArgumentException e) {
      return Reply.fault(e.getMessage());
    }
    return asked(() -> web.get(url, MAX_BYTES));
  }

  /** Posts a form. */
  Reply post(String text, ListMultimap<String, String> form) throws InterruptedIOException {
    URI url;
    try {
      url = Web.checkedUri(text);
    } catch (IllegalArgumentException e) {
      return Reply.fault(e.getMessage());
    }
    return asked(() -> web.post(url, form, MAX_BATCH_BYTES));
  }

  /** A service that is too busy says when to come back (RFC 6585 §4). */
  private Reply asked(Question question) throws InterruptedIOException {
    for (int tries = 1; ; tries++) {
      try (Web.Answer answer = question.ask()) {
        boolean busy = answer.status() == 429 || answer.status() == 503;
        Optional<String> later = answer.headers().firstValue("retry-after");
        if (!busy || later.isEmpty() || tries == MAX_TRIES) {
          return read(answer);
        }
        pause(later.get());
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        return Reply.fault(e.getMessage());
      }
    }
  }

  private static void pause(String later) throws InterruptedIOException {
    long seconds = later.strip().matches("\\d{1,6}") ? Long.parseLong(later.strip()) : 1;
    try {
      Thread.sleep(Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }

  /** Keeps what has come when the connection breaks. */
  private Reply read(Web.Answer answer) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    IOException broken = null;
    try {
      copy(answer, body);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      broken = e;
    }
    LinksDocument document;
    try {
      document = read(body.toByteArray(), answer);
      document = broken == null ? document : document.warned(broken.getMessage());
    } catch (ServiceException e) {
      document = LinksDocument.fault(broken == null ? e.getMessage() : broken.getMessage());
    }
    return new Reply(
        document, answer.status(), Expiry.of(answer.headers(), document.links(), Instant.now()));
  }

  /** A service that drips is never silent, so the whole has a limit of its own. */
  private void copy(Web.Answer answer, ByteArrayOutputStream body) throws IOException {
    long start = System.nanoTime();
    byte[] portion = new byte[PORTION];
    int count = answer.body().read(portion);
    while (count >= 0) {
      body.write(portion, 0, count);
      if (System.nanoTime() - start > longest.toNanos()) {
        throw new ServiceException(
            answer.url() + " was not done after " + longest.toSeconds() + " s");
      }
      count = answer.body().read(portion);
    }
  }

  /** A service may send links, or a table of faults, with any status (DALI 1.1 §4.2). */
  private static LinksDocument read(byte[] body, Web.Answer answer) throws ServiceException {
    try {
      return LinksDocument.read(new ByteArrayInputStream(body), answer.url().toString());
    } catch (ServiceException e) {
      throw new ServiceException(words(body, answer, e.getMessage()), e);
    }
  }

  /** What to say of an answer that holds no links: the service's words, if it has any. */
  private static String words(byte[] body, Web.Answer answer, String reason) {
    String type = answer.contentType().toLowerCase(Locale.ROOT);
    boolean legible = type.isEmpty() || type.startsWith("text/") || type.contains("xml");
    String said = legible ? Words.of(body) : "";
    if (FAULT.matcher(said).matches()) {
      return said;
    }
    String what =
        answer.succeeded() ? nature(body, type, reason) : "HTTP status " + answer.status();
    return said.isEmpty() ? what : what + ": " + said;
  }

  private static String nature(byte[] body, String type, String reason) {
    if (body.length == 0) {
      return "the service gave an empty answer";
    }
    boolean document = type.isEmpty() || type.contains("xml") && !type.contains("html");
    return document ? reason : "not a links document but " + type;
  }
}
