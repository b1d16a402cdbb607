package skysift.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;

/** What rivals store of a row. */
final class Columns {
  /** The thirty columns of every ObsCore table, and the title. */
  static final ImmutableList<ObsCoreColumn> ALL =
      java.util.Arrays.stream(ObsCoreColumn.values())
          .filter(column -> column.mandatory() || column == ObsCoreColumn.OBS_TITLE)
          .collect(ImmutableList.toImmutableList());

  /** Columns whose words are searched. */
  static final ImmutableList<ObsCoreColumn> SEARCHED =
      ImmutableList.of(
          ObsCoreColumn.TARGET_NAME,
          ObsCoreColumn.OBS_TITLE,
          ObsCoreColumn.OBS_ID,
          ObsCoreColumn.OBS_PUBLISHER_DID,
          ObsCoreColumn.OBS_COLLECTION);

  private static final ImmutableMap<Facet, ObsCoreColumn> OF_FACET =
      ImmutableMap.of(
          Facet.TYPE, ObsCoreColumn.DATAPRODUCT_TYPE,
          Facet.LEVEL, ObsCoreColumn.CALIB_LEVEL,
          Facet.FACILITY, ObsCoreColumn.FACILITY_NAME,
          Facet.INSTRUMENT, ObsCoreColumn.INSTRUMENT_NAME,
          Facet.COLLECTION, ObsCoreColumn.OBS_COLLECTION,
          Facet.FORMAT, ObsCoreColumn.ACCESS_FORMAT,
          Facet.TARGET, ObsCoreColumn.TARGET_NAME);

  private Columns() {}

  /** The column that has the facet's value; null for the archive, which is no column. */
  static ObsCoreColumn column(Facet facet) {
    return OF_FACET.get(facet);
  }

  /** Name of the column that has the facet's value; each row has one at most. */
  static String name(Facet facet) {
    return facet == Facet.ARCHIVE ? "archive" : OF_FACET.get(facet).columnName();
  }

  /** The row's value as the facet shows it. */
  static String text(Dataset row, Facet facet) {
    if (facet == Facet.ARCHIVE) {
      return row.archive();
    }
    Object value = row.values().get(OF_FACET.get(facet));
    return value == null ? Facet.NOT_STATED : value.toString();
  }
}
