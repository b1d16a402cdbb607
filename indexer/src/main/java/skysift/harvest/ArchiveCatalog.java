package skysift.harvest;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The archives that are known: the built-in list, with the user's own changes. */
public final class ArchiveCatalog {
  private static final String RESOURCE = "archives.txt";

  /** What is cut from a file's name; the archive of {@code a.fits.gz} is {@code a}. */
  private static final Pattern EXTENSIONS =
      Pattern.compile(
          "(?i)(?<=.)\\.(?:xml|vot|votable|vo|fits?|csv|tsv|ecsv|txt|dat|json|parquet)"
              + "(?:\\.(?:gz|bz2|z))?$");

  private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://.*");

  private final ImmutableList<Archive> archives;

  private ArchiveCatalog(ArchiveFile file) {
    archives = file.archives();
  }

  /** The built-in archives only. */
  public static ArchiveCatalog builtIn() {
    return new ArchiveCatalog(builtInFile());
  }

  /**
   * The built-in archives, changed and extended by this file if it is given and exists.
   *
   * @throws IOException naming file and line of what is not understood
   */
  public static ArchiveCatalog load(Optional<Path> userFile) throws IOException {
    ArchiveFile file = builtInFile();
    if (userFile.isPresent() && Files.exists(userFile.get())) {
      file.add(userFile.get().toString(), TextLines.of(userFile.get()));
    }
    return new ArchiveCatalog(file);
  }

  /** All of them, in the order of the list, the user's last. */
  public ImmutableList<Archive> all() {
    return archives;
  }

  /** The archive of this name, case ignored. */
  public Optional<Archive> named(String name) {
    return all().stream().filter(a -> a.name().equalsIgnoreCase(name.strip())).findFirst();
  }

  /**
   * The archive that this address belongs to: the one whose TAP service, or a mirror of it, is at
   * the longest beginning of the address; else one on the same host, those that are harvested
   * first.
   */
  public Optional<Archive> ofUrl(URI url) {
    Optional<Archive> byBase =
        archives.stream()
            .filter(archive -> agreement(archive, url) > 0)
            .max(Comparator.comparingInt(archive -> agreement(archive, url)));
    return byBase.isPresent() ? byBase : ofHost(url);
  }

  /**
   * The archive under which the rows of a file or URL are kept: the one of the name given, else the
   * one of the address, else one named after the host or, for a file, after its base name.
   */
  public Archive forSource(Optional<String> asGiven, String fileOrUrl) {
    if (asGiven.isPresent()) {
      return named(asGiven.get()).orElseGet(() -> Archive.ofFile(asGiven.get().strip()));
    }
    Optional<URI> url = webAddress(fileOrUrl);
    if (url.isPresent()) {
      return ofUrl(url.get()).orElseGet(() -> Archive.ofFile(host(url.get())));
    }
    return Archive.ofFile(baseName(fileOrUrl));
  }

  /**
   * The archive to harvest: by name, or at the base address of a TAP service, which is asked there
   * and not at the address of the list.
   *
   * @throws IllegalArgumentException when it is neither, with the names there are
   */
  public Archive forService(String nameOrUrl) {
    Optional<Archive> named = named(nameOrUrl);
    if (named.isPresent()) {
      return named.get();
    }
    URI base =
        webAddress(nameOrUrl)
            .map(url -> ArchiveFile.address(url.toString()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no archive " + nameOrUrl + "; there are " + names()));
    return ofUrl(base).orElseGet(() -> Archive.ofFile(host(base))).at(base);
  }

  private String names() {
    return String.join(", ", all().stream().map(Archive::name).toList());
  }

  private Optional<Archive> ofHost(URI url) {
    return archives.stream()
        .filter(archive -> addresses(archive).anyMatch(a -> host(a).equals(host(url))))
        .min(Comparator.comparing(archive -> !archive.enabled()));
  }

  /** How many characters of the path agree, plus one for the host; 0 when it does not fit. */
  private static int agreement(Archive archive, URI url) {
    return addresses(archive)
        .filter(a -> host(a).equals(host(url)) && below(path(a), path(url)))
        .mapToInt(a -> path(a).length() + 1)
        .max()
        .orElse(0);
  }

  private static Stream<URI> addresses(Archive archive) {
    return Stream.concat(archive.tap().stream(), archive.mirrors().stream());
  }

  private static boolean below(String base, String path) {
    return path.equals(base) || path.startsWith(base + "/");
  }

  private static String path(URI url) {
    return url.getPath() == null ? "" : url.getPath();
  }

  private static String host(URI url) {
    return url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
  }

  private static Optional<URI> webAddress(String text) {
    if (!WEB_ADDRESS.matcher(text.strip()).matches()) {
      return Optional.empty();
    }
    // A query may hold what a URI may not; for the archive only what is before it counts.
    URI url = URI.create(text.strip().split("[?#]", 2)[0].replace(" ", "%20"));
    return url.getHost() == null ? Optional.empty() : Optional.of(url);
  }

  private static String baseName(String file) {
    String path = file.strip().replaceFirst("(?i)^file:/*(?=/)", "");
    String name = path.replaceFirst("[/\\\\]+$", "").replaceFirst("^.*[/\\\\]", "");
    String base = EXTENSIONS.matcher(name).replaceFirst("");
    return base.isBlank() ? "file" : base;
  }

  private static ArchiveFile builtInFile() {
    ArchiveFile file = new ArchiveFile();
    try {
      file.add(
          RESOURCE,
          Resources.readLines(
              Resources.getResource(ArchiveCatalog.class, RESOURCE), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }
}
