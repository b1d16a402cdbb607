package skysift.datalink;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import skysift.obscore.Access;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObsCoreColumn;
import skysift.vo.ServiceDescriptor;
import skysift.vo.Web;

/**
 * Finds what is behind a row. Any thread but the event thread may use it, several at once.
 *
 * <p>The URL of a links service is asked for as it stands in the row, with nothing added (DataLink
 * 1.1 §3.1), or built from the row by a service descriptor that came with the table (§4). Documents
 * that an answer leads to are opened one by one when asked for.
 */
public final class LinkResolver {
  private static final long KILO = 1000;

  /** How deep documents may lie within each other. */
  static final int DEEPEST = 3;

  /** How many documents are opened at most to lay one row's links out flat. */
  private static final int MOST_OPENED = 30;

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final LinksService service;

  /** Asks through {@code web}, whose time limits hold; besides, two minutes for a whole answer. */
  public LinkResolver(Web web) {
    this(web, LONGEST);
  }

  LinkResolver(Web web, Duration longest) {
    this.service = new LinksService(web, longest);
  }

  /**
   * What is behind a dataset. Blocks while a links service is asked; a dataset that is a file is
   * its own one product and costs nothing. Whatever goes wrong (no URL, no answer, HTTP error, time
   * or size limit, error document, web page) is one {@link Link.LinkFault} with the service's own
   * words, never an exception.
   *
   * @throws InterruptedIOException when the thread was interrupted; nothing is known then, and the
   *     interrupt flag stays set
   */
  public Links resolve(Dataset dataset) throws InterruptedIOException {
    Optional<Access> access = dataset.access();
    if (access.isEmpty()) {
      return links(dataset, LinksDocument.fault("the archive gives no access URL"));
    }
    if (!access.get().isLinks()) {
      return links(dataset, itself(dataset, access.get()));
    }
    return asked(dataset.key(), access.get().url());
  }

  /** The same through a links service that its table describes. */
  public Links resolve(Dataset dataset, ServiceDescriptor descriptor)
      throws InterruptedIOException {
    try {
      ServiceForm form = ServiceForm.of(RowValues.filled(descriptor, dataset));
      return asked(dataset.key(), form.url(ImmutableListMultimap.of()));
    } catch (IllegalArgumentException e) {
      return links(dataset, LinksDocument.fault(e.getMessage()));
    }
  }

  /**
   * A service of a dataset's table, for this dataset: links to more links, or something to call.
   */
  public static Link.ServiceCall offered(Dataset dataset, ServiceDescriptor descriptor) {
    ServiceDescriptor filled = RowValues.filled(descriptor, dataset);
    return new Link.ServiceCall(
        dataset.text(ObsCoreColumn.OBS_PUBLISHER_DID).orElse(""),
        Semantics.of(descriptor.isLinks() ? "" : descriptor.isSoda() ? "#cutout" : "#proc"),
        descriptor.description(),
        descriptor.id(),
        Optional.of(filled),
        Optional.of(descriptor.contentType()).filter(type -> !type.isEmpty()),
        OptionalLong.empty(),
        Optional.empty(),
        Link.Details.NONE);
  }

