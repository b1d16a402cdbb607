package skysift.index;

import java.util.Objects;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

/**
 * What a dataset says, to tell whether its archive changed it: the columns of ObsCore in the
 * archive's own words, so that a better harmonised name here is no change there. Where the data are
 * does not count, for many archives make that address anew for each query.
 */
final class Content {
  private Content() {}

  static boolean same(Dataset one, Dataset other) {
    for (ObsCoreColumn column : ObsCoreColumn.values()) {
      if (column != ObsCoreColumn.ACCESS_URL && !said(one, column).equals(said(other, column))) {
        return false;
      }
    }
    return true;
  }

  private static String said(Dataset dataset, ObsCoreColumn column) {
    String own = dataset.original().get(column);
    return own != null ? own : Objects.toString(dataset.values().get(column), "");
  }
}
