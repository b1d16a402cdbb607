package skysift.demo;

import static skysift.obscore.ObsCoreColumn.*;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import skysift.obscore.ObsCoreColumn;
import skysift.sky.Footprint;
import skysift.sky.SkyPosition;

/** A row of an archive's ObsCore table, under construction. */
final class SampleRow {
  private final Map<ObsCoreColumn, Object> values = new EnumMap<>(ObsCoreColumn.class);
  private final String filter;

  private SampleRow(String filter) {
    this.filter = filter;
  }

  /** What every archive says of an exposure; what it says of its files is to be added. */
  static SampleRow of(Exposure exposure) {
    TangentPlane centre = exposure.centre();
    return new SampleRow(exposure.band().name())
        .set(DATAPRODUCT_TYPE, exposure.type())
        .set(CALIB_LEVEL, (long) exposure.level())
        .set(OBS_COLLECTION, exposure.collection())
        .set(OBS_ID, exposure.obsId())
        .set(TARGET_NAME, exposure.target().name())
        .set(S_RA, round(centre.ra()))
        .set(S_DEC, round(centre.dec()))
        .set(S_FOV, exposure.field())
        .set(T_MIN, exposure.start())
        .set(T_MAX, exposure.end())
        .set(T_EXPTIME, exposure.seconds())
        .set(EM_MIN, exposure.band().shortest())
        .set(EM_MAX, exposure.band().longest())
        .set(O_UCD, exposure.type().equals("event") ? null : "phot.flux")
        .set(FACILITY_NAME, exposure.facility())
        .set(INSTRUMENT_NAME, exposure.instrument());
  }

  /** Sets a value; null takes it away. */
  SampleRow set(ObsCoreColumn column, Object value) {
    if (value == null) {
      values.remove(column);
    } else {
      values.put(column, value);
    }
    return this;
  }

  /** Sets how it is reached; the size is that of the file as it is served. */
  SampleRow access(String url, String format, Long kilobytes) {
    return set(ACCESS_URL, url).set(ACCESS_FORMAT, format).set(ACCESS_ESTSIZE, kilobytes);
  }

  /** A value, or null where the archive says nothing. */
  Object get(ObsCoreColumn column) {
    return values.get(column);
  }

  /** The column {@code filter}, which is not of ObsCore; may be empty. */
  String filter() {
    return filter;
  }

  /**
   * Whether its region meets a shape, which a row without one never does; or its centre is in it.
   */
  boolean meets(Footprint shape, boolean centreOnly) {
    return centreOnly
        ? shape.contains(SkyPosition.of((Double) get(S_RA), (Double) get(S_DEC)))
        : get(S_REGION) instanceof String region && Footprint.parse(region).meets(shape);
  }

  /** The corners of a square field, to be put behind the word an archive uses. */
  static String corners(TangentPlane centre, double field) {
    StringBuilder corners = new StringBuilder();
    double[][] signs = {{1, -1}, {1, 1}, {-1, 1}, {-1, -1}};
    for (double[] sign : signs) {
      double[] at = centre.sky(-sign[0] * field / 2, sign[1] * field / 2);
      corners.append(String.format(Locale.ROOT, " %.6f %.6f", at[0], at[1]));
    }
    return corners.toString();
  }

  private static double round(double degrees) {
    return Math.round(degrees * 1e7) / 1e7;
  }
}
