package skysift.vo;

import java.io.IOException;
import java.util.List;

/** Counts rows as they pass, and remembers a failure that was the receiver's own. */
final class RowCounter implements RowReceiver {
  private final RowReceiver receiver;
  private long rows;
  private IOException ownFailure;

  RowCounter(RowReceiver receiver) {
    this.receiver = receiver;
  }

  long rows() {
    return rows;
  }

  /** Whether this came from the receiver, and so is none of the source's. */
  boolean threw(IOException failure) {
    return failure == ownFailure;
  }

  @Override
  public void table(ObsCoreTable table) throws IOException {
    try {
      receiver.table(table);
    } catch (IOException e) {
      ownFailure = e;
      throw e;
    }
  }

  @Override
  public void row(ObsCoreRow row) throws IOException {
    try {
      receiver.row(row);
    } catch (IOException e) {
      ownFailure = e;
      throw e;
    }
    rows++;
  }

  @Override
  public void services(List<ServiceDescriptor> services) throws IOException {
    try {
      receiver.services(services);
    } catch (IOException e) {
      ownFailure = e;
      throw e;
    }
  }
}
