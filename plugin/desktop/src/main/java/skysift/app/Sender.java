package skysift.app;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import skysift.datalink.Link;
import skysift.datalink.Links;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ProductType;
import skysift.samp.Delivery;
import skysift.samp.Payload;
import skysift.samp.Peer;
import skysift.samp.SampClient;
import skysift.sky.Moc;
import skysift.sky.SkyPosition;
import skysift.vo.VoTables;
import skysift.vo.Web;

/**
 * From datasets to deliveries: picks the product and the payload, and hands it to SAMP. All methods
 * block; none may be called on the event thread. An IOException says why nothing could be sent at
 * all; what became of it at each peer is in the deliveries.
 */
public final class Sender {
  private static final Logger LOGGER = Logger.getLogger(Sender.class.getName());
  private static final Optional<ProductType> IMAGE = Optional.of(ProductType.IMAGE);
  private static final Optional<ProductType> EVENT = Optional.of(new ProductType("event"));

  /** What receivers of a spectrum may look for, by SSA utype (SSA 1.1, section 4.2.5). */
  private static final ImmutableMap<ObsCoreColumn, String> META =
      ImmutableMap.of(
          ObsCoreColumn.OBS_COLLECTION, "DataID.Collection",
          ObsCoreColumn.INSTRUMENT_NAME, "DataID.Instrument",
          ObsCoreColumn.OBS_CREATOR_DID, "DataID.CreatorDID",
          ObsCoreColumn.OBS_PUBLISHER_DID, "Curation.PublisherDID",
          ObsCoreColumn.O_UCD, "Char.FluxAxis.Ucd");

  /** The same for numbers, which ObsCore and SSA state in the same units: m, degrees, s. */
  private static final ImmutableMap<ObsCoreColumn, String> NUMBERS =
      ImmutableMap.of(
          ObsCoreColumn.EM_MIN, "Char.SpectralAxis.Coverage.Bounds.Start",
          ObsCoreColumn.EM_MAX, "Char.SpectralAxis.Coverage.Bounds.Stop",
          ObsCoreColumn.T_EXPTIME, "Char.TimeAxis.Coverage.Bounds.Extent");

  /** Tables whose rows a followed row is looked for in. */
  private static final int TABLES = 8;

  private final SampClient samp;
  private final Outbox outbox;
  private final TableBook book;
  private final Linker linker;
  private final Carrier carrier;
  private final Echoes echoes;

  Sender(
      SampClient samp,
      Outbox outbox,
      TableBook book,
      Linker linker,
      Carrier carrier,
      Echoes echoes) {
    this.samp = samp;
    this.outbox = outbox;
    this.book = book;
    this.linker = linker;
    this.carrier = carrier;
    this.echoes = echoes;
  }

  /** Sends the rows as one ObsCore table: a VOTable to who takes these, else in FITS. */
  public List<Delivery> table(List<Peer> peers, List<Dataset> rows, String name)
      throws IOException {
    List<Peer> fits = peers.stream().filter(Sender::takesFitsOnly).toList();
    List<Peer> others = peers.stream().filter(peer -> !fits.contains(peer)).toList();
    List<Delivery> deliveries = new ArrayList<>();
    if (!others.isEmpty()) {
      deliveries.addAll(table(others, rows, name, VoTables.Format.VOTABLE));
    }
    if (!fits.isEmpty()) {
      deliveries.addAll(table(fits, rows, name, VoTables.Format.FITS));
    }
    return deliveries;
  }

  /** Sends the rows as one ObsCore table in FITS. */
  public List<Delivery> fitsTable(List<Peer> peers, List<Dataset> rows, String name)
      throws IOException {
    return table(peers, rows, name, VoTables.Format.FITS);
  }

  private static boolean takesFitsOnly(Peer peer) {
    return peer.takes(Payload.FitsTable.class) && !peer.takes(Payload.Table.class);
  }

