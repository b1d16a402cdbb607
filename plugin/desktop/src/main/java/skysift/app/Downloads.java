package skysift.app;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import skysift.datalink.Link;
import skysift.fetch.FetchItem;
import skysift.fetch.FetchLimits;
import skysift.fetch.FetchProgress;
import skysift.fetch.FetchReport;
import skysift.fetch.Fetcher;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.vo.Web;

/** Products onto the disk. Blocks; not on the event thread. */
public final class Downloads {
  private final Web web;

  Downloads(Web web) {
    this.web = web;
  }

  /**
   * Fetches products into a folder; see {@link Fetcher#fetch}.
   *
   * @throws IOException when the folder cannot be made or written to
   */
  public FetchReport fetch(
      List<Picker.Picked> products, Path folder, FetchLimits limits, FetchProgress progress)
      throws IOException {
    return new Fetcher(web, limits)
        .fetch(products.stream().map(Downloads::item).toList(), folder, progress);
  }

  private static FetchItem item(Picker.Picked picked) {
    Dataset dataset = picked.dataset();
    Link.Product product = picked.product();
    ImmutableMap.Builder<String, String> about = ImmutableMap.builder();
    for (String column : FetchItem.ABOUT) {
      said(picked, column).ifPresent(text -> about.put(column, text));
    }
    return new FetchItem(
        Web.checkedUri(product.url()),
        dataset.key(),
        product.contentType(),
        product.contentLength(),
        about.buildOrThrow());
  }

  private static Optional<String> said(Picker.Picked picked, String column) {
    return switch (column) {
      case "archive" -> Optional.of(picked.dataset().archive());
      case "semantics" -> Optional.of(picked.product().semantics().term());
      case "description" -> Optional.of(picked.product().description());
      default -> said(picked.dataset(), column);
    };
  }

  private static Optional<String> said(Dataset dataset, String column) {
    Optional<ObsCoreColumn> known = ObsCoreColumn.ofName(column);
    return known.isPresent()
        ? Optional.ofNullable(dataset.values().get(known.get())).map(Object::toString)
        : dataset.extras().stream()
            .filter(extra -> extra.name().equalsIgnoreCase(column))
            .map(extra -> extra.text())
            .findFirst();
  }
}
