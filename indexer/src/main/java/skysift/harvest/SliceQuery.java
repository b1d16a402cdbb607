package skysift.harvest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import skysift.vo.RowReceiver;
import skysift.vo.ServiceException;
import skysift.vo.TableEnd;
import skysift.vo.TapService;
import skysift.vo.UwsJob;

/** Sends the query of one slice to a service, at once or as a job, and says what came of it. */
final class SliceQuery {
  private final Archive archive;
  private final Surroundings around;
  private final BooleanSupplier cancelled;
  private final Consumer<String> phases;

  /**
   * What came of a query.
   *
   * @param end how the table ended; empty when there was none, or it was not read to its end
   * @param fault what kind of failure it was; empty when there was none
   * @param words the service's own, or what broke
   * @param retryAfter how long the service asks to be left alone
   */
  record Answer(
      Optional<TableEnd.Ending> end,
      Optional<ServiceException.Kind> fault,
      String words,
      Optional<Duration> retryAfter) {
    static Answer enough() {
      return new Answer(
          Optional.of(TableEnd.Ending.OVERFLOW), Optional.empty(), "", Optional.empty());
    }

    static Answer fault(ServiceException.Kind kind, String words) {
      return new Answer(Optional.empty(), Optional.of(kind), words, Optional.empty());
    }

    static Answer of(TableEnd end) {
      return end.ending() == TableEnd.Ending.CUT
          ? fault(end.fault().orElse(ServiceException.Kind.CONNECTION), end.message())
          : new Answer(
              Optional.of(end.ending()), Optional.empty(), end.message(), Optional.empty());
    }
  }

  SliceQuery(
      Archive archive, Surroundings around, BooleanSupplier cancelled, Consumer<String> phases) {
    this.archive = archive;
    this.around = around;
    this.cancelled = cancelled;
    this.phases = phases;
  }

  /** Where a job's address is noted. */
  interface Jobs {
    void began(URI job) throws IOException;
  }

  /**
   * Asks, on this thread.
   *
   * @param job one that was begun before for this query
   * @throws IOException the receiver's own, or when the thread is interrupted
   */
  Answer ask(
      TapService service,
      String adql,
      long rows,
      Optional<URI> job,
      Jobs jobs,
      RowReceiver receiver)
      throws IOException {
    boolean async = archive.asking().async();
    Duration limit = async ? around.patience().job() : around.patience().query();
    Deadline deadline =
        new Deadline(
            around.clock(),
            limit,
            () -> around.control().paused(archive.name()),
            () -> around.control().held(archive.name()));
    try {
      TableEnd end =
          async
              ? throughJob(service, adql, rows, job, jobs, receiver)
              : service.query(adql, rows, receiver);
      boolean late = ended(deadline);
      return late && end.ending() == TableEnd.Ending.CUT ? late(limit) : Answer.of(end);
    } catch (SliceRows.Enough e) {
      ended(deadline);
      return Answer.enough();
    } catch (ServiceException e) {
      return ended(deadline)
          ? late(limit)
          : new Answer(Optional.empty(), Optional.of(e.kind()), e.getMessage(), e.retryAfter());
    } catch (InterruptedIOException | ClosedByInterruptException e) {
      if (ended(deadline) && !cancelled.getAsBoolean()) {
        return late(limit);
      }
      throw e;
    } finally {
      ended(deadline);
    }
  }

  /** Whether the time was over; the alarm's interrupt is taken back, a cancel's is not. */
  private boolean ended(Deadline deadline) {
    boolean late = deadline.end();
    if (late && !cancelled.getAsBoolean()) {
      Thread.interrupted();
    }
    return late;
  }

  private Answer late(Duration limit) {
    return Answer.fault(
        ServiceException.Kind.SILENT,
        archive.name() + ": the query was not answered within " + limit.toSeconds() + " s");
  }

  private TableEnd throughJob(
      TapService service,
      String adql,
      long rows,
      Optional<URI> begun,
      Jobs jobs,
      RowReceiver receiver)
      throws IOException {
    UwsJob job = begun.isPresent() ? service.job(begun.get()) : service.submit(adql, rows);
    try {
      if (begun.isEmpty()) {
        jobs.began(job.url());
        job.run();
      }
      job.await(around.patience().job(), phases);
      return job.read(receiver);
    } finally {
      job.discard();
    }
  }
}