  /** The URL of the further links that a link leads to; empty when it leads to none. */
  public static Optional<String> nested(Link link) {
    if (link instanceof Link.Product product && product.isLinks()) {
      return Optional.of(product.url());
    }
    if (link instanceof Link.ServiceCall call && call.isLinks()) {
      ServiceForm form = ServiceForm.of(call.service().orElseThrow());
      return form.obstacle().isEmpty()
          ? Optional.of(form.url(ImmutableListMultimap.of()))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /**
   * The further links that a link leads to. Loops and what lies too deep are faults.
   *
   * @param dataset whose links they are
   * @param trail URLs of the documents on the way to {@code link}, the outermost first
   * @throws InterruptedIOException as {@link #resolve} does
   */
  public Links open(DatasetKey dataset, Link link, List<String> trail)
      throws InterruptedIOException {
    Optional<String> url = nested(link);
    String refusal =
        url.isEmpty()
            ? "this leads to no further links"
            : trail.contains(url.get())
                ? "these links lead back to themselves"
                : trail.size() > DEEPEST
                    ? "further links lie more than " + DEEPEST + " documents deep"
                    : "";
    return refusal.isEmpty()
        ? asked(dataset, url.get())
        : new Links(
            dataset, url, LinksDocument.fault(refusal).links(), Instant.now(), ImmutableList.of());
  }

  /**
   * All links of a dataset, those of further documents in the place of what leads to them.
   *
   * @throws InterruptedIOException as {@link #resolve} does
   */
  public Links flattened(Links links) throws InterruptedIOException {
    Flattening flattening = new Flattening(links.dataset());
    links.source().ifPresent(flattening.trail::add);
    ImmutableList<Link> flat = flattening.flat(links.links());
    return new Links(
        links.dataset(), links.source(), flat, links.resolved(), links.warnings(), links.expires());
  }

  /** One row's documents being opened, none twice. */
  private final class Flattening {
    private final DatasetKey dataset;
    private final List<String> trail = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();

    Flattening(DatasetKey dataset) {
      this.dataset = dataset;
    }

    ImmutableList<Link> flat(List<Link> links) throws InterruptedIOException {
      ImmutableList.Builder<Link> flat = ImmutableList.builder();
      for (Link link : links) {
        Optional<String> url = nested(link);
        if (url.isEmpty()) {
          flat.add(link);
        } else if (trail.contains(url.get())
            || trail.size() > DEEPEST
            || seen.size() >= MOST_OPENED
            || seen.contains(url.get())) {
          continue;
        } else {
          seen.add(url.get());
          Links opened = open(dataset, link, trail);
          trail.add(url.get());
          flat.addAll(flat(opened.links()));
          trail.removeLast();
        }
      }
      return flat.build();
    }
  }

  /**
   * Resolves many datasets: several in one POST where their table describes the links service
   * (DataLink 1.1 §2.1.1), one service host after the other's answer, several hosts at once. The
   * order of what comes is not that of {@code datasets}.
   *
   * @param services the links service that the table of a dataset describes; empty when none
   * @param each takes what is behind one dataset, one call at a time, on any thread
   * @throws InterruptedIOException when the thread was interrupted; what came until then was passed
   *     on
   */
  public void resolveAll(
      Collection<Dataset> datasets,
      Function<Dataset, Optional<ServiceDescriptor>> services,
      Consumer<Links> each)
      throws InterruptedIOException {
    new Batches(this, service, each).run(datasets, services);
  }

  private Links asked(DatasetKey dataset, String url) throws InterruptedIOException {
    LinksService.Reply reply = service.get(url);
    LinksDocument document = reply.document();
    return new Links(
        dataset,
        Optional.of(url),
        document.links(),
        Instant.now(),
        document.warnings(),
        reply.expires());
  }

  private static Links links(Dataset dataset, LinksDocument document) {
    return new Links(
        dataset.key(), Optional.empty(), document.links(), Instant.now(), document.warnings());
  }

  /** The row as its own only product; estimated size, in bytes. */
  private static LinksDocument itself(Dataset dataset, Access access) {
    if (!Links.isFetchable(access.url())) {
      return LinksDocument.fault("refused, not an http or https address: " + access.url());
    }
    OptionalLong kilobytes = access.sizeKilobytes();
    Link product =
        new Link.Product(
            dataset.text(ObsCoreColumn.OBS_PUBLISHER_DID).orElse(""),
            Semantics.THIS,
            dataset.text(ObsCoreColumn.OBS_TITLE).orElse(""),
            access.url(),
            access.format(),
            kilobytes.isPresent() && kilobytes.getAsLong() > 0
                ? OptionalLong.of(kilobytes.getAsLong() * KILO)
                : OptionalLong.empty(),
            Optional.empty());
    return new LinksDocument(
        ImmutableList.of(product), ImmutableList.of(), LinksDocument.Ending.COMPLETE);
  }
}
