package skysift.vo;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A service did not answer as it should. The message names the service, the URL and the service's
 * own words.
 */
public final class ServiceException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What kind of failure it is, as far as it matters for asking again. */
  public enum Kind {
    /** The service understood and refused, or answered something else; the same again would too. */
    REFUSED,
    /** HTTP 429, 502, 503, 504: it may work later. */
    BUSY,
    /** Refused or lost connections: it may work later. */
    CONNECTION,
    /** It did not answer, or fell silent, within the time limit: a smaller question may work. */
    SILENT,
    /** No such host, no trusted certificate, redirects without end: it will not work. */
    ADDRESS
  }

  private final Kind kind;
  private final transient Optional<Duration> retryAfter;

  /** A failure without a cause in this program. */
  public ServiceException(String message) {
    this(message, null);
  }

  /** A failure with its cause; of the cause's kind, where that has one. */
  public ServiceException(String message, Throwable cause) {
    super(message, cause);
    ServiceException before = cause instanceof ServiceException e ? e : null;
    kind = before == null ? Kind.REFUSED : before.kind;
    retryAfter = before == null ? Optional.empty() : before.retryAfter;
  }

  ServiceException(Kind kind, String message, Throwable cause) {
    this(kind, message, cause, Optional.empty());
  }

  ServiceException(Kind kind, String message, Throwable cause, Optional<Duration> retryAfter) {
    super(message, cause);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  /** What kind of failure it is. */
  public Kind kind() {
    return kind;
  }

  /** How long the service asks to be left alone (Retry-After), where it says so. */
  public Optional<Duration> retryAfter() {
    return retryAfter == null ? Optional.empty() : retryAfter;
  }
}
