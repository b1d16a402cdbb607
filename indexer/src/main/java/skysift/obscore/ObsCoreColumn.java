package skysift.obscore;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The columns of ObsCore 1.1: the thirty mandatory ones (Table 1), then the optional ones (Appendix
 * B). Units, UCDs and utypes as printed there, erratum 1 included.
 */
public enum ObsCoreColumn {
  // @formatter:off
  DATAPRODUCT_TYPE(Kind.TEXT, "", "meta.code.class", "ObsDataset.dataProductType", "What kind of data it is", true),
  CALIB_LEVEL(Kind.INTEGER, "", "meta.code;obs.calib", "ObsDataset.calibLevel", "Calibration level, 0 (raw) to 4 (analysis product)", true),
  OBS_COLLECTION(Kind.TEXT, "", "meta.id", "DataID.collection", "Data collection it belongs to", true),
  OBS_ID(Kind.TEXT, "", "meta.id", "DataID.observationID", "The archive's name for the observation", true),
  OBS_PUBLISHER_DID(Kind.TEXT, "", "meta.ref.ivoid", "Curation.publisherDID", "The publisher's identifier of the dataset", true),
  ACCESS_URL(Kind.TEXT, "", "meta.ref.url", "Access.reference", "Where the data, or the links to them, are", true),
  ACCESS_FORMAT(Kind.TEXT, "", "meta.code.mime", "Access.format", "Media type of what access_url gives", true),
  ACCESS_ESTSIZE(Kind.INTEGER, "kbyte", "phys.size;meta.file", "Access.size", "Estimated size", true),
  TARGET_NAME(Kind.TEXT, "", "meta.id;src", "Target.name", "Object that was observed", true),
  S_RA(Kind.REAL, "deg", "pos.eq.ra", "Char.SpatialAxis.Coverage.Location.Coord.Position2D.Value2.C1", "Centre, right ascension, ICRS", true),
  S_DEC(Kind.REAL, "deg", "pos.eq.dec", "Char.SpatialAxis.Coverage.Location.Coord.Position2D.Value2.C2", "Centre, declination, ICRS", true),
  S_FOV(Kind.REAL, "deg", "phys.angSize;instr.fov", "Char.SpatialAxis.Coverage.Bounds.Extent.diameter", "Diameter of the field", true),
  S_REGION(Kind.TEXT, "", "pos.outline;obs.field", "Char.SpatialAxis.Coverage.Support.Area", "Footprint on the sky", true),
  S_RESOLUTION(Kind.REAL, "arcsec", "pos.angResolution", "Char.SpatialAxis.Resolution.Refval.value", "Spatial resolution, FWHM", true),
  S_XEL1(Kind.INTEGER, "", "meta.number", "Char.SpatialAxis.numBins1", "Samples along the first spatial axis", true),
  S_XEL2(Kind.INTEGER, "", "meta.number", "Char.SpatialAxis.numBins2", "Samples along the second spatial axis", true),
  T_MIN(Kind.REAL, "d", "time.start;obs.exposure", "Char.TimeAxis.Coverage.Bounds.Limits.StartTime", "Start, MJD", true),
  T_MAX(Kind.REAL, "d", "time.end;obs.exposure", "Char.TimeAxis.Coverage.Bounds.Limits.StopTime", "End, MJD", true),
  T_EXPTIME(Kind.REAL, "s", "time.duration;obs.exposure", "Char.TimeAxis.Coverage.Support.Extent", "Exposure time", true),
  T_RESOLUTION(Kind.REAL, "s", "time.resolution", "Char.TimeAxis.Resolution.Refval.value", "Time resolution", true),
  T_XEL(Kind.INTEGER, "", "meta.number", "Char.TimeAxis.numBins", "Samples along the time axis", true),
  EM_MIN(Kind.REAL, "m", "em.wl;stat.min", "Char.SpectralAxis.Coverage.Bounds.Limits.LoLimit", "Shortest wavelength, vacuum", true),
  EM_MAX(Kind.REAL, "m", "em.wl;stat.max", "Char.SpectralAxis.Coverage.Bounds.Limits.HiLimit", "Longest wavelength, vacuum", true),
  EM_RES_POWER(Kind.REAL, "", "spect.resolution", "Char.SpectralAxis.Resolution.ResolPower.refVal", "Spectral resolving power", true),
  EM_XEL(Kind.INTEGER, "", "meta.number", "Char.SpectralAxis.numBins", "Samples along the spectral axis", true),
  O_UCD(Kind.TEXT, "", "meta.ucd", "Char.ObservableAxis.ucd", "UCD of the observable", true),
  POL_STATES(Kind.TEXT, "", "meta.code;phys.polarization", "Char.PolarizationAxis.stateList", "Polarization states, /I/Q/U/V/", true),
  POL_XEL(Kind.INTEGER, "", "meta.number", "Char.PolarizationAxis.numBins", "Number of polarization states", true),
  FACILITY_NAME(Kind.TEXT, "", "meta.id;instr.tel", "Provenance.ObsConfig.Facility.name", "Telescope or observatory", true),
  INSTRUMENT_NAME(Kind.TEXT, "", "meta.id;instr", "Provenance.ObsConfig.Instrument.name", "Instrument", true),
  DATAPRODUCT_SUBTYPE(Kind.TEXT, "", "meta.code.class", "ObsDataset.dataProductSubtype", "The archive's own finer type", false),
  TARGET_CLASS(Kind.TEXT, "", "src.class", "Target.class", "Class of the object", false),
  OBS_TITLE(Kind.TEXT, "", "meta.title;obs", "DataID.title", "One-line description", false),
  OBS_CREATION_DATE(Kind.TEXT, "", "time;meta.dataset", "DataID.date", "When the dataset was made", false),
  OBS_CREATOR_NAME(Kind.TEXT, "", "meta.id", "DataID.creator", "Who made the dataset", false),
  OBS_CREATOR_DID(Kind.TEXT, "", "meta.id", "DataID.creatorDID", "The creator's identifier, the same at every publisher", false),
  OBS_RELEASE_DATE(Kind.TEXT, "", "time.release", "Curation.releaseDate", "Public from; null is proprietary", false),
  PUBLISHER_ID(Kind.TEXT, "", "meta.ref.ivoid", "Curation.publisherID", "Identifier of the publisher", false),
  BIB_REFERENCE(Kind.TEXT, "", "meta.bib", "Curation.reference", "Publication", false),
  DATA_RIGHTS(Kind.TEXT, "", "meta.code", "Curation.rights", "public, secure or proprietary", false),
  S_UCD(Kind.TEXT, "", "meta.ucd", "Char.SpatialAxis.ucd", "Nature of the spatial axis", false),
  S_UNIT(Kind.TEXT, "", "meta.unit", "Char.SpatialAxis.unit", "Unit of the spatial axis", false),
  S_RESOLUTION_MIN(Kind.REAL, "arcsec", "pos.angResolution;stat.min", "Char.SpatialAxis.Resolution.Bounds.Limits.LoLimit", "Best spatial resolution", false),
  S_RESOLUTION_MAX(Kind.REAL, "arcsec", "pos.angResolution;stat.max", "Char.SpatialAxis.Resolution.Bounds.Limits.HiLimit", "Worst spatial resolution", false),
  S_PIXEL_SCALE(Kind.TEXT, "arcsec", "phys.angSize;instr.pixel", "Char.SpatialAxis.Sampling.RefVal.SamplingPeriod", "Pixel size; two values for oblong pixels", false),
  S_CALIB_STATUS(Kind.TEXT, "", "meta.code.qual", "Char.SpatialAxis.calibrationStatus", "Astrometric calibration", false),
  S_STAT_ERROR(Kind.REAL, "arcsec", "stat.error;pos.eq", "Char.SpatialAxis.Accuracy.StatError.refval.value", "Astrometric error", false),
  T_CALIB_STATUS(Kind.TEXT, "", "meta.code.qual", "Char.TimeAxis.calibrationStatus", "Time calibration", false),
  T_STAT_ERROR(Kind.REAL, "s", "stat.error;time", "Char.TimeAxis.Accuracy.StatError.refval.value", "Time error", false),
  EM_UCD(Kind.TEXT, "", "meta.ucd", "Char.SpectralAxis.ucd", "Nature of the spectral axis", false),
  EM_UNIT(Kind.TEXT, "", "meta.unit", "Char.SpectralAxis.unit", "Unit of the spectral axis", false),
  EM_CALIB_STATUS(Kind.TEXT, "", "meta.code.qual", "Char.SpectralAxis.calibrationStatus", "Spectral calibration", false),
  EM_RES_POWER_MIN(Kind.REAL, "", "spect.resolution;stat.min", "Char.SpectralAxis.Resolution.ResolPower.LoLimit", "Lowest resolving power", false),
  EM_RES_POWER_MAX(Kind.REAL, "", "spect.resolution;stat.max", "Char.SpectralAxis.Resolution.ResolPower.HiLimit", "Highest resolving power", false),
  EM_RESOLUTION(Kind.REAL, "m", "spect.resolution;stat.mean", "Char.SpectralAxis.Resolution.Refval.value", "Spectral resolution", false),
  EM_STAT_ERROR(Kind.REAL, "m", "stat.error;em", "Char.SpectralAxis.Accuracy.StatError.refval.value", "Wavelength error", false),
  O_UNIT(Kind.TEXT, "", "meta.unit", "Char.ObservableAxis.unit", "Unit of the observable", false),
  O_CALIB_STATUS(Kind.TEXT, "", "meta.code.qual", "Char.ObservableAxis.calibrationStatus", "Flux calibration", false),
  O_STAT_ERROR(Kind.REAL, "", "stat.error;phot.flux", "Char.ObservableAxis.Accuracy.StatError.refval.value", "Error of the observable", false),
  PROPOSAL_ID(Kind.TEXT, "", "meta.id;obs.proposal", "Provenance.Proposal.identifier", "Proposal", false);
  // @formatter:on

