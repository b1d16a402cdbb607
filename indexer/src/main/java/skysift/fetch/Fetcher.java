package skysift.fetch;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import skysift.fetch.FetchReport.Ending;
import skysift.fetch.FetchReport.Outcome;
import skysift.vo.Web;

/**
 * Fetches files into a folder: a few at once, each checked, none left half under its name, all
 * written down in {@code manifest.csv}. What came of an earlier try is gone on with. Any thread but
 * the event thread may use it.
 */
public final class Fetcher {
  /** How long a stop waits for the threads, which end at their next read. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Web web;
  private final FetchLimits limits;

  /** Fetches through {@code web}, whose time limits hold. */
  public Fetcher(Web web, FetchLimits limits) {
    this.web = web;
    this.limits = limits;
  }

  /**
   * Fetches all items; what goes wrong with one is told in its outcome. An interrupt of the calling
   * thread stops it: what is whole stays, what is not can be gone on with.
   *
   * @param folder is made when missing; nothing is ever written outside of it
   * @throws IOException when the folder cannot be made or written to
   */
  public FetchReport fetch(List<FetchItem> items, Path folder, FetchProgress progress)
      throws IOException {
    Path target = folder.toAbsolutePath().normalize();
    Files.createDirectories(target);
    Run run = new Run(items.size(), target, progress);
    ExecutorService threads =
        Executors.newFixedThreadPool(
            limits.atOnce(), work -> Thread.ofPlatform().name("skysift-fetch").unstarted(work));
    List<Future<Outcome>> waiting = new ArrayList<>();
    items.forEach(item -> waiting.add(threads.submit(() -> run.outcome(item))));
    boolean stopped = false;
    ImmutableList.Builder<Outcome> outcomes = ImmutableList.builder();
    try {
      for (int i = 0; i < items.size(); i++) {
        try {
          outcomes.add(waiting.get(i).get());
        } catch (InterruptedException e) {
          stopped = true;
          threads.shutdownNow();
          outcomes.add(ended(waiting.get(i), items.get(i)));
        }
      }
    } catch (ExecutionException e) {
      throw new IOException("fetching failed: " + e.getCause(), e.getCause());
    } finally {
      // What is asked again later must not meet a thread that still writes.
      threads.shutdownNow();
      Uninterruptibles.awaitTerminationUninterruptibly(threads, PATIENCE);
    }
    if (stopped) {
      Thread.currentThread().interrupt();
    }
    return new FetchReport(outcomes.build(), stopped);
  }

  /** After a stop: what a file came to whose thread has been interrupted, or never began. */
  private static Outcome ended(Future<Outcome> future, FetchItem item) {
    return future.state() == Future.State.SUCCESS ? future.resultNow() : Outcome.notStarted(item);
  }

  /** One call's work. */
  private final class Run {
    private final int items;
    private final Path folder;
    private final Manifest manifest;
    private final FetchProgress progress;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();
    private final Map<String, Object> files = new ConcurrentHashMap<>();

    Run(int items, Path folder, FetchProgress progress) {
      this.items = items;
      this.folder = folder;
      this.progress = progress;
      this.manifest = new Manifest(folder);
    }

    Outcome outcome(FetchItem item) {
      Outcome outcome;
      Semaphore host =
          hosts.computeIfAbsent(
              String.valueOf(item.url().getHost()).toLowerCase(Locale.ROOT),
              name -> new Semaphore(FetchLimits.PER_HOST));
      try {
        host.acquire();
        try {
          outcome = one(item);
        } finally {
          host.release();
        }
      } catch (InterruptedException | InterruptedIOException e) {
        Thread.currentThread().interrupt();
        outcome = Outcome.notStarted(item);
      } catch (IOException e) {
        outcome = Outcome.failed(item, said(e));
      }
      done.incrementAndGet();
      tell(0);
      return outcome;
    }

    /** The same URL for the same dataset twice is one file. */
    private Outcome one(FetchItem item) throws IOException {
      Object lock = files.computeIfAbsent(item.dataset() + " " + item.url(), key -> new Object());
      synchronized (lock) {
        Optional<Manifest.Entry> before = manifest.find(item).filter(this::isThere);
        if (before.isPresent()) {
          Path file = folder.resolve(before.get().name());
          return new Outcome(
              item, Ending.THERE_ALREADY, Optional.of(file), before.get().bytes(), "");
        }
        Transfer.Whole whole = new Transfer(web, item, folder, limits, this::tell).run();
        Manifest.Entry entry =
            new Manifest.Entry(
                whole.file().getFileName().toString(),
                whole.bytes(),
                Checksums.sha256(whole.file()));
        manifest.add(item, entry, whole.contentType());
        return new Outcome(
            item, Ending.FETCHED, Optional.of(whole.file()), whole.bytes(), whole.note());
      }
    }

    private boolean isThere(Manifest.Entry entry) {
      Path file = folder.resolve(entry.name()).normalize();
      try {
        return file.getParent().equals(folder)
            && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.size(file) == entry.bytes()
            && Checksums.sha256(file).equals(entry.sha256());
      } catch (IOException e) {
        return false;
      }
    }

    private void tell(long more) {
      long sum = bytes.addAndGet(more);
      synchronized (progress) {
        progress.at(done.get(), items, sum);
      }
    }
  }

  private static String said(IOException e) {
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
