package skysift.vo;

import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_SUBTYPE;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_TYPE;
import static skysift.obscore.ObsCoreColumn.OBS_PUBLISHER_DID;

import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import skysift.obscore.ObsCoreColumn;

/**
 * Decides which columns of a table are ObsCore's: by name, then by utype (ObsCore 1.0 and 1.1, any
 * prefix), then by known misspellings; never by UCD, which several columns share. Case is ignored.
 * Each ObsCore column is found once, the first one wins.
 */
final class ColumnMatch {
  private static final ImmutableMap<String, ObsCoreColumn> ALIASES =
      ImmutableMap.of(
          "obs_publisher_id", OBS_PUBLISHER_DID,
          "dataprodtype", DATAPRODUCT_TYPE,
          "dataprodsubtype", DATAPRODUCT_SUBTYPE);

  private static final ImmutableMap<String, ObsCoreColumn> UTYPES =
      Arrays.stream(ObsCoreColumn.values())
          .collect(ImmutableMap.toImmutableMap(c -> canonical(c.utype()), c -> c));

  private final Column[] columns;
  private final ObsCoreColumn[] matched;
  private final Set<ObsCoreColumn> taken = EnumSet.noneOf(ObsCoreColumn.class);

  private ColumnMatch(Column[] columns) {
    this.columns = columns;
    this.matched = new ObsCoreColumn[columns.length];
  }

  /** For each column the ObsCore column it is; null for a column outside ObsCore. */
  static ObsCoreColumn[] of(Column[] columns) {
    ColumnMatch match = new ColumnMatch(columns);
    match.take(column -> ObsCoreColumn.ofName(column.name()));
    match.take(column -> Optional.ofNullable(UTYPES.get(canonical(column.utype()))));
    match.take(column -> Optional.ofNullable(ALIASES.get(column.name().toLowerCase(Locale.ROOT))));
    return match.matched;
  }

  private void take(Function<Column, Optional<ObsCoreColumn>> rule) {
    for (int i = 0; i < columns.length; i++) {
      Optional<ObsCoreColumn> found =
          matched[i] == null ? rule.apply(columns[i]) : Optional.empty();
      if (found.isPresent() && fits(found.get(), columns[i]) && taken.add(found.get())) {
        matched[i] = found.get();
      }
    }
  }

  private static boolean fits(ObsCoreColumn obsCore, Column column) {
    return Units.factor(obsCore, column.unit()).isPresent();
  }

  /** One form for the utypes of ObsCore 1.0 and 1.1, with or without prefix. */
  static String canonical(String utype) {
    String path = utype.substring(utype.lastIndexOf(':') + 1).strip().toLowerCase(Locale.ROOT);
    return path.replaceFirst("^obsdataset\\.", "obs.")
        .replace(".limits.interval.", ".limits.")
        .replaceFirst("\\.(lo|hi)limit$", ".$1lim")
        .replaceFirst("\\.refval\\.value$", ".refval");
  }
}
