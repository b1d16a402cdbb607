package skysift.datalink;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import skysift.obscore.Access;
import skysift.obscore.DatasetKey;

/**
 * What is behind one dataset, in the service's order.
 *
 * @param dataset whose links
 * @param source URL of the links document; empty when the row itself is the one product
 * @param links its rows
 * @param resolved when
 * @param warnings what was odd about the document; may be empty
 * @param expires from when they may not be used any more, since their URLs are signed or their
 *     service says so; empty when nothing is said
 */
public record Links(
    DatasetKey dataset,
    Optional<String> source,
    ImmutableList<Link> links,
    Instant resolved,
    ImmutableList<String> warnings,
    Optional<Instant> expires) {

  /** Links that are good for as long as one likes. */
  public Links(
      DatasetKey dataset,
      Optional<String> source,
      ImmutableList<Link> links,
      Instant resolved,
      ImmutableList<String> warnings) {
    this(dataset, source, links, resolved, warnings, Optional.empty());
  }

  /** Terms of a picture for the screen, smallest first. */
  private static final ImmutableList<Semantics> PICTURES =
      ImmutableList.of(
          Semantics.THUMBNAIL,
          Semantics.of("#preview-image"),
          Semantics.PREVIEW,
          Semantics.of("#preview-plot"));

  /** Everything that can be fetched, in the service's order. */
  public List<Link.Product> products() {
    return fetchable().toList();
  }

  /**
   * The data itself: of the rows {@code #this} a FITS file or VOTable before anything else, a
   * picture, web page or further links document last, the service's order deciding between equals.
   */
  public Optional<Link.Product> mainProduct() {
    return itself().min(Comparator.comparingInt(Links::distance));
  }

  /** The data itself as a FITS file; never a weight map or calibration beside it. */
  public Optional<Link.Product> fits() {
    return itself().filter(Link.Product::isFits).findFirst();
  }

  /** The data itself as a FITS file, else as a VOTable. */
  public Optional<Link.Product> fitsOrTable() {
    return fits().or(() -> itself().filter(Link.Product::isVoTable).findFirst());
  }

  /** The smallest picture there is; empty when none is said to be one. */
  public Optional<Link.Product> preview() {
    return fetchable()
        .filter(product -> PICTURES.contains(product.semantics()) && product.isPicture())
        .min(Comparator.comparingInt(product -> PICTURES.indexOf(product.semantics())));
  }

  private Stream<Link.Product> itself() {
    return fetchable().filter(product -> product.semantics().isA(Semantics.THIS));
  }

  private Stream<Link.Product> fetchable() {
    return links.stream().filter(Link.Product.class::isInstance).map(Link.Product.class::cast);
  }

  private static int distance(Link.Product product) {
    String type = product.contentType().orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("text/html") || Access.saysLinks(type)) {
      return 3;
    }
    if (product.isPicture()) {
      return 2;
    }
    return product.isFits() || product.isVoTable() ? 0 : 1;
  }

  /** Whether an address from outside may be asked for: absolute, http or https, with a host. */
  static boolean isFetchable(String url) {
    return url.matches("(?i)https?://[^/\\s][^\\r\\n\\t]*");
  }
}
