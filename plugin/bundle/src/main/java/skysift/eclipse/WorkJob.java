package skysift.eclipse;

import java.awt.EventQueue;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.progress.IProgressConstants;
import skysift.app.FailureText;
import skysift.model.Tasks.Queue;

/**
 * One piece of work. Cancelling interrupts its thread; the outcome goes to AWT's event thread, a
 * failure to the Error Log too.
 */
final class WorkJob<T> extends Job {
  private final Queue queue;
  private final Callable<T> work;
  private final Consumer<T> done;
  private final Consumer<Exception> failed;
  private Thread thread;
  private IProgressMonitor monitor;
  private boolean begun;
  private boolean byProgram;
  private String told = "";

  WorkJob(
      String name, Queue queue, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    super(name);
    this.queue = queue;
    this.work = work;
    this.done = done;
    this.failed = failed;
    // The panel says it already; a dialog on top would say it twice.
    setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
  }

  boolean of(Queue wanted) {
    return queue == wanted;
  }

  @Override
  public boolean belongsTo(Object family) {
    return family == WorkJob.class;
  }

  @Override
  protected IStatus run(IProgressMonitor given) {
    begin(given);
    try {
      T outcome = work.call();
      EventQueue.invokeLater(() -> done.accept(outcome));
      return given.isCanceled() ? Status.CANCEL_STATUS : Status.OK_STATUS;
    } catch (Exception e) {
      EventQueue.invokeLater(() -> failed.accept(e));
      return given.isCanceled()
          ? Status.CANCEL_STATUS
          : new Status(IStatus.ERROR, Activator.ID, FailureText.of(e), e);
    } finally {
      end();
      given.done();
    }
  }

  private synchronized void begin(IProgressMonitor given) {
    begun = true;
    thread = Thread.currentThread();
    monitor = given;
    given.beginTask(getName(), IProgressMonitor.UNKNOWN);
    if (!told.isEmpty()) {
      given.subTask(told);
    }
  }

  /** From here on a cancel no longer reaches the thread, which Eclipse uses for other jobs. */
  private synchronized void end() {
    thread = null;
    monitor = null;
    Thread.interrupted();
  }

  @Override
  protected synchronized void canceling() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  void cancelByProgram() {
    synchronized (this) {
      byProgram = true;
    }
    cancel();
  }

  /** Says how far it is; before it begins, what it says then. */
  synchronized void tell(String text) {
    if (monitor != null && !text.equals(told)) {
      monitor.subTask(text);
    }
    told = text;
  }

  /** Whoever asked for work that the user cancelled before it began is told so. */
  synchronized void ended() {
    if (!begun && !byProgram) {
      EventQueue.invokeLater(
          () -> failed.accept(new InterruptedIOException("Cancelled before it began")));
    }
  }
}