  private List<Delivery> table(
      List<Peer> peers, List<Dataset> rows, String name, VoTables.Format format)
      throws IOException {
    Outbox.Offer offer = outbox.table(rows, name, format);
    Payload payload =
        format == VoTables.Format.FITS
            ? new Payload.FitsTable(offer.url(), offer.id(), name)
            : new Payload.Table(offer.url(), offer.id(), name);
    List<Delivery> deliveries = samp.send(peers, payload);
    outbox.sentTo(
        offer.id(),
        deliveries.stream().filter(Sender::mayHaveArrived).map(Delivery::peer).toList());
    return deliveries;
  }

  private static boolean mayHaveArrived(Delivery delivery) {
    return delivery.outcome() == Delivery.Outcome.CONFIRMED
        || delivery.outcome() == Delivery.Outcome.SENT_NOT_CONFIRMED;
  }

  /** Sends the part of the sky that these datasets cover, as a MOC. */
  public List<Delivery> coverage(List<Peer> peers, List<Dataset> datasets, String name)
      throws IOException {
    Moc moc =
        Cover.of(datasets)
            .orElseThrow(() -> new IOException("None of these rows states where it is"));
    return coverage(peers, moc, name);
  }

  /** Sends a coverage map. */
  public List<Delivery> coverage(List<Peer> peers, Moc moc, String name) throws IOException {
    Outbox.Offer offer = outbox.coverage(moc);
    return samp.send(peers, new Payload.Coverage(offer.url(), offer.id(), name));
  }

  /**
   * Points out a dataset in every table that has it and was sent to one of these peers; nothing,
   * when there is none.
   */
  public List<Delivery> highlight(List<Peer> peers, Dataset dataset) throws IOException {
    return rows(
        peers, List.of(dataset), (id, rows) -> new Payload.RowHighlight(id, null, rows.getFirst()));
  }

  /** Selects datasets in every table that has some and was sent to one of these peers. */
  public List<Delivery> select(List<Peer> peers, List<Dataset> datasets) throws IOException {
    return rows(peers, datasets, (id, rows) -> new Payload.RowSelection(id, null, rows));
  }

  private List<Delivery> rows(
      List<Peer> peers, List<Dataset> datasets, BiFunction<String, List<Long>, Payload> message)
      throws IOException {
    Set<String> keys =
        datasets.stream().map(d -> d.key().token()).collect(ImmutableSet.toImmutableSet());
    List<Delivery> deliveries = new ArrayList<>();
    for (KnownTable table : book.newest(TABLES)) {
      List<Long> rows = rowsOf(table, keys);
      List<String> names = rows.isEmpty() ? List.of() : book.peersOf(table.id());
      List<Peer> to = peers.stream().filter(peer -> names.contains(peer.name())).toList();
      if (!to.isEmpty()) {
        Payload payload = message.apply(table.id(), rows);
        List<Peer> takers = to.stream().filter(peer -> peer.takes(payload)).toList();
        echoes.sent(table.id(), rows);
        deliveries.addAll(samp.send(takers, payload));
      }
    }
    return deliveries;
  }

  private static List<Long> rowsOf(KnownTable table, Set<String> keys) {
    List<Long> rows = new ArrayList<>();
    for (int i = 0; i < table.rows().size(); i++) {
      if (keys.contains(table.rows().get(i))) {
        rows.add((long) i);
      }
    }
    return rows;
  }

  /**
   * Sends the best FITS image of an observation: of its datasets, the best first, the first that
   * has one, images before other types. Their links are asked for one by one until then.
   */
  public List<Delivery> image(List<Peer> peers, List<Dataset> datasets, Route route)
      throws IOException {
    Comparator<Dataset> imagesFirst = Comparator.comparing(d -> !d.productType().equals(IMAGE));
    IOException none = new IOException("Nothing is chosen that could be sent.");
    for (Dataset dataset : datasets.stream().sorted(imagesFirst).toList()) {
      Links links = linker.links(dataset);
      Optional<Link.Product> product = links.fits();
      if (product.isPresent()) {
        return product(peers, dataset, product.get(), route);
      }
      none = none(dataset, links, "FITS file");
    }
    throw none;
  }

