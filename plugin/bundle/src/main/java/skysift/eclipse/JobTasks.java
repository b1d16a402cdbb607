package skysift.eclipse;

import java.awt.EventQueue;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import skysift.model.BackgroundTasks;
import skysift.model.Tasks;

/**
 * Work that may take long runs as Eclipse jobs, which the Progress view shows and cancels;
 * searches, pictures and messages run on threads of their own. Work of one queue runs one after the
 * other.
 */
final class JobTasks implements Tasks {
  /** How long a closing session waits, in all, for jobs to end at their next batch or read. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Map<Queue, String> NAMES =
      Map.of(
          Queue.IMPORT, "Skysift: reading",
          Queue.TIDY, "Skysift: putting the index in order",
          Queue.LINKS, "Skysift: asking for links",
          Queue.FETCH, "Skysift: fetching",
          Queue.EXPORT, "Skysift: writing");

  private final Tasks quick = new BackgroundTasks(EventQueue::invokeLater);
  private final Map<Queue, OneAtATime> rules = new EnumMap<>(Queue.class);
  private final Set<WorkJob<?>> jobs = ConcurrentHashMap.newKeySet();
  private final Runnable idle;
  private volatile boolean closed;

  /** {@code idle} is called, on any thread, when the last job has ended. */
  JobTasks(Runnable idle) {
    this.idle = idle;
    NAMES.keySet().forEach(queue -> rules.put(queue, new OneAtATime()));
  }

  @Override
  public <T> Task run(Queue queue, Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    if (!NAMES.containsKey(queue)) {
      return quick.run(queue, work, done, failed);
    }
    if (closed) {
      return () -> {};
    }
    WorkJob<T> job = new WorkJob<>(NAMES.get(queue), queue, work, done, failed);
    job.setRule(rules.get(queue));
    jobs.add(job);
    job.addJobChangeListener(
        new JobChangeAdapter() {
          @Override
          public void done(IJobChangeEvent event) {
            job.ended();
            jobs.remove(job);
            if (jobs.isEmpty()) {
              idle.run();
            }
          }
        });
    job.schedule();
    return job::cancelByProgram;
  }

  /** Tells the jobs of a queue how far its work is. */
  void tell(Queue queue, String text) {
    jobs.stream().filter(job -> job.of(queue)).forEach(job -> job.tell(text));
  }

  /** Whether a job runs or waits. */
  boolean busy() {
    return !jobs.isEmpty();
  }

  @Override
  public void onEventThread(Runnable action) {
    quick.onEventThread(action);
  }

  @Override
  public void close() {
    closed = true;
    jobs.forEach(WorkJob::cancelByProgram);
    quick.close();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (WorkJob<?> job : jobs) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        job.join(Math.max(1, left), new NullProgressMonitor()); // 0 would wait for ever
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (OperationCanceledException e) {
      // Eclipse itself is ending: nothing is waited for any more.
      jobs.clear();
    }
  }
}
