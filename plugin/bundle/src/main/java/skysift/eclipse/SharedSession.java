package skysift.eclipse;

import java.awt.EventQueue;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.ILog;
import skysift.app.Skysift;
import skysift.harvest.HarvestReport;
import skysift.model.HarvestModel;
import skysift.model.Session;
import skysift.model.Tasks;

/**
 * The one session that all views of this Eclipse show. Opened for the first view; closed after the
 * last, once no job runs any more, so that closing a view breaks off no harvest. Thread-safe.
 */
final class SharedSession {
  private static final int PATIENCE_SECONDS = 15;

  private final ILog log;
  private final ExecutorService life =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "skysift-life");
            thread.setDaemon(true);
            return thread;
          });
  private int users;
  private JobTasks tasks;
  private CompletableFuture<Session> session;
  private CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);

  SharedSession(ILog log) {
    this.log = log;
  }

  /** The session, once it is open; each call wants one {@link #release}, should it fail too. */
  synchronized CompletableFuture<Session> acquire() {
    users++;
    if (session == null || session.isCompletedExceptionally()) {
      JobTasks made = new JobTasks(this::closeUnused);
      tasks = made;
      session = CompletableFuture.supplyAsync(() -> open(made), life);
    }
    return session.copy();
  }

  /** Whether none is open, nor being closed. */
  synchronized boolean isClosed() {
    return session == null && closing.isDone();
  }

  /** Somebody needs it no more. */
  synchronized void release() {
    users--;
    closeUnused();
  }

  private synchronized void closeUnused() {
    if (users == 0 && session != null && !tasks.busy()) {
      closeLater();
    }
  }

  private void closeLater() {
    CompletableFuture<Session> unused = session;
    session = null;
    closing = CompletableFuture.runAsync(() -> unused.thenAccept(this::close), life);
  }

  /** The life thread. */
  private Session open(JobTasks with) {
    try {
      System.setProperty("skysift.class.path", Libraries.classPath(Activator.active().getBundle()));
      Session made = new Session(Skysift.open(Preferences.workspace()), with);
      EventQueue.invokeLater(() -> report(made, with));
      return made;
    } catch (IOException | RuntimeException e) {
      with.close();
      throw new Unopened(e);
    }
  }

  /** Why there is no session; the cause says it. */
  static final class Unopened extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unopened(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** AWT's event thread: progress goes to the jobs, what archives said to the Error Log. */
  private void report(Session made, JobTasks with) {
    HarvestModel harvest = made.harvest();
    int[] known = {0};
    harvest.addListener(
        () -> {
          if (!harvest.running().isEmpty()) {
            with.tell(
                Tasks.Queue.IMPORT, "%s: %,d rows".formatted(harvest.running(), harvest.rows()));
          }
          for (; known[0] < harvest.reports().size(); known[0]++) {
            HarvestReport report = harvest.reports().get(known[0]);
            if (report.ending() == HarvestReport.Ending.FAILED) {
              log.error(report.archive() + ": " + report.message());
            }
          }
        });
    made.links().addListener(() -> with.tell(Tasks.Queue.FETCH, made.links().message()));
    made.files().addListener(() -> with.tell(Tasks.Queue.FETCH, made.files().message()));
  }

  private void close(Session unused) {
    try {
      unused.close();
    } catch (IOException | RuntimeException e) {
      log.error("Skysift could not be closed in good order", e);
    }
  }

  /** Closes whatever is open, and waits for it; for the end of Eclipse. */
  void stop() {
    synchronized (this) {
      if (session != null) {
        closeLater();
      }
    }
    life.shutdown();
    try {
      if (!life.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        log.warn("Skysift was not closed within " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
