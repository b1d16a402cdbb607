package skysift.vo;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;

/** A TAP service (TAP 1.1, and 1.0), asked synchronously. */
public final class TapService {
  private final Web web;
  private final String name;
  private final URI sync;

  /**
   * The service at a base URL.
   *
   * @param name of the archive, for messages
   * @param base without {@code /sync}
   */
  public TapService(Web web, String name, URI base) {
    this.web = web;
    this.name = name;
    this.sync = URI.create(base.toString().replaceFirst("/+$", "") + "/sync");
  }

  /**
   * Runs a query and passes its rows on as they come, on the calling thread; ends as {@link
   * VoTables#readObsCore} does.
   *
   * @param maxRows MAXREC; more rows than that end as {@code OVERFLOW}, if the service says so
   * @throws ServiceException when the service is not there or does not answer with a table: names
   *     archive, URL and the service's own words; the receiver's exceptions pass unchanged
   */
  public TableEnd query(String adql, long maxRows, RowReceiver receiver) throws IOException {
    RowCounter counter = new RowCounter(receiver);
    try {
      return VoTables.readObsCore(
          TableSource.of(sync.toString(), () -> answer(adql, maxRows)), counter);
    } catch (IOException e) {
      if (counter.threw(e) || e instanceof InterruptedIOException) {
        throw e;
      }
      throw new ServiceException(name + ": " + Words.reason(e), e);
    }
  }

  /**
   * No format is asked for: VOTable is the default of both versions, which know it under different
   * parameter names, and sending both is undefined (TAP 1.1 §2.7.3). REQUEST is for TAP 1.0.
   */
  private InputStream answer(String adql, long maxRows) throws IOException {
    ImmutableMap<String, String> form =
        ImmutableMap.of(
            "REQUEST", "doQuery", "LANG", "ADQL", "QUERY", adql, "MAXREC", Long.toString(maxRows));
    return Words.successful(web.post(sync, form, VoTables.MAX_BYTES)).body();
  }
}
