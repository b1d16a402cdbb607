package skysift.search;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.OptionalInt;

/**
 * Which maps of a result are wanted.
 *
 * @param density HEALPix order of the {@link Density}, 0 to 9; empty for none
 * @param cover HEALPix order of the {@link Cover}, 0 to 16; empty for none
 */
public record SkyMaps(OptionalInt density, OptionalInt cover) {
  /** No map. */
  public static final SkyMaps NONE = new SkyMaps(OptionalInt.empty(), OptionalInt.empty());

  /** Cells of this order are 7 arcmin, some 13 million of them make the sky. */
  public static final int FINEST_DENSITY = 9;

  /** Cells of this order are 3 arcsec. */
  public static final int FINEST_COVER = 16;

  public SkyMaps {
    check("density", density, FINEST_DENSITY);
    check("cover", cover, FINEST_COVER);
  }

  private static void check(String what, OptionalInt order, int finest) {
    int stated = order.orElse(0);
    checkArgument(
        stated >= 0 && stated <= finest, "%s of order %s, not 0 to %s", what, stated, finest);
  }
}
