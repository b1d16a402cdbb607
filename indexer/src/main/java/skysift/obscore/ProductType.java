package skysift.obscore;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * Data product type (ObsCore 1.1 §3.3.1). An open vocabulary: archives add terms of their own,
 * which are kept as said.
 *
 * @param term lower-case term for known types, the archive's own word for others
 */
public record ProductType(String term) {
  public static final ProductType IMAGE = new ProductType("image");
  public static final ProductType CUBE = new ProductType("cube");
  public static final ProductType SPECTRUM = new ProductType("spectrum");
  public static final ProductType SED = new ProductType("sed");
  public static final ProductType TIMESERIES = new ProductType("timeseries");
  public static final ProductType VISIBILITY = new ProductType("visibility");
  public static final ProductType EVENT = new ProductType("event");
  public static final ProductType MEASUREMENTS = new ProductType("measurements");

  /**
   * Which terms of the IVOA vocabulary product-type (2024-05-19) are narrower than which; those
   * that only say along which axis data are resolved are left out.
   */
  private static final ImmutableMap<String, String> BROADER =
      ImmutableMap.<String, String>builder()
          .put("sed", "spectrum")
          .put("spectral-cube", "cube")
          .put("time-cube", "cube")
          .put("polarization-cube", "cube")
          .put("event-bundle", "event-list")
          .put("light-curve", "timeseries")
          .put("velocity-curve", "timeseries")
          .buildOrThrow();

  public ProductType {
    checkArgument(!term.isBlank(), "blank product type");
  }

  /** The type of which this is a narrower one, as the vocabulary says. */
  public Optional<ProductType> broader() {
    return Optional.ofNullable(BROADER.get(term)).map(ProductType::new);
  }
}
