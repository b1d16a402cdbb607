package skysift.harvest;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;
import skysift.vo.ObsCoreRow;
import skysift.vo.ObsCoreTable;

/** Vocabulary of the normaliser's tests: rows in, datasets and anomalies out. */
final class Rows {
  final Anomalies log = new Anomalies();
  private final Normaliser normaliser;
  private long number;

  private Rows(Archive archive, ObsCoreColumn... present) {
    ObsCoreTable table =
        new ObsCoreTable(
            "test", ImmutableSet.copyOf(present), ImmutableList.of(), ImmutableList.of());
    normaliser = new Normaliser(archive, table, Aliases.builtIn(), log);
  }

  /** Rows of an archive of which nothing special is known. */
  static Rows rows() {
    return of(Archive.ofFile("test"));
  }

  static Rows of(Archive archive) {
    return new Rows(archive, ObsCoreColumn.values());
  }

  /** Rows of one of the built-in archives. */
  static Rows of(String archive) {
    return of(ArchiveCatalog.builtIn().named(archive).orElseThrow());
  }

  static Rows withColumns(ObsCoreColumn... present) {
    return new Rows(Archive.ofFile("test"), present);
  }

  /**
   * The dataset of a row that says this: column names and values in turn; names that are not in
   * ObsCore make extra columns. Without any identifier it says obs_id "o1".
   */
  Dataset dataset(Object... namesAndValues) {
    List<Object> row = new ArrayList<>(Arrays.asList(namesAndValues));
    if (!row.contains("obs_id") && !row.contains("obs_publisher_did")) {
      row.addAll(List.of("obs_id", "o1"));
    }
    return normalise(row.toArray()).orElseThrow();
  }

  Optional<Dataset> normalise(Object... namesAndValues) {
    ImmutableMap.Builder<ObsCoreColumn, Object> values = ImmutableMap.builder();
    ImmutableList.Builder<ExtraColumn> extras = ImmutableList.builder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = (String) namesAndValues[i];
      Object value = namesAndValues[i + 1];
      ObsCoreColumn.ofName(name)
          .ifPresentOrElse(
              column -> values.put(column, value),
              () -> extras.add(new ExtraColumn(name, "", value.toString())));
    }
    return normaliser.normalise(new ObsCoreRow(++number, values.buildOrThrow(), extras.build()));
  }

  /** Kinds of all anomalies so far. */
  List<String> anomalies() {
    return log.list().stream().map(Anomaly::kind).toList();
  }
}
