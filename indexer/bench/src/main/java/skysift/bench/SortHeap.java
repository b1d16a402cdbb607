package skysift.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import skysift.obscore.ObsCoreColumn;
import skysift.search.SearchRequest;
import skysift.search.Sort;

/**
 * What an open index keeps of a column that rows were sorted by in both directions.
 *
 * @param column the column of which it keeps most
 * @param bytes of heap
 */
record SortHeap(String column, long bytes) {
  /** Numbers of many bits and of few, and texts of all kinds. */
  private static final List<ObsCoreColumn> COLUMNS =
      List.of(
          ObsCoreColumn.S_RA,
          ObsCoreColumn.S_DEC,
          ObsCoreColumn.T_MAX,
          ObsCoreColumn.EM_MIN,
          ObsCoreColumn.CALIB_LEVEL,
          ObsCoreColumn.TARGET_NAME,
          ObsCoreColumn.ACCESS_URL);

  /** One row, so that nothing but the order is to be kept. */
  private static final SearchRequest ALL =
      SearchRequest.everything().withFacets(Set.of()).withPage(0, 1);

  /** In a process whose heap has no regions, of which large arrays would take whole ones. */
  static SortHeap measure(Path directory) throws IOException, InterruptedException {
    String[] figures = Fresh.said(SortHeap.class, directory, "-Xmx4g", "-XX:+UseSerialGC");
    return new SortHeap(figures[0], Long.parseLong(figures[1]));
  }

  /** The other process. */
  public static void main(String[] args) throws IOException {
    SortHeap most = new SortHeap("", 0);
    for (ObsCoreColumn column : COLUMNS) {
      long heap = heap(Path.of(args[0]), column);
      most = heap > most.bytes ? new SortHeap(column.columnName(), heap) : most;
    }
    System.out.println(most.column + " " + most.bytes);
  }

  private static long heap(Path directory, ObsCoreColumn column) throws IOException {
    try (Own own = new Own(directory)) {
      // the default order is among what every open index keeps
      own.search(ALL);
      long before = Fresh.usedHeap();
      own.search(by(column, false));
      own.search(by(column, true));
      return Fresh.usedHeap() - before;
    }
  }

  private static SearchRequest by(ObsCoreColumn column, boolean descending) {
    return ALL.withSort(new Sort(column, descending));
  }
}
