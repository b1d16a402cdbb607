package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sums up the anomalies of one import by kind, with the first of each. For one thread. */
public final class Anomalies {
  private static final int EXAMPLE_LENGTH = 200;

  private final Map<String, Anomaly> byKind = new LinkedHashMap<>();

  /**
   * Counts one row.
   *
   * @param kind one short phrase, the same for all rows
   * @param row number of the row, from 1
   * @param detail the odd value
   */
  public void add(String kind, long row, String detail) {
    byKind.compute(
        kind,
        (k, before) ->
            before == null
                ? new Anomaly(k, 1, "row " + row + ": " + shortened(detail))
                : new Anomaly(k, before.count() + 1, before.example()));
  }

  /** Counts what was counted elsewhere. */
  void add(Anomaly more) {
    byKind.merge(
        more.kind(), more, (a, b) -> new Anomaly(a.kind(), a.count() + b.count(), a.example()));
  }

  /** How many rows of this kind there were. */
  public long count(String kind) {
    Anomaly anomaly = byKind.get(kind);
    return anomaly == null ? 0 : anomaly.count();
  }

  /** All kinds, in the order in which they turned up. */
  public ImmutableList<Anomaly> list() {
    return ImmutableList.copyOf(byKind.values());
  }

  private static String shortened(String text) {
    return text.length() <= EXAMPLE_LENGTH ? text : text.substring(0, EXAMPLE_LENGTH) + "...";
  }
}
