package skysift.app;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
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
  private final LinkResolver resolver;
  private final ServiceShelf shelf;

  Linker(LinkResolver resolver, ServiceShelf shelf) {
    this.resolver = resolver;
    this.shelf = shelf;
  }

  /**
   * What is behind a dataset: as its row says, or through the service that is preferred for its
   * archive.
   */
  public Links links(Dataset dataset) throws IOException {
    Optional<ServiceDescriptor> preferred = preferred(dataset);
    return preferred.isPresent()
        ? resolver.resolve(dataset, preferred.get())
        : resolver.resolve(dataset);
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

  /** The further links that a link leads to; see {@link LinkResolver#open}. */
  public Links open(DatasetKey dataset, Link link, List<String> trail) throws IOException {
    return resolver.open(dataset, link, trail);
  }

  /** All links, those of further documents in the place of what leads to them. */
  public Links flattened(Links links) throws IOException {
    return resolver.flattened(links);
  }
}
