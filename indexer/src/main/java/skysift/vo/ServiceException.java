package skysift.vo;

import java.io.IOException;

/**
 * A service did not answer as it should. The message names the service, the URL and the service's
 * own words.
 */
public final class ServiceException extends IOException {
  private static final long serialVersionUID = 1L;

  /** A failure without a cause in this program. */
  public ServiceException(String message) {
    super(message);
  }

  /** A failure with its cause. */
  public ServiceException(String message, Throwable cause) {
    super(message, cause);
  }
}
