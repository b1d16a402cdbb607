package skysift.harvest;

import static skysift.obscore.ObsCoreColumn.ACCESS_URL;
import static skysift.obscore.ObsCoreColumn.OBS_ID;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;

/** What names a row, and the observation it belongs to, at one archive. */
final class Identity {
  static final String FILE_AS_OBS_ID = "obs_id is a file's name, row is its own observation";

  private static final ImmutableList<String> DEFAULT_COLUMNS =
      ImmutableList.of(
          "obs_publisher_did",
          "obs_id",
          "access_format",
          "access_url",
          "em_min",
          "em_max",
          "t_min");

  /** Identifiers that hold slashes by right: {@code uid://A001/...}, {@code ivo:}, {@code ADS/}. */
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?i)(?!https?:|ftp:|file:)(?:[a-z][a-z0-9+.-]+:|ads/).*");

  private static final Pattern FILE = Pattern.compile("(?i).*(?:/|\\.fits).*");

  private final Archive archive;
  private final Pattern observation;

  Identity(Archive archive) {
    this.archive = archive;
    observation =
        archive.observationPattern().isEmpty()
            ? null
            : Pattern.compile(archive.observationPattern());
  }

  /**
   * Values of the archive's identity columns as the archive said them, null where not stated; those
   * of the default columns when it states none of its own.
   */
  List<String> ofRow(Draft draft, List<ExtraColumn> extras) {
    List<String> own = values(archive.identityColumns(), draft, extras);
    return own.stream().allMatch(Objects::isNull) ? values(DEFAULT_COLUMNS, draft, extras) : own;
  }

  /**
   * Values of the archive's observation columns; obs_id alone where the first of them is not
   * stated; empty when that is missing as well or names a file.
   */
  ImmutableList<String> ofObservation(Draft draft, List<ExtraColumn> extras) {
    List<String> columns = archive.observationColumns();
    String first = value(columns.getFirst(), draft, extras);
    if (first == null) {
      return observationId(draft, value(OBS_ID.columnName(), draft, extras));
    }
    ImmutableList<String> id = observationId(draft, first);
    if (id.isEmpty()) {
      return id;
    }
    List<String> more = values(columns.subList(1, columns.size()), draft, extras);
    return ImmutableList.<String>builder()
        .addAll(id)
        .addAll(more.stream().filter(Objects::nonNull).toList())
        .build();
  }

  private ImmutableList<String> observationId(Draft draft, String said) {
    if (said == null) {
      return ImmutableList.of();
    }
    Optional<String> named = named(said);
    if (named.isPresent()) {
      return ImmutableList.of(named.get());
    }
    if (FILE.matcher(said).matches() && !IDENTIFIER.matcher(said).matches()) {
      draft.anomaly(FILE_AS_OBS_ID, said);
      return ImmutableList.of();
    }
    return ImmutableList.of(said);
  }

  private Optional<String> named(String said) {
    if (observation == null) {
      return Optional.empty();
    }
    Matcher matcher = observation.matcher(said);
    return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
  }

  private static List<String> values(List<String> columns, Draft draft, List<ExtraColumn> extras) {
    List<String> values = new ArrayList<>(columns.size());
    columns.forEach(column -> values.add(value(column, draft, extras)));
    return values;
  }

  private static String value(String column, Draft draft, List<ExtraColumn> extras) {
    Optional<ObsCoreColumn> known = ObsCoreColumn.ofName(column);
    if (known.isPresent()) {
      String said = Objects.toString(draft.said(known.get()), null);
      return said != null && known.get() == ACCESS_URL ? QueryParameters.stripped(said) : said;
    }
    return extras.stream()
        .filter(extra -> extra.name().equalsIgnoreCase(column))
        .map(ExtraColumn::text)
        .findFirst()
        .orElse(null);
  }
}
