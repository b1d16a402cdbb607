package skysift.app;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import skysift.datalink.Link;
import skysift.datalink.Links;
import skysift.datalink.Semantics;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

/** Which product of a dataset suits which payload. */
final class Products {
  private Products() {}

  /** The best FITS file: of #this first, then in the service's order. */
  static Optional<Link.Product> fits(Links links) {
    return best(links, "fits");
  }

  /** The best FITS or VOTable file. */
  static Optional<Link.Product> spectrum(Links links) {
    return fits(links).or(() -> best(links, "votable"));
  }

  /** What to call the dataset where a label is shown. */
  static String name(Dataset dataset) {
    return dataset
        .text(ObsCoreColumn.OBS_ID)
        .or(() -> dataset.text(ObsCoreColumn.TARGET_NAME))
        .or(() -> dataset.text(ObsCoreColumn.OBS_PUBLISHER_DID))
        .orElse(dataset.key().token());
  }

  private static Optional<Link.Product> best(Links links, String kind) {
    return links.links().stream()
        .filter(Link.Product.class::isInstance)
        .map(Link.Product.class::cast)
        .filter(product -> isA(product, kind))
        .min(Comparator.comparing(product -> !product.semantics().equals(Semantics.THIS)));
  }

  private static boolean isA(Link.Product product, String kind) {
    String type = product.contentType().orElse("").toLowerCase(Locale.ROOT);
    if (type.contains("content=datalink")) {
      return false;
    }
    if (!type.isEmpty() && !type.contains("octet-stream") && !type.contains("gzip")) {
      return type.contains(kind);
    }
    String path = product.url().toLowerCase(Locale.ROOT).replaceFirst("[?#].*", "");
    return kind.equals("fits")
        ? path.matches(".*\\.(fits|fit|fts|ftz)(\\.gz|\\.fz)?")
        : path.matches(".*\\.(vot|votable)(\\.gz)?");
  }
}
