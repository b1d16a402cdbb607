package skysift.obscore;

import static com.google.common.base.Preconditions.checkArgument;

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

  public ProductType {
    checkArgument(!term.isBlank(), "blank product type");
  }
}