  /** Sends the dataset's best FITS or VOTable file as a spectrum. */
  public List<Delivery> spectrum(List<Peer> peers, Dataset dataset, Route route)
      throws IOException {
    Links links = linker.links(dataset);
    Link.Product product =
        links.fitsOrTable().orElseThrow(() -> none(dataset, links, "FITS or VOTable file"));
    return carried(peers, dataset, product, route, url -> spectrumOf(dataset, product, url));
  }

  /**
   * Sends one product of a dataset's links as an image. A list of events is none for Aladin, which
   * cannot show it.
   *
   * @throws IOException when Aladin alone was to have events
   */
  public List<Delivery> product(
      List<Peer> peers, Dataset dataset, Link.Product product, Route route) throws IOException {
    String id = Web.checkedUri(product.url()).toString();
    boolean events = dataset.productType().equals(EVENT);
    List<Peer> able = peers.stream().filter(peer -> !events || !isAladin(peer)).toList();
    if (able.isEmpty() && !peers.isEmpty()) {
      throw new IOException(name(dataset) + " is a list of events, which Aladin cannot show");
    }
    return carried(
        able, dataset, product, route, url -> new Payload.FitsImage(url, id, name(dataset)));
  }

  private static boolean isAladin(Peer peer) {
    return peer.name().toLowerCase(Locale.ROOT).startsWith("aladin");
  }

  /** Sends one product of a dataset's links as a table. */
  public List<Delivery> tableProduct(
      List<Peer> peers, Dataset dataset, Link.Product product, Route route) {
    String id = Web.checkedUri(product.url()).toString();
    return carried(
        peers,
        dataset,
        product,
        route,
        url ->
            product.isFits()
                ? new Payload.FitsTable(url, id, name(dataset))
                : new Payload.Table(url, id, name(dataset)));
  }

  /** Sends one product of a dataset's links as a spectrum. */
  public List<Delivery> spectrumProduct(
      List<Peer> peers, Dataset dataset, Link.Product product, Route route) {
    return carried(peers, dataset, product, route, url -> spectrumOf(dataset, product, url));
  }

  /** To each peer on the way that suits it, those on the same way side by side. */
  private List<Delivery> carried(
      List<Peer> peers,
      Dataset dataset,
      Link.Product product,
      Route route,
      Function<URI, Payload> payload) {
    URI url = Web.checkedUri(product.url());
    SetMultimap<Carrier.Way, Peer> ways = LinkedHashMultimap.create();
    List<Delivery> deliveries = new ArrayList<>();
    for (Peer peer : peers) {
      try {
        boolean takes = peer.takes(payload.apply(url));
        ways.put(
            takes ? carrier.to(peer, dataset, product, route) : new Carrier.Way(url, ""), peer);
      } catch (IOException e) {
        LOGGER.log(Level.INFO, "could not fetch " + url, e);
        deliveries.add(
            Delivery.failed(peer, payload.apply(url), "not fetched: " + FailureText.of(e)));
      }
    }
    for (Carrier.Way way : ways.keySet()) {
      for (Delivery delivery : samp.send(List.copyOf(ways.get(way)), payload.apply(way.url()))) {
        boolean failed = delivery.outcome() == Delivery.Outcome.FAILED;
        if (failed && way.why().isEmpty()) {
          peers.stream()
              .filter(peer -> peer.id().equals(delivery.peerId()))
              .forEach(peer -> carrier.failed(peer, url));
        }
        deliveries.add(delivery.withRemark(way.why()));
      }
    }
    return deliveries;
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

  private static Payload spectrumOf(Dataset dataset, Link.Product product, URI url) {
    ImmutableMap.Builder<String, String> meta = ImmutableMap.builder();
    meta.put("Access.Reference", url.toString());
    product.contentType().ifPresent(type -> meta.put("Access.Format", type));
    dataset.text(ObsCoreColumn.TARGET_NAME).ifPresent(name -> meta.put("Target.Name", name));
    meta.put("Dataset.Title", name(dataset));
    META.forEach((column, utype) -> dataset.text(column).ifPresent(text -> meta.put(utype, text)));
    NUMBERS.forEach(
        (column, utype) ->
            dataset.number(column).ifPresent(value -> meta.put(utype, Double.toString(value))));
    return new Payload.Spectrum(url, product.url(), name(dataset), meta.build());
  }
}
