package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A data centre, or a file that stands for one: what its rows mean and how it is asked, as data.
 *
 * @param name short name, never blank
 * @param tap base URL of its TAP service, without a trailing slash; empty for files
 * @param mirrors other base URLs of the same rows; one is asked when those before it fail
 * @param table name of its ObsCore table
 * @param identityColumns columns that make a row the same row at the next harvest; empty for the
 *     default of house rules: publisher DID, obs_id, access_format, access_url, em_min, em_max,
 *     t_min
 * @param observationColumns columns that name an observation besides the facility; default obs_id
 * @param observationPattern regular expression; its first group is what of the first observation
 *     column names the observation; empty when all of it does
 * @param plannedPattern regular expression found in the obs_id of exposures that are only planned;
 *     empty when there are none
 * @param asking how it is asked
 * @param facts what a user should know of its rows
 * @param enabled whether a harvest of all archives asks it
 * @param note what a user should know besides; may be empty
 */
public record Archive(
    String name,
    Optional<URI> tap,
    ImmutableList<URI> mirrors,
    String table,
    ImmutableList<String> identityColumns,
    ImmutableList<String> observationColumns,
    String observationPattern,
    String plannedPattern,
    Asking asking,
    Facts facts,
    boolean enabled,
    String note) {

  /** How a TAP service is asked for a region (tap.md §7), in the order in which it is tried. */
  public enum SpatialDialect {
    /** {@code 1=INTERSECTS(s_region, CIRCLE(...))}, and rows without s_region apart. */
    INTERSECTS,
    /** {@code 1=CONTAINS(POINT(s_ra, s_dec), CIRCLE(...))} with a margin for the field of view. */
    CENTRE_IN_CONE,
    /** Comparisons of s_ra and s_dec only. */
    BOX
  }

  /** What one row stands for. */
  public enum Granularity {
    /** One file. */
    FILE,
    /** The files of an observation at one stage of processing, behind DataLink. */
    PLANE,
    /** The whole observation, beside rows for its files. */
    OBSERVATION_AND_FILES,
    /** One spectral window of an observation. */
    SPECTRAL_WINDOW,
    /** Not known, or different from collection to collection. */
    MIXED
  }

  /**
   * How it is asked.
   *
   * @param dialect how it is asked for a region first; the next ones follow when it refuses
   * @param async whether queries are jobs (UWS) and not answered at once
   * @param pageRows rows of one query at most, more than 0
   * @param pagingColumn column with an index and no nulls by which a harvest is cut into pages;
   *     empty when slices of time, declination and wavelength are halved
   * @param incrementalColumn time of the last change of a row; empty when there is none
   * @param parallel queries that may run there at once, 1 at least
   * @param pause between the beginnings of two queries
   */
  public record Asking(
      SpatialDialect dialect,
      boolean async,
      int pageRows,
      String pagingColumn,
      String incrementalColumn,
      int parallel,
      Duration pause) {
    /** One query at a time, answered at once. */
    public static final Asking DEFAULT =
        new Asking(SpatialDialect.INTERSECTS, false, 50_000, "", "", 1, Duration.ofMillis(500));

    public Asking {
      checkArgument(pageRows > 0, "a page of %s rows", pageRows);
      checkArgument(parallel > 0, "%s queries at once", parallel);
      checkArgument(!pause.isNegative(), "a pause of %s", pause);
      checkColumn(pagingColumn);
      checkColumn(incrementalColumn);
    }

    private static void checkColumn(String column) {
      checkArgument(
          column.isEmpty() || COLUMN_NAME.matcher(column).matches(),
          "%s is no name of a column",
          column);
    }
  }

  /**
   * What a user should know of its rows. Texts may be empty.
   *
   * @param granularity what one row stands for
   * @param overlaps archives that hold some of the same data
   * @param owner who owns the data; empty when the archive itself does
   * @param simulated whether the data are made up by a model; never mixed in unless asked for
   * @param lacks what its ObsCore is known not to hold
   * @param login what a login is needed for
   * @param acknowledgement the sentence it asks users to print
   * @param citation how its data are cited
   * @param source where these facts are from
   * @param unchecked which facts have yet to be checked at the first real harvest
   */
  public record Facts(
      Granularity granularity,
      ImmutableList<String> overlaps,
      String owner,
      boolean simulated,
      String lacks,
      String login,
      String acknowledgement,
      String citation,
      String source,
      String unchecked) {
    /** Nothing is known. */
    public static final Facts NONE =
        new Facts(Granularity.MIXED, ImmutableList.of(), "", false, "", "", "", "", "", "");
  }

  /** The table of an archive that says nothing else. */
  public static final String DEFAULT_TABLE = "ivoa.obscore";

  /** The observation columns of an archive that says nothing else. */
  public static final ImmutableList<String> DEFAULT_OBSERVATION_COLUMNS =
      ImmutableList.of("obs_id");

  /** A plain or double-quoted ADQL name, up to three parts: it goes into queries as it stands. */
  private static final Pattern TABLE_NAME =
      Pattern.compile("(?:[A-Za-z]\\w*|\"[^\"]+\")(?:\\.(?:[A-Za-z]\\w*|\"[^\"]+\")){0,2}");

  private static final Pattern COLUMN_NAME = Pattern.compile("[A-Za-z]\\w*|\"[^\"]+\"");

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
        ImmutableList.of(),
        DEFAULT_TABLE,
        ImmutableList.of(),
        DEFAULT_OBSERVATION_COLUMNS,
        "",
        "",
        Asking.DEFAULT,
        Facts.NONE,
        true,
        "");
  }

  /** How it is asked for a region first. */
  public SpatialDialect spatialDialect() {
    return asking.dialect();
  }

  /** The same archive, asked at this base URL and no other. */
  public Archive at(URI base) {
    return new Archive(
        name,
        Optional.of(base),
        ImmutableList.of(),
        table,
        identityColumns,
        observationColumns,
        observationPattern,
        plannedPattern,
        asking,
        facts,
        enabled,
        note);
  }

  /** The same archive, whose rows these columns tell apart. */
  public Archive identifiedBy(List<String> columns) {
    return new Archive(
        name,
        tap,
        mirrors,
        table,
        ImmutableList.copyOf(columns),
        observationColumns,
        observationPattern,
        plannedPattern,
        asking,
        facts,
        enabled,
        note);
  }

  /** The same archive, asked in another way. */
  public Archive asked(Asking otherAsking) {
    return new Archive(
        name,
        tap,
        mirrors,
        table,
        identityColumns,
        observationColumns,
        observationPattern,
        plannedPattern,
        otherAsking,
        facts,
        enabled,
        note);
  }
}
