package skysift.app;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import skysift.datalink.Link;
import skysift.datalink.LinkResolver;
import skysift.datalink.Links;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ProductType;
import skysift.samp.Delivery;
import skysift.samp.Payload;
import skysift.samp.Peer;
import skysift.samp.SampClient;
import skysift.sky.SkyPosition;
import skysift.vo.Web;

/**
 * From datasets to deliveries: picks the product and the payload, and hands it to SAMP. All methods
 * block; none may be called on the event thread. An IOException says why nothing could be sent at
 * all; what became of it at each peer is in the deliveries.
 */
public final class Sender {
  private static final Optional<ProductType> IMAGE = Optional.of(ProductType.IMAGE);

  private final SampClient samp;
  private final Outbox outbox;
  private final LinkResolver resolver;

  Sender(SampClient samp, Outbox outbox, LinkResolver resolver) {
    this.samp = samp;
    this.outbox = outbox;
    this.resolver = resolver;
  }

  /** Sends the rows as one ObsCore table. */
  public List<Delivery> table(List<Peer> peers, List<Dataset> rows, String name)
      throws IOException {
    Outbox.Offer offer = outbox.table(rows, name);
    return samp.send(peers, new Payload.Table(offer.url(), offer.id(), name));
  }

  /**
   * Sends the best FITS image of an observation: of its datasets, the best first, the first that
   * has one, images before other types. Their links are asked for one by one until then.
   */
  public List<Delivery> image(List<Peer> peers, List<Dataset> datasets) throws IOException {
    Comparator<Dataset> imagesFirst = Comparator.comparing(d -> !d.productType().equals(IMAGE));
    IOException none = new IOException("Nothing is chosen that could be sent.");
    for (Dataset dataset : datasets.stream().sorted(imagesFirst).toList()) {
      Links links = resolver.resolve(dataset);
      Optional<Link.Product> product = links.fits();
      if (product.isPresent()) {
        return product(peers, dataset, product.get());
      }
      none = none(dataset, links, "FITS file");
    }
    throw none;
  }

  /** Sends the dataset's best FITS or VOTable file as a spectrum. */
  public List<Delivery> spectrum(List<Peer> peers, Dataset dataset) throws IOException {
    Links links = resolver.resolve(dataset);
    Link.Product product =
        links.fitsOrTable().orElseThrow(() -> none(dataset, links, "FITS or VOTable file"));
    return samp.send(peers, spectrumOf(dataset, product));
  }

  /** Sends one product of a dataset's links as an image. */
  public List<Delivery> product(List<Peer> peers, Dataset dataset, Link.Product product) {
    URI url = Web.checkedUri(product.url());
    return samp.send(peers, new Payload.FitsImage(url, url.toString(), name(dataset)));
  }

  /** Sends the dataset's position. */
  public List<Delivery> point(List<Peer> peers, Dataset dataset) throws IOException {
    SkyPosition at =
        dataset
            .footprint()
            .map(f -> f.bounds().centre())
            .orElseThrow(() -> new IOException(name(dataset) + " states no position to send"));
    return samp.send(peers, new Payload.SkyPoint(at.ra(), at.dec()));
  }

  /** What to call the dataset where a label is shown. */
  private static String name(Dataset dataset) {
    return dataset
        .text(ObsCoreColumn.OBS_ID)
        .or(() -> dataset.text(ObsCoreColumn.TARGET_NAME))
        .or(() -> dataset.text(ObsCoreColumn.OBS_PUBLISHER_DID))
        .orElse(dataset.key().token());
  }

  private static IOException none(Dataset dataset, Links links, String what) {
    Optional<String> fault =
        links.links().stream()
            .filter(Link.LinkFault.class::isInstance)
            .map(l -> ((Link.LinkFault) l).error())
            .findFirst();
    return new IOException(
        dataset.key()
            + " ("
            + name(dataset)
            + " at "
            + dataset.archive()
            + ") has no "
            + what
            + " to send"
            + fault.map(f -> ": " + f).orElse(""));
  }

  private static Payload spectrumOf(Dataset dataset, Link.Product product) {
    URI url = Web.checkedUri(product.url());
    ImmutableMap.Builder<String, String> meta = ImmutableMap.builder();
    meta.put("Access.Reference", url.toString());
    product.contentType().ifPresent(type -> meta.put("Access.Format", type));
    dataset.text(ObsCoreColumn.TARGET_NAME).ifPresent(name -> meta.put("Target.Name", name));
    meta.put("Dataset.Title", name(dataset));
    return new Payload.Spectrum(url, url.toString(), name(dataset), meta.build());
  }
}
