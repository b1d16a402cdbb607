package skysift.harvest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import skysift.obscore.ObsCoreColumn;
import skysift.vo.ObsCoreRow;
import skysift.vo.ObsCoreTable;
import skysift.vo.RowReceiver;
import skysift.vo.ServiceDescriptor;

/** Watches the rows of one slice: how many, where to cut it, whether they are of it at all. */
final class SliceRows implements RowReceiver {
  /** Waits while the harvest is held up. */
  interface Pause {
    void await() throws InterruptedIOException;
  }

  private final Slice slice;
  private final long most;
  private final String pagingColumn;
  private final Pause pause;
  private final RowReceiver next;
  private final Sample sample = new Sample();
  private long rows;
  private long strangers;
  private String first = "";
  private String last = "";

  /** There are as many rows as one query may bring; the rest is not read. */
  static final class Enough extends IOException {
    private static final long serialVersionUID = 1L;
  }

  SliceRows(Slice slice, long most, String pagingColumn, Pause pause, RowReceiver next) {
    this.slice = slice;
    this.most = most;
    this.pagingColumn = pagingColumn;
    this.pause = pause;
    this.next = next;
  }

  @Override
  public void table(ObsCoreTable table) throws IOException {
    next.table(table);
  }

  @Override
  public void services(List<ServiceDescriptor> services) throws IOException {
    next.services(services);
  }

  @Override
  public void row(ObsCoreRow row) throws IOException {
    pause.await();
    if (rows == most) {
      throw new Enough();
    }
    rows++;
    sample.add(row);
    if (!slice.windows().stream().allMatch(w -> w.nearlyHolds(number(row, w.column())))) {
      strangers++;
    }
    if (!pagingColumn.isEmpty()) {
      last = text(row).orElse(last);
      first = first.isEmpty() ? last : first;
    }
    next.row(row);
  }

  long rows() {
    return rows;
  }

  Sample sample() {
    return sample;
  }

  /**
   * Whether the service does not keep to the limits of the query: most rows are outside of them.
   */
  boolean strange() {
    return strangers > rows / 4;
  }

  /** Where the next page begins; empty when this one did not get any farther. */
  Optional<String> nextPage() {
    return first.equals(last) ? Optional.empty() : Optional.of(last);
  }

  private static OptionalDouble number(ObsCoreRow row, ObsCoreColumn column) {
    return row.values().get(column) instanceof Number n
        ? OptionalDouble.of(n.doubleValue())
        : OptionalDouble.empty();
  }

  private Optional<String> text(ObsCoreRow row) {
    Optional<ObsCoreColumn> known = ObsCoreColumn.ofName(pagingColumn.replace("\"", ""));
    return known.isPresent()
        ? Optional.ofNullable(row.values().get(known.get())).map(Object::toString)
        : row.extras().stream()
            .filter(e -> e.name().equalsIgnoreCase(pagingColumn.replace("\"", "")))
            .map(e -> e.text())
            .findFirst();
  }
}
