package skysift.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import skysift.datalink.Link;
import skysift.fetch.FetchLimits;
import skysift.fetch.FetchReport;
import skysift.fetch.Unpacker;
import skysift.obscore.Dataset;
import skysift.samp.Peer;
import skysift.samp.SampClient;
import skysift.vo.Web;

/** Decides at which address a peer gets a product, and fetches the product where that is better. */
final class Carrier {
  private static final Duration OFFERED = Duration.ofHours(1);

  private final SampClient samp;
  private final Downloads downloads;
  private final Unpacker unpacker;
  private final Path directory;
  private final Set<String> failedBefore = ConcurrentHashMap.newKeySet();

  Carrier(SampClient samp, Downloads downloads, Unpacker unpacker, Path directory) {
    this.samp = samp;
    this.downloads = downloads;
    this.unpacker = unpacker;
    this.directory = directory;
  }

  /**
   * Where a peer is to get it, and why not at its own address.
   *
   * @param why empty when the product goes by its own address
   */
  record Way(URI url, String why) {}

  Way to(Peer peer, Dataset dataset, Link.Product product, Route route) throws IOException {
    URI url = Web.checkedUri(product.url());
    String why =
        switch (route) {
          case AUTO -> reasonToFetch(peer, product, url);
          case DIRECT -> "";
          case FILE, SERVED -> "as chosen";
        };
    if (why.isEmpty()) {
      return new Way(url, "");
    }
    Path file = fetch(new Picker.Picked(dataset, product));
    URI at = route == Route.SERVED ? samp.offer(file, "application/fits", OFFERED) : file.toUri();
    return new Way(at, "fetched first, " + why);
  }

  /** From now on what this host has is fetched for this peer. */
  void failed(Peer peer, URI url) {
    failedBefore.add(peer.name() + " " + url.getHost());
  }

  private String reasonToFetch(Peer peer, Link.Product product, URI url) {
    if (url.getRawQuery() != null) {
      return "since its address has a query";
    }
    if (product.needsLogin()) {
      return "since it asks for a login";
    }
    boolean packed = url.getPath().toLowerCase(Locale.ROOT).endsWith(".gz");
    if (packed && (peer.takes("ds9.set") || peer.takes("ds9.get"))) {
      return "since DS9 reads no packed files over HTTP";
    }
    return failedBefore.contains(peer.name() + " " + url.getHost())
        ? "since it failed before with that host"
        : "";
  }

  /** What was fetched before, and is whole, is not fetched again; what is packed is unpacked. */
  private Path fetch(Picker.Picked product) throws IOException {
    FetchReport report =
        downloads.fetch(List.of(product), directory, FetchLimits.STANDARD, (done, of, bytes) -> {});
    FetchReport.Outcome outcome = report.outcomes().getFirst();
    Path file = outcome.file().orElseThrow(() -> new IOException(outcome.message()));
    return Unpacker.isPacked(file) ? unpacker.unpacked(file) : file;
  }
}
