package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A data centre, or a file that stands for one: what its rows mean, as data.
 *
 * @param name short name, never blank
 * @param tap base URL of its TAP service, without a trailing slash; empty for files
 * @param table name of its ObsCore table
 * @param identityColumns columns that make a row the same row at the next harvest; empty for the
 *     default of house rules: publisher DID, obs_id, access_format, access_url, em_min, em_max,
 *     t_min
 * @param observationColumns columns that name an observation besides the facility; default obs_id
 * @param observationPattern regular expression; its first group is what of the first observation
 *     column names the observation; empty when all of it does
 * @param plannedPattern regular expression found in the obs_id of exposures that are only planned;
 *     empty when there are none
 * @param spatialDialect how its database takes a cone
 * @param enabled whether a harvest of all archives asks it
 * @param note what a user should know; may be empty
 */
public record Archive(
    String name,
    Optional<URI> tap,
    String table,
    ImmutableList<String> identityColumns,
    ImmutableList<String> observationColumns,
    String observationPattern,
    String plannedPattern,
    SpatialDialect spatialDialect,
    boolean enabled,
    String note) {

  /** How a TAP service is asked for a cone (tap.md §7). */
  public enum SpatialDialect {
    /** {@code 1=INTERSECTS(s_region, CIRCLE(...))}. */
    INTERSECTS,
    /** {@code 1=CONTAINS(POINT(s_ra, s_dec), CIRCLE(...))}. */
    CENTRE_IN_CONE,
    /** Comparisons of s_ra and s_dec only. */
    BOX
  }

  /** The table of an archive that says nothing else. */
  public static final String DEFAULT_TABLE = "ivoa.obscore";

  /** The observation columns of an archive that says nothing else. */
  public static final ImmutableList<String> DEFAULT_OBSERVATION_COLUMNS =
      ImmutableList.of("obs_id");

  /** A plain or double-quoted ADQL name, up to three parts: it goes into queries as it stands. */
  private static final Pattern TABLE_NAME =
      Pattern.compile("(?:[A-Za-z]\\w*|\"[^\"]+\")(?:\\.(?:[A-Za-z]\\w*|\"[^\"]+\")){0,2}");

  public Archive {
    checkArgument(!name.isBlank(), "archive without a name");
    checkArgument(TABLE_NAME.matcher(table).matches(), "%s is no name of a table", table);
    checkArgument(!observationColumns.isEmpty(), "archive %s without observation columns", name);
    checkArgument(
        observationPattern.isEmpty()
            || Pattern.compile(observationPattern).matcher("").groupCount() > 0,
        "the observation pattern of archive %s has no group",
        name);
    Pattern.compile(plannedPattern);
  }

  /** An archive of which nothing special is known, such as a file. */
  public static Archive ofFile(String name) {
    return new Archive(
        name,
        Optional.empty(),
        DEFAULT_TABLE,
        ImmutableList.of(),
        DEFAULT_OBSERVATION_COLUMNS,
        "",
        "",
        SpatialDialect.INTERSECTS,
        true,
        "");
  }

  /** The same archive, asked at this base URL. */
  public Archive at(URI base) {
    return new Archive(
        name,
        Optional.of(base),
        table,
        identityColumns,
        observationColumns,
        observationPattern,
        plannedPattern,
        spatialDialect,
        enabled,
        note);
  }

  /** The same archive, whose rows these columns tell apart. */
  public Archive identifiedBy(List<String> columns) {
    return new Archive(
        name,
        tap,
        table,
        ImmutableList.copyOf(columns),
        observationColumns,
        observationPattern,
        plannedPattern,
        spatialDialect,
        enabled,
        note);
  }
}
