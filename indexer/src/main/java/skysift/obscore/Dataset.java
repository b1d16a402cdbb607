package skysift.obscore;

import static com.google.common.base.Preconditions.checkArgument;
import static skysift.obscore.ObsCoreColumn.ACCESS_ESTSIZE;
import static skysift.obscore.ObsCoreColumn.ACCESS_FORMAT;
import static skysift.obscore.ObsCoreColumn.ACCESS_URL;
import static skysift.obscore.ObsCoreColumn.S_DEC;
import static skysift.obscore.ObsCoreColumn.S_FOV;
import static skysift.obscore.ObsCoreColumn.S_RA;
import static skysift.obscore.ObsCoreColumn.S_REGION;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import skysift.sky.Footprint;
import skysift.sky.SkyPosition;

/**
 * One normalised ObsCore row: the thing that is indexed and searched. It may be a single file, or a
 * set of files behind DataLink.
 *
 * @param key what makes it the same row at the next harvest
 * @param archive name of the archive it was harvested from
 * @param role what it is for
 * @param values harmonised values by column, of the column's kind; a column not stated is absent,
 *     and no text is blank, no number NaN. Several facilities or instruments stand comma-separated
 * @param original the archive's own word, as text, for columns whose harmonised value differs or
 *     was dropped
 * @param extras columns outside ObsCore, as sent
 * @param observationId the archive's own name for the observation: the values of its observation
 *     columns without the facility (default: obs_id alone); empty when the row is its own
 *     observation
 * @param facilities harmonised names for the facility facet, each broader one (VLT) before its
 *     narrower one (VLT UT2); empty when not stated
 * @param instruments the same for instruments (ACS before ACS/WFC)
 * @param releaseDateKnown whether the table had an obs_release_date column, so that its absence
 *     here means proprietary (ObsCore 1.1 §B.4)
 */
public record Dataset(
    DatasetKey key,
    String archive,
    Role role,
    ImmutableMap<ObsCoreColumn, Object> values,
    ImmutableMap<ObsCoreColumn, String> original,
    ImmutableList<ExtraColumn> extras,
    ImmutableList<String> observationId,
    ImmutableList<String> facilities,
    ImmutableList<String> instruments,
    boolean releaseDateKnown) {

  /** Gone through where rows are many: sooner than what is stated. */
  private static final ObsCoreColumn[] COLUMNS = ObsCoreColumn.values();

  public Dataset {
    checkArgument(!archive.isBlank(), "dataset without an archive");
    // a quarter of the memory of any other map, of which thousands are held while they are written
    values = Maps.immutableEnumMap(values);
    for (ObsCoreColumn column : COLUMNS) {
      Object value = values.get(column);
      checkArgument(
          value == null || column.kind().type().isInstance(value),
          "%s is no value for %s",
          value,
          column);
    }
  }

  /** The same dataset with other extra columns. */
  public Dataset withExtras(ImmutableList<ExtraColumn> others) {
    return new Dataset(
        key,
        archive,
        role,
        values,
        original,
        others,
        observationId,
        facilities,
        instruments,
        releaseDateKnown);
  }

  /** A text column; empty when not stated. */
  public Optional<String> text(ObsCoreColumn column) {
    return Optional.ofNullable((String) values.get(column));
  }

  /** A numeric column in its ObsCore unit; empty when not stated. */
  public OptionalDouble number(ObsCoreColumn column) {
    Number value = (Number) values.get(column);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.doubleValue());
  }

  /** Calibration level; empty when not stated. */
  public Optional<CalibrationLevel> calibrationLevel() {
    Long level = (Long) values.get(ObsCoreColumn.CALIB_LEVEL);
    return Optional.ofNullable(level).map(l -> CalibrationLevel.of(l.intValue()));
  }

  /** Product type; empty when not stated. */
  public Optional<ProductType> productType() {
    return text(ObsCoreColumn.DATAPRODUCT_TYPE).map(ProductType::new);
  }

  /** How it is reached; empty when the archive gave no URL. */
  public Optional<Access> access() {
    Long size = (Long) values.get(ACCESS_ESTSIZE);
    OptionalLong kilobytes = size == null ? OptionalLong.empty() : OptionalLong.of(size);
    return text(ACCESS_URL).map(url -> new Access(url, text(ACCESS_FORMAT), kilobytes));
  }

  /** Position of the centre, ICRS; empty when not stated. */
  public Optional<SkyPosition> position() {
    return position(values);
  }

  private static Optional<SkyPosition> position(Map<ObsCoreColumn, Object> values) {
    Double ra = (Double) values.get(S_RA);
    Double dec = (Double) values.get(S_DEC);
    return ra == null || dec == null ? Optional.empty() : Optional.of(SkyPosition.of(ra, dec));
  }

  /** What s_region states, unless that is no more than a position. Parsed at each call. */
  public Optional<Footprint> statedFootprint() {
    return text(S_REGION).map(Footprint::parse).filter(region -> !region.isPoint());
  }

  /**
   * Its part of the sky: s_region; where there is none, or only a position, the circle of diameter
   * s_fov; where that is missing, the point. Parsed at each call.
   */
  public Optional<Footprint> footprint() {
    return footprint(values);
  }

  /** The same of the values that tell it: s_region, s_ra, s_dec, s_fov. */
  public static Optional<Footprint> footprint(Map<ObsCoreColumn, Object> values) {
    Optional<Footprint> region =
        Optional.ofNullable((String) values.get(S_REGION)).map(Footprint::parse);
    if (region.isPresent() && !region.get().isPoint()) {
      return region;
    }
    Optional<SkyPosition> centre =
        region.flatMap(Footprint::singlePoint).or(() -> position(values));
    Double diameter = (Double) values.get(S_FOV);
    return centre.map(
        c ->
            diameter != null && diameter > 0
                ? Footprint.circle(c, Math.min(diameter / 2, 180))
                : Footprint.point(c));
  }
}
