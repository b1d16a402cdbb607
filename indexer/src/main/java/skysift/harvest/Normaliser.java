package skysift.harvest;

import static skysift.obscore.ObsCoreColumn.ACCESS_URL;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_TYPE;
import static skysift.obscore.ObsCoreColumn.FACILITY_NAME;
import static skysift.obscore.ObsCoreColumn.INSTRUMENT_NAME;
import static skysift.obscore.ObsCoreColumn.OBS_ID;
import static skysift.obscore.ObsCoreColumn.OBS_PUBLISHER_DID;
import static skysift.obscore.ObsCoreColumn.OBS_RELEASE_DATE;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ExtraColumn;
import skysift.obscore.Role;
import skysift.vo.ObsCoreRow;
import skysift.vo.ObsCoreTable;

/**
 * Turns the rows of one import into datasets. What it has to guess, repair or reject it counts;
 * what the archive said stays beside what we say. It remembers the rows it has seen, so that two of
 * one identity are told apart. For one thread.
 */
public final class Normaliser {
  /** A row that names neither its observation nor itself; it is rejected. */
  public static final String NO_IDENTIFIER = "neither obs_id nor obs_publisher_did, rejected";

  /** A row that says exactly what an earlier row of the same import said; one of them is kept. */
  public static final String REPEATED = "row repeated exactly, kept once";

  /** A row with the identity of an earlier one but other content; both are kept. */
  public static final String NOT_UNIQUE = "identity not unique, all kept";

  private final Archive archive;
  private final boolean releaseDateKnown;
  private final Aliases aliases;
  private final Anomalies log;
  private final Identity identity;
  private final Roles roles;
  private final Repeats repeats;

  /**
   * A normaliser for the rows of one table.
   *
   * @param archive what its rows mean
   * @param table the columns it has
   * @param aliases harmonised names of facilities and instruments
   * @param log where anomalies are counted
   */
  public Normaliser(Archive archive, ObsCoreTable table, Aliases aliases, Anomalies log) {
    this(archive, table, aliases, log, new Repeats());
  }

  /** The same for one of several tables whose rows are told apart together. */
  Normaliser(Archive archive, ObsCoreTable table, Aliases aliases, Anomalies log, Repeats repeats) {
    this.archive = archive;
    this.repeats = repeats;
    this.releaseDateKnown = table.present().contains(OBS_RELEASE_DATE);
    this.aliases = aliases;
    this.log = log;
    this.identity = new Identity(archive);
    this.roles = new Roles(archive);
  }

  /**
   * The dataset this row describes; empty for a row without any identifier ({@link #NO_IDENTIFIER})
   * and for an exact repeat ({@link #REPEATED}), both of which are counted, and for a row that came
   * in an earlier table.
   */
  public Optional<Dataset> normalise(ObsCoreRow row) {
    Draft draft = new Draft(row.number(), log);
    row.values().forEach((column, raw) -> Coercion.say(draft, column, raw));
    if (!draft.has(OBS_ID) && !draft.has(OBS_PUBLISHER_DID)) {
      draft.anomaly(NO_IDENTIFIER, "");
      return Optional.empty();
    }
    ImmutableList<ExtraColumn> extras = cleaned(draft, row.extras());
    List<String> named = identity.ofRow(draft, extras);
    DatasetKey key = DatasetKey.of(archive.name(), named, 1);
    int ordinal = repeats.ordinal(Repeats.digest(key.token()), Repeats.digest(content(row)));
    if (ordinal == Repeats.KNOWN) {
      return Optional.empty();
    }
    if (ordinal == Repeats.REPEATED) {
      draft.anomaly(REPEATED, named.toString());
      return Optional.empty();
    }
    if (ordinal > 1) {
      draft.anomaly(NOT_UNIQUE, named.toString());
      key = DatasetKey.of(archive.name(), named, ordinal);
    }
    return Optional.of(dataset(draft, extras, key));
  }

  /** All that the row says, but for what its address says of the query only. */
  private static String content(ObsCoreRow row) {
    StringBuilder text = new StringBuilder();
    row.values()
        .forEach(
            (column, value) ->
                text.append(column.ordinal())
                    .append('=')
                    .append(
                        column == ACCESS_URL ? QueryParameters.stripped(value.toString()) : value)
                    .append('\n'));
    return text.append(row.extras()).toString();
  }

  private Dataset dataset(Draft draft, ImmutableList<ExtraColumn> extras, DatasetKey key) {
    String saidType = draft.text(DATAPRODUCT_TYPE).orElse("");
    ImmutableList<String> observation = identity.ofObservation(draft, extras);
    WordRules.apply(draft);
    RangeRules.apply(draft);
    SkyRules.apply(draft);
    ImmutableList<String> facilities = WordRules.names(draft, FACILITY_NAME, aliases::facility);
    ImmutableList<String> instruments =
        WordRules.names(draft, INSTRUMENT_NAME, aliases::instrument);
    Role role = roles.of(draft, saidType);
    return new Dataset(
        key,
        archive.name(),
        role,
        draft.values(),
        draft.original(),
        extras,
        observation,
        facilities,
        instruments,
        releaseDateKnown);
  }

  private static ImmutableList<ExtraColumn> cleaned(Draft draft, List<ExtraColumn> extras) {
    ImmutableList.Builder<ExtraColumn> clean = ImmutableList.builder();
    for (ExtraColumn extra : extras) {
      Coercion.extra(draft, extra).ifPresent(clean::add);
    }
    return clean.build();
  }
}
