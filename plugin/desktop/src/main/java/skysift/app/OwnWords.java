package skysift.app;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import skysift.index.DatasetIndex;
import skysift.index.ResultRows;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.SearchRequest;

/**
 * What the archives themselves call what is harmonised to one value: "HST-IR (IRSA)". Goes over the
 * rows. Not on the event thread.
 */
public final class OwnWords {
  /** No more rows are looked at. */
  public static final int MOST_ROWS = 200_000;

  private static final ImmutableMap<Facet, ObsCoreColumn> COLUMNS =
      ImmutableMap.of(
          Facet.TYPE, ObsCoreColumn.DATAPRODUCT_TYPE,
          Facet.LEVEL, ObsCoreColumn.CALIB_LEVEL,
          Facet.FACILITY, ObsCoreColumn.FACILITY_NAME,
          Facet.INSTRUMENT, ObsCoreColumn.INSTRUMENT_NAME,
          Facet.FORMAT, ObsCoreColumn.ACCESS_FORMAT);

  private final DatasetIndex index;

  OwnWords(DatasetIndex index) {
    this.index = index;
  }

  /** Whether values of the facet may have been other words. */
  public static boolean known(Facet facet) {
    return COLUMNS.containsKey(facet);
  }

  /**
   * What was found.
   *
   * @param words in datasets, the most first
   * @param whole whether all rows were looked at, and not only {@link #MOST_ROWS}
   */
  public record Words(ImmutableList<Count> words, boolean whole) {}

  /**
   * The words behind one value.
   *
   * @throws InterruptedIOException when the thread was interrupted
   */
  public Words of(SearchRequest request, Facet facet, String value) throws IOException {
    ObsCoreColumn column = COLUMNS.get(facet);
    Multiset<String> words = HashMultiset.create();
    SearchRequest narrowed = request.only(facet, value);
    int seen = 0;
    boolean whole = true;
    try (ResultRows rows = index.rows(narrowed)) {
      for (Dataset dataset : rows) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("stopped");
        }
        if (++seen > MOST_ROWS) {
          whole = false;
          break;
        }
        words.add(word(dataset, column) + " (" + dataset.archive() + ")");
      }
    }
    return new Words(
        Multisets.copyHighestCountFirst(words).entrySet().stream()
            .map(entry -> new Count(entry.getElement(), entry.getCount()))
            .collect(ImmutableList.toImmutableList()),
        whole);
  }

  private static String word(Dataset dataset, ObsCoreColumn column) {
    return Optional.ofNullable(dataset.original().get(column))
        .or(() -> Optional.ofNullable(dataset.values().get(column)).map(Object::toString))
        .orElse("—");
  }
}
