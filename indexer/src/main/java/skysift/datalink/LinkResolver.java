package skysift.datalink;

import com.google.common.collect.ImmutableList;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import skysift.obscore.Access;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.vo.ServiceException;
import skysift.vo.Web;
import skysift.vo.Words;

/**
 * Finds what is behind a row. Any thread but the event thread may use it, several at once.
 *
 * <p>The URL of a links service is asked for as it stands in the row, with nothing added (DataLink
 * 1.1 §3.1); documents that its answer leads to are products here and are not followed.
 */
public final class LinkResolver {
  /** A links document of thousands of rows has 2 MB. */
  private static final int MAX_BYTES = 16 << 20;

  private static final int PORTION = 1 << 14;
  private static final long KILO = 1000;

  /** How a text that is an error begins (DataLink 1.1 §3.4). */
  private static final Pattern FAULT =
      Pattern.compile("(?s)(NotFound|Usage|Transient|Fatal|Default)Fault\\b.*");

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Web web;
  private final Duration longest;

  /** Asks through {@code web}, whose time limits hold; besides, two minutes for a whole answer. */
  public LinkResolver(Web web) {
    this(web, LONGEST);
  }

  LinkResolver(Web web, Duration longest) {
    this.web = web;
    this.longest = longest;
  }

  /**
   * What is behind a dataset. Blocks while a links service is asked; a dataset that is a file is
   * its own one product and costs nothing. Whatever goes wrong (no URL, no answer, HTTP error, time
   * or size limit, error document, web page) is one {@link Link.LinkFault} with the service's own
   * words, never an exception.
   *
   * @throws InterruptedIOException when the thread was interrupted; nothing is known then, and the
   *     interrupt flag stays set
   */
  public Links resolve(Dataset dataset) throws InterruptedIOException {
    Optional<Access> access = dataset.access();
    if (access.isEmpty()) {
      return links(
          dataset, Optional.empty(), LinksDocument.fault("the archive gives no access URL"));
    }
    String url = access.get().url();
    if (!access.get().isLinks()) {
      return links(dataset, Optional.empty(), itself(dataset, access.get()));
    }
    return links(dataset, Optional.of(url), asked(url));
  }

  private static Links links(Dataset dataset, Optional<String> source, LinksDocument document) {
    return new Links(dataset.key(), source, document.links(), Instant.now(), document.warnings());
  }

  /** The row as its own only product; estimated size, in bytes. */
  private static LinksDocument itself(Dataset dataset, Access access) {
    if (!Links.isFetchable(access.url())) {
      return LinksDocument.fault("refused, not an http or https address: " + access.url());
    }
    OptionalLong kilobytes = access.sizeKilobytes();
    Link product =
        new Link.Product(
            dataset.text(ObsCoreColumn.OBS_PUBLISHER_DID).orElse(""),
            Semantics.THIS,
            dataset.text(ObsCoreColumn.OBS_TITLE).orElse(""),
            access.url(),
            access.format(),
            kilobytes.isPresent() && kilobytes.getAsLong() > 0
                ? OptionalLong.of(kilobytes.getAsLong() * KILO)
                : OptionalLong.empty(),
            Optional.empty());
    return new LinksDocument(ImmutableList.of(product), ImmutableList.of());
  }

  private LinksDocument asked(String text) throws InterruptedIOException {
    URI url;
    try {
      url = Web.checkedUri(text);
    } catch (IllegalArgumentException e) {
      return LinksDocument.fault(e.getMessage());
    }
    try (Web.Answer answer = web.get(url, MAX_BYTES)) {
      return read(answer);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return LinksDocument.fault(e.getMessage());
    }
  }

  /** Keeps what has come when the connection breaks. */
  private LinksDocument read(Web.Answer answer) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    IOException broken = null;
    try {
      copy(answer, body);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      broken = e;
    }
    try {
      LinksDocument document = read(body.toByteArray(), answer);
      return broken == null ? document : document.warned(broken.getMessage());
    } catch (ServiceException e) {
      return LinksDocument.fault(broken == null ? e.getMessage() : broken.getMessage());
    }
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
