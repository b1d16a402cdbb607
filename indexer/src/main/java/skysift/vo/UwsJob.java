package skysift.vo;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Work that runs by itself at a service (UWS 1.1), such as a query of TAP (TAP 1.1 §2.2) or a
 * cutout (SODA 1.0 §2.2). Blocks.
 */
public final class UwsJob {
  private static final Logger LOGGER = Logger.getLogger(UwsJob.class.getName());
  private static final ImmutableSet<String> FINAL =
      ImmutableSet.of("COMPLETED", "ERROR", "ABORTED", "ARCHIVED");
  private static final long MAX_PHASE = 1 << 20;
  private static final long MAX_RESULTS = 4 << 20;

  /** What a service that knows blocking waits (UWS 1.1 §2.2.1.2) is asked to wait. */
  private static final int WAIT_SECONDS = 30;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final double BACK_OFF = 1.2;

  private final Web web;
  private final String name;
  private final URI url;

  UwsJob(Web web, String name, URI url) {
    this.web = web;
    this.name = name;
    this.url = URI.create(url.toString().replaceFirst("/+$", ""));
  }

  /**
   * Makes a job, which waits for {@link #run}.
   *
   * @param name what the service is called where it fails
   * @param jobs where its jobs are made
   * @throws ServiceException when the service makes none
   */
  public static UwsJob submit(Web web, String name, URI jobs, ListMultimap<String, String> form)
      throws IOException {
    URI job =
        web.postForLocation(jobs, form)
            .orElseThrow(() -> new ServiceException(name + ": " + jobs + " made no job of it"));
    return new UwsJob(web, name, job);
  }

  /** Its address: with it the job can be found again after a restart. */
  public URI url() {
    return url;
  }

  /** Lets it run. */
  public void run() throws IOException {
    phase("RUN");
  }

  /**
   * Waits until it has ended.
   *
   * @param limit how long at most
   * @param phases is told each phase that is seen, on the calling thread
   * @throws ServiceException in the service's words when it ended without a result; of the kind
   *     SILENT when it runs longer than {@code limit}
   * @throws InterruptedIOException when the thread is interrupted
   */
  public void await(Duration limit, Consumer<String> phases) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    Duration pause = FIRST_PAUSE;
    String phase = phase();
    while (!FINAL.contains(phase)) {
      phases.accept(phase);
      if (phase.equals("HELD")) {
        run();
      }
      if (System.nanoTime() > end) {
        throw new ServiceException(
            ServiceException.Kind.SILENT,
            name + ": the job " + url + " was still " + phase + " after " + Web.seconds(limit),
            null);
      }
      sleep(pause);
      pause = longer(pause);
      phase = waitedPhase(phase);
    }
    phases.accept(phase);
    if (!phase.equals("COMPLETED")) {
      throw new ServiceException(name + ": the job " + url + " ended " + phase + words(phase));
    }
  }

  /** Passes the rows of its result on; ends as {@link TapService#query} does. */
  public TableEnd read(RowReceiver receiver) throws IOException {
    URI result = URI.create(url + "/results/result");
    return TapService.read(
        name,
        result.toString(),
        () -> Words.successful(web.get(result, VoTables.MAX_BYTES)).body(),
        receiver);
  }

  /**
   * Where the results of a job are that has ended (UWS 1.1 §2.2.2.2).
   *
   * @throws ServiceException when the service does not list them
   */
  public ImmutableList<URI> results() throws IOException {
    URI list = URI.create(url + "/results");
    try (Web.Answer answer = Words.successful(web.get(list, MAX_RESULTS))) {
      return UwsResults.read(answer.url(), answer.body());
    } catch (ServiceException e) {
      throw new ServiceException(name + ": " + Words.reason(e), e);
    }
  }

  /**
   * Stops it and takes it away from the service, which owes us nothing more; a service that will
   * not is left alone. Works on an interrupted thread too.
   */
  public void discard() {
    boolean interrupted = Thread.interrupted();
    try {
      if (!FINAL.contains(phase())) {
        phase("ABORT");
      }
      web.delete(url);
    } catch (IOException e) {
      LOGGER.log(Level.FINE, "the job " + url + " is left to the service", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void phase(String command) throws IOException {
    try {
      web.postForLocation(URI.create(url + "/phase"), ImmutableListMultimap.of("PHASE", command));
    } catch (ServiceException e) {
      throw new ServiceException(name + ": " + Words.reason(e), e);
    }
  }

  private String phase() throws IOException {
    return word(text(URI.create(url + "/phase")));
  }

  /** Services of UWS 1.1 answer when the phase has changed, those of 1.0 at once. */
  private String waitedPhase(String known) throws IOException {
    URI wait = URI.create(url + "/phase?WAIT=" + WAIT_SECONDS + "&PHASE=" + known);
    return word(text(wait));
  }

  private static String word(String text) {
    return text.strip().toUpperCase(Locale.ROOT);
  }

  private String text(URI from) throws IOException {
    try (Web.Answer answer = Words.successful(web.get(from, MAX_PHASE))) {
      return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    } catch (ServiceException e) {
      throw new ServiceException(name + ": " + Words.reason(e), e);
    }
  }

  private String words(String phase) throws IOException {
    if (!phase.equals("ERROR")) {
      return "";
    }
    try (Web.Answer answer = web.get(URI.create(url + "/error"), MAX_PHASE)) {
      String words = Words.of(answer.body().readAllBytes());
      return words.isEmpty() ? "" : ": " + words;
    } catch (ServiceException e) {
      LOGGER.log(Level.FINE, "no words on the error of " + url, e);
      return "";
    }
  }

  private static Duration longer(Duration pause) {
    Duration next = Duration.ofMillis((long) (pause.toMillis() * BACK_OFF));
    return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
  }

  private void sleep(Duration pause) throws InterruptedIOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(url + ": stopped");
    }
  }
}
