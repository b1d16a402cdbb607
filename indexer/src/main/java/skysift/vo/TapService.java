package skysift.vo;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;

/** A TAP service (TAP 1.1, and 1.0). */
public final class TapService {
  private final Web web;
  private final String name;
  private final URI base;

  /**
   * The service at a base URL.
   *
   * @param name of the archive, for messages
   * @param base without {@code /sync}
   */
  public TapService(Web web, String name, URI base) {
    this.web = web;
    this.name = name;
    this.base = URI.create(base.toString().replaceFirst("/+$", ""));
  }

  /**
   * Runs a query at once (TAP 1.1 §2.1) and passes its rows on as they come, on the calling thread;
   * ends as {@link VoTables#readObsCore} does.
   *
   * @param maxRows MAXREC; more rows than that end as {@code OVERFLOW}, if the service says so
   * @throws ServiceException when the service is not there or does not answer with a table: names
   *     archive, URL and the service's own words; the receiver's exceptions pass unchanged
   */
  public TableEnd query(String adql, long maxRows, RowReceiver receiver) throws IOException {
    return read(name, resource("sync").toString(), () -> answer(adql, maxRows), receiver);
  }

  /**
   * Runs a query that answers with a table of any columns, at once.
   *
   * @throws ServiceException as {@link #query} does
   */
  public TextTable table(String adql, long maxRows) throws IOException {
    try (InputStream in = answer(adql, maxRows)) {
      return TextTable.read(resource("sync").toString(), in, maxRows);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw new ServiceException(name + ": " + Words.reason(e), e);
    }
  }

  /**
   * Begins a query that runs by itself (TAP 1.1 §2.2, UWS). The job waits for {@link UwsJob#run}.
   *
   * @throws ServiceException when the service takes none
   */
  public UwsJob submit(String adql, long maxRows) throws IOException {
    ImmutableMap<String, String> form = form(adql, maxRows);
    return UwsJob.submit(
        web, name, resource("async"), ImmutableListMultimap.copyOf(form.entrySet()));
  }

  /** A job that was begun before, perhaps by an earlier run of this program. */
  public UwsJob job(URI url) {
    return new UwsJob(web, name, url);
  }

  /**
   * What the service says of itself (VOSI 1.1, TAPRegExt).
   *
   * @throws ServiceException when it does not answer with a capabilities document
   */
  public Capabilities capabilities() throws IOException {
    URI url = resource("capabilities");
    try (Web.Answer answer = Words.successful(web.get(url, Capabilities.MAX_BYTES))) {
      return Capabilities.read(url.toString(), answer.body());
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw new ServiceException(name + ": " + Words.reason(e), e);
    }
  }

  static TableEnd read(String name, String url, TableSource.Opener opener, RowReceiver receiver)
      throws IOException {
    RowCounter counter = new RowCounter(receiver);
    try {
      return VoTables.readObsCore(TableSource.of(url, opener), counter);
    } catch (IOException e) {
      if (counter.threw(e) || e instanceof InterruptedIOException) {
        throw e;
      }
      throw new ServiceException(name + ": " + Words.reason(e), e);
    }
  }

  private InputStream answer(String adql, long maxRows) throws IOException {
    return Words.successful(web.post(resource("sync"), form(adql, maxRows), VoTables.MAX_BYTES))
        .body();
  }

  /**
   * No format is asked for: VOTable is the default of both versions, which know it under different
   * parameter names, and sending both is undefined (TAP 1.1 §2.7.3). REQUEST is for TAP 1.0.
   */
  private static ImmutableMap<String, String> form(String adql, long maxRows) {
    return ImmutableMap.of(
        "REQUEST", "doQuery", "LANG", "ADQL", "QUERY", adql, "MAXREC", Long.toString(maxRows));
  }

  private URI resource(String path) {
    return URI.create(base + "/" + path);
  }
}
