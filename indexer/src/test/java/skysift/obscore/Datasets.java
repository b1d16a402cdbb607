package skysift.obscore;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Vocabulary of the tests: datasets in one line, {@code dataset("MAST").obsId("u29r4d02t")
 * .facility("HST").level(3).build()}.
 *
 * <p>What is not said is not stated. The key is made from the archive and the identity columns, as
 * for rows of an archive that says nothing else; the observation id is the obs_id.
 */
public final class Datasets {
  private final String archive;
  private final Map<ObsCoreColumn, Object> values = new EnumMap<>(ObsCoreColumn.class);
  private final Map<ObsCoreColumn, String> original = new EnumMap<>(ObsCoreColumn.class);
  private final List<ExtraColumn> extras = new ArrayList<>();
  private ImmutableList<String> observationId = ImmutableList.of();
  private ImmutableList<String> facilities = ImmutableList.of();
  private ImmutableList<String> instruments = ImmutableList.of();
  private Role role = Role.PRODUCT;
  private boolean releaseDateKnown;
  private int ordinal = 1;

  private Datasets(String archive) {
    this.archive = archive;
  }

  /** A row of this archive of which nothing is known yet. */
  public static Datasets dataset(String archive) {
    return new Datasets(archive);
  }

  /** The same dataset when its archive says something else of it. */
  public static Dataset saying(Map<ObsCoreColumn, Object> values, Dataset dataset) {
    return new Dataset(
        dataset.key(),
        dataset.archive(),
        dataset.role(),
        ImmutableMap.copyOf(values),
        dataset.original(),
        dataset.extras(),
        dataset.observationId(),
        dataset.facilities(),
        dataset.instruments(),
        dataset.releaseDateKnown());
  }

  /** obs_id, which also names the observation. */
  public Datasets obsId(String obsId) {
    observationId = ImmutableList.of(obsId);
    return value(ObsCoreColumn.OBS_ID, obsId);
  }

  /** The archive's observation columns, where they are not just obs_id; none: on its own. */
  public Datasets observationId(String... columns) {
    observationId = ImmutableList.copyOf(columns);
    return this;
  }

  /** One facility: its harmonised name, any broader ones before it (VLT, VLT UT2). */
  public Datasets facility(String... broaderFirst) {
    facilities = ImmutableList.copyOf(broaderFirst);
    return value(ObsCoreColumn.FACILITY_NAME, broaderFirst[broaderFirst.length - 1]);
  }

  /** Several facilities, as of a stack. */
  public Datasets facilityList(String... names) {
    facilities = ImmutableList.copyOf(names);
    return value(ObsCoreColumn.FACILITY_NAME, Joiner.on(',').join(names));
  }

  /** One instrument: its harmonised name, any broader ones before it (ACS, ACS/WFC). */
  public Datasets instrument(String... broaderFirst) {
    instruments = ImmutableList.copyOf(broaderFirst);
    return value(ObsCoreColumn.INSTRUMENT_NAME, broaderFirst[broaderFirst.length - 1]);
  }

  public Datasets collection(String collection) {
    return value(ObsCoreColumn.OBS_COLLECTION, collection);
  }

  public Datasets target(String target) {
    return value(ObsCoreColumn.TARGET_NAME, target);
  }

  public Datasets title(String title) {
    return value(ObsCoreColumn.OBS_TITLE, title);
  }

  public Datasets proposal(String proposal) {
    return value(ObsCoreColumn.PROPOSAL_ID, proposal);
  }

  /** Publisher DID. */
  public Datasets did(String did) {
    return value(ObsCoreColumn.OBS_PUBLISHER_DID, did);
  }

  public Datasets creatorDid(String did) {
    return value(ObsCoreColumn.OBS_CREATOR_DID, did);
  }

  /** Product type, such as {@code image}. */
  public Datasets type(String term) {
    return value(ObsCoreColumn.DATAPRODUCT_TYPE, term);
  }

  /** Calibration level, 0 to 4. */
  public Datasets level(int level) {
    return value(ObsCoreColumn.CALIB_LEVEL, (long) level);
  }

  public Datasets url(String url) {
    return value(ObsCoreColumn.ACCESS_URL, url);
  }

  /** Media type. */
  public Datasets format(String mediaType) {
    return value(ObsCoreColumn.ACCESS_FORMAT, mediaType);
  }

  /** Access URL that leads to a DataLink document. */
  public Datasets links(String url) {
    return url(url).format("application/x-votable+xml;content=datalink");
  }

  /** Size in kilobytes. */
  public Datasets size(long kilobytes) {
    return value(ObsCoreColumn.ACCESS_ESTSIZE, kilobytes);
  }

  /** Centre, degrees ICRS. */
  public Datasets at(double ra, double dec) {
    return value(ObsCoreColumn.S_RA, ra).value(ObsCoreColumn.S_DEC, dec);
  }

  /** Diameter of the field, degrees. */
  public Datasets fov(double degrees) {
    return value(ObsCoreColumn.S_FOV, degrees);
  }

  /** Footprint, in any form of s_region. */
  public Datasets region(String region) {
    return value(ObsCoreColumn.S_REGION, region);
  }

  /** Start and end, MJD. */
  public Datasets time(double start, double end) {
    return value(ObsCoreColumn.T_MIN, start).value(ObsCoreColumn.T_MAX, end);
  }

  /** Wavelengths in metres. */
  public Datasets wavelength(double shortest, double longest) {
    return value(ObsCoreColumn.EM_MIN, shortest).value(ObsCoreColumn.EM_MAX, longest);
  }

  /** data_rights. */
  public Datasets rights(String rights) {
    return value(ObsCoreColumn.DATA_RIGHTS, rights);
  }

  /** obs_release_date, null for a row without one in a table that has the column. */
  public Datasets release(String date) {
    releaseDateKnown = true;
    return date == null ? this : value(ObsCoreColumn.OBS_RELEASE_DATE, date);
  }

  public Datasets role(Role newRole) {
    role = newRole;
    return this;
  }

  /** Any column: {@code String}, {@code Long} or {@code Double} as its kind demands. */
  public Datasets value(ObsCoreColumn column, Object value) {
    values.put(column, value);
    return this;
  }

  /** The archive's own word for a column that was changed, or dropped as wrong. */
  public Datasets original(ObsCoreColumn column, String text) {
    original.put(column, text);
    return this;
  }

  public Datasets extra(String name, String unit, String text) {
    extras.add(new ExtraColumn(name, unit, text));
    return this;
  }

  /** For further rows of one import with the same identity: 2 and more. */
  public Datasets ordinal(int number) {
    ordinal = number;
    return this;
  }

  /** The dataset; the builder may be used further. */
  public Dataset build() {
    return new Dataset(
        DatasetKey.of(archive, identity(), ordinal),
        archive,
        role,
        ImmutableMap.copyOf(values),
        ImmutableMap.copyOf(original),
        ImmutableList.copyOf(extras),
        observationId,
        facilities,
        instruments,
        releaseDateKnown);
  }

  private List<String> identity() {
    return Arrays.stream(
            new ObsCoreColumn[] {
              ObsCoreColumn.OBS_PUBLISHER_DID,
              ObsCoreColumn.OBS_ID,
              ObsCoreColumn.ACCESS_FORMAT,
              ObsCoreColumn.ACCESS_URL,
              ObsCoreColumn.EM_MIN,
              ObsCoreColumn.EM_MAX,
              ObsCoreColumn.T_MIN
            })
        .map(column -> Objects.toString(values.get(column), null))
        .toList();
  }
}
