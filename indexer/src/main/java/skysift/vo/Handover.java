package skysift.vo;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Hands a table and its rows from the threads that parse (STIL decodes BINARY on one of its own) to
 * the thread that asked for them. Holds few rows, so memory stays flat however slow the receiver.
 */
final class Handover {
  private static final Object END = new Object();
  private static final int CAPACITY = 1024;

  private final BlockingQueue<Object> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private volatile boolean stopped;

  /** Nobody takes any more. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  /** Called while parsing: an ObsCoreTable or an ObsCoreRow. */
  void put(Object tableOrRow) {
    try {
      while (!waiting.offer(tableOrRow, 100, TimeUnit.MILLISECONDS)) {
        check();
      }
    } catch (InterruptedException e) {
      throw new Stopped();
    }
    check();
  }

  private void check() {
    if (stopped) {
      throw new Stopped();
    }
  }

  /** Called once, after everything was put. */
  void end() {
    if (stopped) {
      return;
    }
    Thread.interrupted();
    try {
      put(END);
    } catch (Stopped e) {
      // Nobody waits for the end: the taking side stopped first.
      stopped = true;
    }
  }

  /** From now on the parsing threads fail at their next row. */
  void stop() {
    stopped = true;
  }

  /**
   * Passes everything on until the end.
   *
   * @return how many rows
   */
  long take(RowReceiver receiver) throws IOException, InterruptedException {
    long rows = 0;
    while (true) {
      Object next = waiting.take();
      if (next == END) {
        return rows;
      }
      if (next instanceof ObsCoreTable table) {
        receiver.table(table);
      } else {
        receiver.row((ObsCoreRow) next);
        rows++;
      }
    }
  }
}
