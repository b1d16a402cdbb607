package skysift.harvest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.logging.Logger;
import skysift.harvest.HarvestReport.Ending;
import skysift.vo.ServiceException;
import skysift.vo.TableEnd;
import skysift.vo.TapService;

/**
 * One archive's part of a harvest, on one thread: slice after slice, what may pass asked again, the
 * next mirror when one does not answer. What failed stays open in the journal.
 */
final class ArchiveHarvest implements Callable<HarvestReport> {
  private static final Logger LOG = Logger.getLogger(ArchiveHarvest.class.getName());

  private final Archive archive;
  private final HarvestRequest request;
  private final Optional<String> since;
  private final Surroundings around;
  private final DatasetSink sink;
  private final Journal journal;
  private final List<URI> services = new ArrayList<>();
  private final SliceQuery query;
  private final ArchiveProgress progress;
  private final Failures failures = new Failures();
  private volatile boolean cancelled;
  private Planning planning;
  private Ledger ledger;
  private SliceEnding ending;

  /**
   * One archive's part.
   *
   * @param since only rows that changed later, by the archive's incremental column
   */
  ArchiveHarvest(
      Archive archive,
      HarvestRequest request,
      Optional<String> since,
      Surroundings around,
      DatasetSink sink,
      Journal journal) {
    this.archive = archive;
    this.request = request;
    this.since = since;
    this.around = around;
    this.sink = sink;
    this.journal = journal;
    services.add(archive.tap().orElseThrow());
    services.addAll(archive.mirrors());
    progress = new ArchiveProgress(archive.name(), journal, around.progress());
    query =
        new SliceQuery(
            archive, around, () -> cancelled, phase -> progress.tell("at the archive: " + phase));
  }

  /** The thread that works on it was interrupted for good, and not by an alarm. */
  void cancel() {
    cancelled = true;
  }

  /** Works until all is asked; an IOException is the sink's or the journal's, not the archive's. */
  @Override
  public HarvestReport call() throws IOException {
    planning = new Planning(archive, request, since, around.memory(), journal);
    ledger = new Ledger(archive, request, around.aliases(), sink, journal, rows -> reading());
    ending = new SliceEnding(archive, planning, ledger, journal, failures);
    try {
      askAll();
    } catch (InterruptedIOException | ClosedByInterruptException e) {
      if (!cancelled) {
        throw e;
      }
      ledger.flush();
      Intake.Counts partial = ledger.takeCounts();
      long rows = journal.state().counts().read() + partial.read();
      return report(Ending.STOPPED, partial, "stopped after " + rows + " rows");
    } finally {
      boolean interrupted = Thread.interrupted();
      ledger.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return ended();
  }

  private void askAll() throws IOException {
    while (!failures.enough() && remaining() > 0) {
      if (cancelled) {
        throw new InterruptedIOException("stopped");
      }
      Optional<Slice> next =
          journal.state().open().stream().filter(s -> !failures.has(s)).findFirst();
      if (next.isEmpty()) {
        return;
      }
      ask(next.get());
    }
  }

  private long remaining() {
    return request.maxRows() - journal.state().counts().read();
  }

  private void ask(Slice slice) throws IOException {
    for (int attempt = 0; ; attempt++) {
      await();
      long rows = Math.min(archive.asking().pageRows(), remaining());
      Plan plan = planning.plan();
      String adql = plan.adql(slice, rows);
      SliceRows received =
          new SliceRows(slice, rows, plan.paging(slice), this::await, ledger.receiver());
      progress.rows(0);
      progress.tell("asking");
      SliceQuery.Answer answer = answer(slice, adql, rows, received);
      ledger.flush();
      journal.query(new HarvestReport.Query(adql, received.rows(), outcome(answer)));
      if (answer.fault().isEmpty()) {
        if (ending.answered(slice, answer.end().get(), received, rows)) {
          planning.taken(services.getFirst());
        }
        return;
      }
      Intake.Counts came = ledger.forget();
      if (ending.otherwise(slice, answer, received)) {
        return;
      }
      if (mayPass(answer.fault().get()) && attempt < around.patience().retries()) {
        pause(attempt, answer.retryAfter());
      } else if (nextService()) {
        attempt = -1;
      } else {
        failures.add(slice, answer, came);
        return;
      }
    }
  }

  /** Waits while it is held up. */
  private void await() throws InterruptedIOException {
    around.control().await(archive.name(), () -> progress.tell("paused"));
  }

  private SliceQuery.Answer answer(Slice slice, String adql, long rows, SliceRows received)
      throws IOException {
    URI service = services.getFirst();
    around.politeness().enter(service, archive.asking());
    try {
      return query.ask(
          new TapService(around.web(), archive.name(), service),
          adql,
          rows,
          journal.state().job(slice),
          job -> journal.job(slice, job),
          received);
    } finally {
      around.politeness().leave(service);
    }
  }

  private static String outcome(SliceQuery.Answer answer) {
    return answer.fault().isPresent()
        ? answer.words()
        : answer.end().get() == TableEnd.Ending.OVERFLOW
            ? "overflow" + (answer.words().isEmpty() ? "" : ": " + answer.words())
            : "complete";
  }

  private static boolean mayPass(ServiceException.Kind kind) {
    return kind == ServiceException.Kind.BUSY || kind == ServiceException.Kind.CONNECTION;
  }

  /** Turns to the next mirror; whether there is one. */
  private boolean nextService() {
    if (services.size() == 1) {
      return false;
    }
    URI left = services.removeFirst();
    LOG.warning(() -> archive.name() + ": " + left + " did not answer, " + services.getFirst());
    return true;
  }

  private void pause(int attempt, Optional<Duration> asked) throws InterruptedIOException {
    double jitter = ThreadLocalRandom.current().nextDouble(0.75, 1.25);
    long backOff = (long) (around.patience().firstPause().toMillis() * (1L << attempt) * jitter);
    long wait =
        Math.min(
            Math.max(backOff, asked.map(Duration::toMillis).orElse(0L)),
            around.patience().longestPause().toMillis());
    progress.tell("waiting");
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }

  private void reading() {
    progress.rows(ledger.read());
    progress.tell("reading");
  }

  private HarvestReport ended() throws IOException {
    progress.rows(0);
    JournalState state = journal.state();
    boolean enough = remaining() <= 0 && !state.open().isEmpty();
    if (!failures.isEmpty() || (!state.open().isEmpty() && !enough)) {
      return report(Ending.FAILED, failures.came(), failures.text());
    }
    boolean cut = enough || !state.cut().isEmpty();
    long rows = state.counts().read();
    HarvestReport report =
        cut
            ? report(
                Ending.OVERFLOW, failures.came(), "at least " + (rows + 1) + ", cut at " + rows)
            : report(Ending.COMPLETE, failures.came(), "");
    journal.end();
    progress.tell("done");
    return report;
  }

  private HarvestReport report(Ending how, Intake.Counts partial, String message)
      throws IOException {
    long gone =
        since.isEmpty() && how != Ending.STOPPED ? sink.gone(new GoneRows(journal).keys(sink)) : 0;
    return new ArchiveReport(archive, request, progress.began())
        .of(
            services.getFirst(),
            journal.state(),
            planning.plan(),
            partial,
            ledger.absent(),
            gone,
            how,
            message);
  }
}
