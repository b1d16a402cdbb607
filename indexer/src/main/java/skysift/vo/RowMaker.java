package skysift.vo;

import static skysift.obscore.ObsCoreColumn.OBS_ID;
import static skysift.obscore.ObsCoreColumn.OBS_PUBLISHER_DID;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.Objects;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;

/** Makes ObsCore rows of a table's rows. Not for several threads at once. */
final class RowMaker {
  private final String source;
  private final Column[] columns;
  private final ObsCoreColumn[] matched;
  private final double[] factors;
  private long count;

  RowMaker(String source, Column[] columns) {
    this.source = source;
    this.columns = columns;
    this.matched = ColumnMatch.of(columns);
    this.factors = new double[columns.length];
    for (int i = 0; i < columns.length; i++) {
      factors[i] =
          matched[i] == null ? 1 : Units.factor(matched[i], columns[i].unit()).orElseThrow();
    }
  }

  /** Whether rows can be told apart at all. */
  boolean identified() {
    return Arrays.asList(matched).contains(OBS_ID)
        || Arrays.asList(matched).contains(OBS_PUBLISHER_DID);
  }

  /** Why a table without identifiers is not taken. */
  String refusal() {
    return source
        + " is a table without obs_id and obs_publisher_did, so its rows cannot be told apart: it"
        + " is not an ObsCore table";
  }

  ObsCoreTable table() {
    ImmutableSet<ObsCoreColumn> present =
        Arrays.stream(matched)
            .filter(Objects::nonNull)
            .sorted()
            .collect(ImmutableSet.toImmutableSet());
    ImmutableList<ObsCoreColumn> absent =
        Arrays.stream(ObsCoreColumn.values())
            .filter(c -> c.mandatory() && !present.contains(c))
            .collect(ImmutableList.toImmutableList());
    ImmutableList.Builder<String> extras = ImmutableList.builder();
    for (int i = 0; i < columns.length; i++) {
      if (isExtra(i)) {
        extras.add(columns[i].name());
      }
    }
    return new ObsCoreTable(source, present, absent, extras.build());
  }

  /** The name under which rows have what a column of this name says: ObsCore's where it has one. */
  String nameOf(String column) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i].name().equals(column) && matched[i] != null) {
        return matched[i].columnName();
      }
    }
    return column;
  }

  /** A column without a name, such as the index column of a CSV file, is left out. */
  private boolean isExtra(int column) {
    return matched[column] == null && !columns[column].name().isEmpty();
  }

  /** The next row; cells beyond the row's end count as null. */
  ObsCoreRow row(Object[] cells) {
    ImmutableMap.Builder<ObsCoreColumn, Object> values = ImmutableMap.builder();
    ImmutableList.Builder<ExtraColumn> extras = ImmutableList.builder();
    for (int i = 0; i < Math.min(columns.length, cells.length); i++) {
      if (cells[i] == null) {
        continue;
      }
      if (matched[i] != null) {
        Object value = Cells.value(cells[i], matched[i], columns[i].xtype(), factors[i]);
        if (value != null) {
          values.put(matched[i], value);
        }
      } else if (isExtra(i)) {
        String text = Cells.text(cells[i]);
        if (!text.isBlank()) {
          extras.add(new ExtraColumn(columns[i].name(), columns[i].unit(), text));
        }
      }
    }
    return new ObsCoreRow(++count, values.buildOrThrow(), extras.build());
  }
}
