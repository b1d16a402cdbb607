package skysift.eclipse;

import static com.google.common.base.Preconditions.checkState;

import java.awt.EventQueue;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.core.runtime.ILog;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.harvest.HarvestReport;
import skysift.model.HarvestModel;
import skysift.model.SelectionModel;
import skysift.model.Session;
import skysift.model.Tasks;
import skysift.obscore.ObsCoreColumn;

/**
 * The one session that all views of this Eclipse show. Opened for the first view; closed after the
 * last, once no job runs any more, so that closing a view breaks off no harvest. Where the
 * workspace or its settings have been changed since it was opened, nobody gets it any more, and the
 * next is opened when it is closed. Thread-safe.
 */
final class SharedSession {
  private static final int PATIENCE_SECONDS = 15;

  private final ILog log;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "skysift-life");
            made.setDaemon(true);
            return made;
          });

  /** All that are not closed, the newest last. */
  private final Deque<Life> lives = new ArrayDeque<>();

  /** One session from before it is opened until it is closed; guarded by the shared session. */
  private final class Life {
    private final Workspace workspace = Preferences.workspace();
    private final JobTasks tasks = new JobTasks(() -> closeUnused(this));
    private final CompletableFuture<Session> session;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private int users;
    private boolean changed;
    private boolean closing;

    /** Opened when the one before is closed. */
    private Life(CompletableFuture<Void> before) {
      session = before.thenApplyAsync(gone -> SharedSession.this.open(this), thread);
    }

    private boolean isStale() {
      return changed || !workspace.equals(Preferences.workspace());
    }
  }

  /** Somebody's use of a session. */
  final class Use {
    private final Life of;
    private final boolean waits;

    private Use(Life of, boolean waits) {
      this.of = of;
      this.waits = waits;
    }

    /** The session, once it is open. */
    CompletableFuture<Session> session() {
      return of.session.copy();
    }

    /** Whether one with other settings has to come to its end first. */
    boolean waits() {
      return waits;
    }

    /** It is needed no more. To be called once, should there be no session too. */
    void release() {
      synchronized (SharedSession.this) {
        of.users--;
        closeUnused(of);
      }
    }
  }

  SharedSession(ILog log) {
    this.log = log;
  }

  /** Use of the session; opened if need be. */
  synchronized Use acquire() {
    Life last = lives.peekLast();
    if (last == null || last.closing || last.isStale() || last.session.isCompletedExceptionally()) {
      lives.add(new Life(last == null ? CompletableFuture.completedFuture(null) : last.closed));
    }
    Life newest = lives.getLast();
    newest.users++;
    return new Use(newest, lives.stream().anyMatch(one -> one != newest && !one.closing));
  }

  /** What the session read of its workspace when it was opened is no longer so. */
  synchronized void changed() {
    lives.forEach(one -> one.changed = true);
  }

  /** Whether none is open, nor being closed. */
  synchronized boolean isClosed() {
    return lives.isEmpty();
  }

  private synchronized void closeUnused(Life one) {
    if (one.users == 0 && !one.tasks.busy()) {
      close(one);
    }
  }

  private synchronized void close(Life one) {
    if (!one.closing) {
      one.closing = true;
      one.session.whenCompleteAsync((session, failure) -> closed(one, session), thread);
    }
  }

  /** The life thread; {@code session} is null if it was not opened. */
  private void closed(Life one, Session session) {
    if (session != null) {
      close(session);
    }
    synchronized (this) {
      lives.remove(one);
    }
    one.closed.complete(null);
  }

  /** The life thread. */
  private Session open(Life one) {
    try {
      synchronized (this) {
        checkState(!one.closing, "nobody needs it any more");
      }
      System.setProperty("skysift.class.path", Libraries.classPath(Activator.active().getBundle()));
      Session made = new Session(Skysift.open(one.workspace), one.tasks);
      EventQueue.invokeLater(() -> report(made, one.tasks));
      return made;
    } catch (IOException | RuntimeException e) {
      one.tasks.close();
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
    made.saved().addListener(() -> with.tell(Tasks.Queue.EXPORT, made.saved().message()));
    made.links().addListener(() -> with.tell(Tasks.Queue.FETCH, made.links().message()));
    made.selection().addListener(() -> with.tell(Tasks.Queue.LINKS, asked(made.selection())));
    made.files().addListener(() -> with.tell(Tasks.Queue.FETCH, made.files().message()));
  }

  /** Whose links are asked for. */
  private static String asked(SelectionModel selection) {
    return selection
        .first()
        .map(row -> row.archive() + ": " + row.text(ObsCoreColumn.OBS_ID).orElse(row.key().token()))
        .orElse("");
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
    CompletableFuture<Void> all;
    synchronized (this) {
      lives.forEach(this::close);
      all =
          CompletableFuture.allOf(
              lives.stream().map(one -> one.closed).toArray(CompletableFuture<?>[]::new));
    }
    try {
      all.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      log.warn("Skysift was not closed within " + PATIENCE_SECONDS + " s", e);
    } catch (ExecutionException e) {
      log.error("Skysift could not be closed in good order", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread.shutdown();
  }
}
