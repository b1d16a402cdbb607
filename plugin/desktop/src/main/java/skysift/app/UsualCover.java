package skysift.app;

import java.util.Optional;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.sky.Healpix;

/** How fine the cells of a cover are unless the user says otherwise. */
public final class UsualCover {
  /** HEALPix order without a region, and the finest. */
  private static final int ANYWHERE = 9;

  private static final int FINEST = 14;

  /** At least so many cells lie across the region. */
  private static final int ACROSS = 200;

  private UsualCover() {}

  /** HEALPix order for a file. */
  public static int order(SearchRequest request) {
    return order(request, ACROSS, ANYWHERE, FINEST);
  }

  /** HEALPix order for the window, which measures each result: about a quarter of the cells. */
  public static int quick(SearchRequest request) {
    return order(request, ACROSS / 2, ANYWHERE - 1, FINEST - 1);
  }

  private static int order(SearchRequest request, int across, int anywhere, int finest) {
    Optional<Region> region = request.region();
    if (region.isEmpty()) {
      return anywhere;
    }
    double radius = region.get().footprint().bounds().radius();
    int order = 0;
    while (order < finest && Math.sqrt(Healpix.area(order)) > 2 * radius / across) {
      order++;
    }
    return order;
  }
}
