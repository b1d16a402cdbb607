package skysift.harvest;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Archives that are asked side by side. For one thread. */
final class ArchiveHarvests {
  private final HarvestControl control;
  private final List<Part> parts = new ArrayList<>();

  ArchiveHarvests(HarvestControl control) {
    this.control = control;
  }

  private record Part(
      ArchiveHarvest harvest, Journal journal, FutureTask<HarvestReport> task, Thread thread) {
    void cancel() {
      harvest.cancel();
      thread.interrupt();
    }
  }

  void start(String archive, Journal journal, ArchiveHarvest harvest) {
    FutureTask<HarvestReport> task =
        new FutureTask<>(harvest) {
          @Override
          protected void done() {
            control.ended(archive);
          }
        };
    Thread thread = Thread.ofPlatform().daemon().name("skysift-harvest-" + archive).unstarted(task);
    Part part = new Part(harvest, journal, task, thread);
    control.began(archive, part::cancel);
    parts.add(part);
    thread.start();
  }

  /** Waits for all of them; stops them when this thread is interrupted, or one cannot go on. */
  ImmutableList<HarvestReport> reports() throws IOException {
    ImmutableList.Builder<HarvestReport> reports = ImmutableList.builder();
    Throwable failure = null;
    for (Part part : parts) {
      try {
        reports.add(report(part));
      } catch (ExecutionException e) {
        failure = failure == null ? e.getCause() : failure;
        parts.forEach(Part::cancel);
      } finally {
        part.journal().close();
      }
    }
    if (failure != null) {
      Throwables.throwIfInstanceOf(failure, IOException.class);
      Throwables.throwIfUnchecked(failure);
      throw new IOException("The harvest broke off: " + failure.getMessage(), failure);
    }
    return reports.build();
  }

  private HarvestReport report(Part part) throws ExecutionException {
    try {
      return part.task().get();
    } catch (InterruptedException e) {
      parts.forEach(Part::cancel);
      HarvestReport report = Uninterruptibles.getUninterruptibly(part.task());
      Thread.currentThread().interrupt();
      return report;
    }
  }
}