  /** How a column's values are held: {@code String}, {@code Long} or {@code Double}. */
  public enum Kind {
    TEXT(String.class),
    INTEGER(Long.class),
    REAL(Double.class);

    private final Class<?> type;

    Kind(Class<?> type) {
      this.type = type;
    }

    /** Class of a value of this kind. */
    public Class<?> type() {
      return type;
    }
  }

  private static final ImmutableMap<String, ObsCoreColumn> BY_NAME =
      Arrays.stream(values())
          .collect(ImmutableMap.toImmutableMap(ObsCoreColumn::columnName, c -> c));

  private final Kind kind;
  private final String unit;
  private final String ucd;
  private final String utype;
  private final String description;
  private final boolean mandatory;

  ObsCoreColumn(
      Kind kind, String unit, String ucd, String utype, String description, boolean mandatory) {
    this.kind = kind;
    this.unit = unit;
    this.ucd = ucd;
    this.utype = "obscore:" + utype;
    this.description = description;
    this.mandatory = mandatory;
  }

  /** The column with this ObsCore name, case ignored; aliases are not known here. */
  public static Optional<ObsCoreColumn> ofName(String name) {
    return Optional.ofNullable(BY_NAME.get(name.strip().toLowerCase(Locale.ROOT)));
  }

  /** Name in the table, lower case. */
  public String columnName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How values are held. */
  public Kind kind() {
    return kind;
  }

  /** Unit as VOUnits writes it; empty when there is none. */
  public String unit() {
    return unit;
  }

  /** UCD1+. */
  public String ucd() {
    return ucd;
  }

  /** Utype with its prefix {@code obscore:}. */
  public String utype() {
    return utype;
  }

  /** One line for tooltips and exported tables. */
  public String description() {
    return description;
  }

  /** Whether every ObsCore 1.1 table must have it. */
  public boolean mandatory() {
    return mandatory;
  }
}
