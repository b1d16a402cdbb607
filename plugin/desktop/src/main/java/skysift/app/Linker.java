package skysift.app;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skysift.datalink.Link;
import skysift.datalink.LinkResolver;
import skysift.datalink.Links;
import skysift.obscore.Access;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.vo.ServiceDescriptor;

/**
 * What is behind datasets. All methods but {@link #services} block; none of the others may be
 * called on the event thread. IOExceptions come from an interrupt, or a disk that cannot be
 * written: what goes wrong at a service is in the links.
 */
public final class Linker {
  private static final int PORTION = 200;

  private final LinkResolver resolver;
  private final ServiceShelf shelf;
  private final LinkStore store;

  Linker(LinkResolver resolver, ServiceShelf shelf, LinkStore store) {
    this.resolver = resolver;
    this.shelf = shelf;
    this.store = store;
  }

  /** Takes how many of how many datasets are resolved; called on any thread, one at a time. */
  @FunctionalInterface
  public interface Progress {
    /** How far it is. */
    void at(int done, int all);
  }

  /**
   * What is behind a dataset: as its row says, or through the service that is preferred for its
   * archive. What was asked for before is not asked for again while it may be used.
   */
  public Links links(Dataset dataset) throws IOException {
    if (!asks(dataset)) {
      return resolver.resolve(dataset);
    }
    Optional<Links> kept = kept(dataset);
    return kept.isPresent() ? kept.get() : linksAnew(dataset);
  }

  /** A row that has moved, such as to another address at the next harvest, is asked for anew. */
  private Optional<Links> kept(Dataset dataset) throws IOException {
    Optional<String> own =
        preferred(dataset).isPresent()
            ? Optional.empty()
            : dataset.access().filter(Access::isLinks).map(Access::url);
    return store.usable(dataset.key(), own);
  }

  /** The same, asked for again. */
  public Links linksAnew(Dataset dataset) throws IOException {
    Optional<ServiceDescriptor> preferred = preferred(dataset);
    Links links =
        preferred.isPresent()
            ? resolver.resolve(dataset, preferred.get())
            : resolver.resolve(dataset);
    if (asks(dataset)) {
      store.keep(List.of(links));
    }
    return links;
  }

  /** Whether a service would be asked for the links of a dataset, since none are kept. */
  public boolean mustAsk(Dataset dataset) {
    try {
      return asks(dataset) && kept(dataset).isEmpty();
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * Resolves datasets, as few questions as possible, and keeps what comes.
   *
   * @return how many gave nothing but faults
   */
  public int resolveAll(List<Dataset> datasets, Progress progress) throws IOException {
    List<Links> waiting = new ArrayList<>();
    int[] done = new int[2];
    try {
      resolver.resolveAll(
          datasets,
          this::service,
          links -> {
            waiting.add(links);
            boolean failed = links.links().stream().allMatch(Link.LinkFault.class::isInstance);
            done[1] += failed ? 1 : 0;
            progress.at(++done[0], datasets.size());
            if (waiting.size() >= PORTION) {
              keep(waiting);
            }
          });
    } finally {
      keep(waiting);
    }
    return done[1];
  }

  private void keep(List<Links> waiting) {
    try {
      store.keep(waiting);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    waiting.clear();
  }

  private Optional<ServiceDescriptor> service(Dataset dataset) {
    boolean own = dataset.access().map(Access::isLinks).orElse(false);
    return own && preferred(dataset).isEmpty() ? Optional.empty() : shelf.links(dataset);
  }

  private Optional<ServiceDescriptor> preferred(Dataset dataset) {
    String title = shelf.chosen(dataset.archive());
    return title.isEmpty()
        ? Optional.empty()
        : shelf.links(dataset).filter(service -> service.title().equals(title));
  }

  /** Whether a dataset is what it says, or a service must be asked what is behind it. */
  public boolean asks(Dataset dataset) {
    return dataset.access().map(Access::isLinks).orElse(false) || preferred(dataset).isPresent();
  }

  /** The services that the table of a dataset describes, for this dataset. Does not block. */
  public ImmutableList<Link.ServiceCall> services(Dataset dataset) {
    return shelf.of(dataset.archive()).stream()
        .map(service -> LinkResolver.offered(dataset, service))
        .collect(ImmutableList.toImmutableList());
  }

  /** Title of the links service that is preferred for an archive; empty for the row's own way. */
  public String preferredService(String archive) {
    return shelf.chosen(archive);
  }

  /** From now on the rows of this archive are asked for through this service of their table. */
  public void prefer(String archive, String title) throws IOException {
    shelf.choose(archive, title);
  }

  /** The URL of the further links that a link leads to; empty when it leads to none. */
  public static Optional<String> leadsTo(Link link) {
    return LinkResolver.nested(link);
  }

  /** The further links that a link leads to; see {@link LinkResolver#open}. */
  public Links open(DatasetKey dataset, Link link, List<String> trail) throws IOException {
    return resolver.open(dataset, link, trail);
  }

  /** All links, those of further documents in the place of what leads to them. */
  public Links flattened(Links links) throws IOException {
    return resolver.flattened(links);
  }
}
