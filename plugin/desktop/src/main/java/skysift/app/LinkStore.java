package skysift.app;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import skysift.datalink.Link;
import skysift.datalink.Links;
import skysift.index.LinkIndex;
import skysift.obscore.DatasetKey;

/**
 * Keeps resolved links. Writes on a thread of its own, which no cancel interrupts: Lucene closes
 * its files for good when its thread is interrupted in the middle of a write.
 */
final class LinkStore implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(LinkStore.class.getName());

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LinkIndex index;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> Thread.ofPlatform().daemon().name("skysift-link-index").unstarted(work));

  LinkStore(LinkIndex index) {
    this.index = index;
  }

  /** The index, to look into. */
  LinkIndex index() {
    return index;
  }

  /**
   * What is kept for a dataset and may still be used.
   *
   * @param source URL that would be asked, if that is known: what came from another is of no use
   */
  Optional<Links> usable(DatasetKey dataset, Optional<String> source) throws IOException {
    Optional<LinkIndex.Entry> entry = index.find(dataset);
    boolean good =
        entry.isPresent() && entry.get().expires().map(Instant.now()::isBefore).orElse(true);
    return good
        ? Optional.of(KeptLinks.links(entry.get()))
            .filter(links -> source.isEmpty() || links.source().equals(source))
        : Optional.empty();
  }

  /**
   * Keeps links, except those of which nothing is known but that something went wrong which may
   * pass.
   */
  void keep(Collection<Links> resolved) throws IOException {
    List<LinkIndex.Entry> entries =
        resolved.stream().filter(LinkStore::isKnown).map(KeptLinks::entry).toList();
    if (entries.isEmpty()) {
      return;
    }
    try {
      Uninterruptibles.getUninterruptibly(
          thread.submit(
              () -> {
                index.put(entries);
                return null;
              }));
    } catch (ExecutionException e) {
      Throwables.throwIfInstanceOf(e.getCause(), IOException.class);
      throw new IOException("Links could not be kept: " + e.getCause(), e.getCause());
    }
  }

  private static boolean isKnown(Links links) {
    return !links.links().stream()
        .allMatch(link -> link instanceof Link.LinkFault fault && fault.mayPass());
  }

  @Override
  public void close() throws IOException {
    thread.shutdown();
    if (!Uninterruptibles.awaitTerminationUninterruptibly(thread, PATIENCE)) {
      LOGGER.log(Level.WARNING, "links are still being written");
    }
    index.close();
  }
}
