package skysift.app;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import skysift.datalink.Link;
import skysift.datalink.Links;
import skysift.index.DatasetIndex;
import skysift.obscore.Dataset;
import skysift.obscore.ObservationKey;
import skysift.obscore.Role;

/**
 * One small picture of an observation or a dataset: a row that is a picture itself, else what a
 * links service says is a preview. Asks the archives; blocks; for any number of threads, of which
 * two at most ask the same host.
 */
public final class Thumbnails {
  private static final int AT_ONCE_PER_HOST = 2;

  /** Links services are asked about the best of an observation's datasets only. */
  private static final int MOST_ASKED = 2;

  private static final long UNKNOWN = Long.MAX_VALUE;

  private final DatasetIndex index;
  private final Linker linker;
  private final Previews previews;
  private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

  Thumbnails(DatasetIndex index, Linker linker, Previews previews) {
    this.index = index;
    this.linker = linker;
    this.previews = previews;
  }

  /**
   * The picture as a file.
   *
   * @param observation whose datasets are all looked at, those that do not match included; none for
   *     the given ones only
   * @param datasets the best first
   * @return empty when none is said to be there
   * @throws IOException saying why what is said to be there could not be had
   */
  public Optional<Path> of(Optional<ObservationKey> observation, List<Dataset> datasets)
      throws IOException {
    List<Dataset> all = observation.isPresent() ? index.observation(observation.get()) : datasets;
    Optional<String> itself = pictureAmong(all);
    if (itself.isPresent()) {
      return Optional.of(file(itself.get()));
    }
    String fault = "";
    for (Dataset dataset : datasets.stream().filter(linker::asks).limit(MOST_ASKED).toList()) {
      Links links = at(host(dataset), () -> linker.links(dataset));
      if (links.preview().isPresent()) {
        return Optional.of(file(links.preview().get().url()));
      }
      fault = fault.isEmpty() ? fault(links) : fault;
    }
    if (!fault.isEmpty()) {
      throw new IOException(fault);
    }
    return Optional.empty();
  }

  /** URL of a row that is a picture; previews before products, small ones before large ones. */
  private Optional<String> pictureAmong(Collection<Dataset> datasets) throws IOException {
    Comparator<Dataset> best =
        Comparator.comparing((Dataset d) -> d.role() != Role.PREVIEW)
            .thenComparing(
                d -> d.access().map(a -> a.sizeKilobytes().orElse(UNKNOWN)).orElse(UNKNOWN));
    for (Dataset dataset : datasets.stream().sorted(best).toList()) {
      if (!linker.asks(dataset)) {
        Optional<Link.Product> picture =
            linker.links(dataset).products().stream().filter(Link.Product::isPicture).findFirst();
        if (picture.isPresent()) {
          return picture.map(Link.Product::url);
        }
      }
    }
    return Optional.empty();
  }

  private static String fault(Links links) {
    return links.links().stream()
        .filter(Link.LinkFault.class::isInstance)
        .map(link -> ((Link.LinkFault) link).error())
        .findFirst()
        .orElse("");
  }

  private Path file(String url) throws IOException {
    return at(host(url), () -> previews.file(url));
  }

  private static String host(Dataset dataset) {
    return dataset.access().map(access -> host(access.url())).orElse("");
  }

  private static String host(String url) {
    try {
      return Optional.ofNullable(URI.create(url).getHost()).orElse("");
    } catch (IllegalArgumentException e) {
      // The address itself is refused where it is asked for, and told there.
      return "";
    }
  }

  private interface Asking<T> {
    T ask() throws IOException;
  }

  private <T> T at(String host, Asking<T> asking) throws IOException {
    Semaphore free = hosts.computeIfAbsent(host, name -> new Semaphore(AT_ONCE_PER_HOST));
    try {
      free.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
    try {
      return asking.ask();
    } finally {
      free.release();
    }
  }
}
