package skysift.app;

import com.google.common.io.ByteStreams;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import skysift.samp.Peer;
import skysift.samp.SampClient;
import skysift.vo.Web;

/** Decides at which address a peer gets a product, and fetches the product where that is better. */
final class Carrier {
  private static final long MOST_BYTES = 4L << 30;
  private static final Duration OFFERED = Duration.ofHours(1);

  private final SampClient samp;
  private final Web web;
  private final Path directory;
  private final Map<URI, Path> fetched = new HashMap<>();
  private final Set<String> failedBefore = new HashSet<>();

  Carrier(SampClient samp, Web web, Path directory) {
    this.samp = samp;
    this.web = web;
    this.directory = directory;
  }

  /**
   * Where a peer is to get it, and why not at its own address.
   *
   * @param why empty when the product goes by its own address
   */
  record Way(URI url, String why) {}

  Way to(Peer peer, URI url, Route route) throws IOException {
    String why =
        switch (route) {
          case AUTO -> reasonToFetch(peer, url);
          case DIRECT -> "";
          case FILE, SERVED -> "as chosen";
        };
    if (why.isEmpty() || "file".equalsIgnoreCase(url.getScheme())) {
      return new Way(url, "");
    }
    Path file = fetch(url);
    URI at = route == Route.SERVED ? samp.offer(file, "application/fits", OFFERED) : file.toUri();
    return new Way(at, "fetched first, " + why);
  }

  /** From now on what this host has is fetched for this peer. */
  synchronized void failed(Peer peer, URI url) {
    failedBefore.add(peer.name() + " " + url.getHost());
  }

  private synchronized String reasonToFetch(Peer peer, URI url) {
    if (url.getRawQuery() != null) {
      return "since its address has a query";
    }
    if (url.getRawUserInfo() != null) {
      return "since its address has a password";
    }
    boolean packed = url.getPath().toLowerCase(java.util.Locale.ROOT).endsWith(".gz");
    if (packed && (peer.takes("ds9.set") || peer.takes("ds9.get"))) {
      return "since DS9 reads no packed files over HTTP";
    }
    return failedBefore.contains(peer.name() + " " + url.getHost())
        ? "since it failed before with that host"
        : "";
  }

  /** Once for all peers; unpacked, under a name without blanks, which DS9 would not read. */
  private synchronized Path fetch(URI url) throws IOException {
    Path known = fetched.get(url);
    if (known != null && Files.exists(known)) {
      return known;
    }
    Files.createDirectories(directory);
    Path part = Files.createTempFile(directory, "product", ".part");
    try (Web.Answer answer = web.get(url, MOST_BYTES)) {
      if (!answer.succeeded()) {
        throw new IOException(url + " answered with status " + answer.status());
      }
      try (InputStream in = unpacked(answer.body());
          OutputStream out = Files.newOutputStream(part)) {
        long room = Files.getFileStore(directory).getUsableSpace();
        if (ByteStreams.copy(ByteStreams.limit(in, room), out) >= room) {
          throw new IOException("There is no room on disk for " + url);
        }
      }
      Path file = directory.resolve(UUID.randomUUID() + "-" + plainName(url));
      Files.move(part, file);
      fetched.put(url, file);
      return file;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static InputStream unpacked(InputStream body) throws IOException {
    BufferedInputStream in = new BufferedInputStream(body);
    in.mark(2);
    boolean packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return packed ? ByteStreams.limit(new GZIPInputStream(in), MOST_BYTES) : in;
  }

  private static String plainName(URI url) {
    String path = url.getPath() == null ? "" : url.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]+", "_");
    String unpacked = name.replaceFirst("(?i)\\.gz$", "");
    String shorter = unpacked.substring(Math.max(0, unpacked.length() - 80));
    boolean fits =
        shorter.toLowerCase(java.util.Locale.ROOT).matches(".*\\.(fits?|fts|ftz|vot|xml)");
    return fits ? shorter : shorter + ".fits";
  }
}
