package skysift.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What the program logged last, with all details of failures. Thread-safe. */
public final class ProgramLog extends Handler {
  private static final int MOST = 500;

  private final Deque<String> records = new ArrayDeque<>();
  private final SimpleFormatter formatter = new SimpleFormatter();
  private volatile Runnable listener = () -> {};

  /** Takes what is logged from now on, until closed. */
  ProgramLog() {
    setLevel(Level.INFO);
    Logger.getLogger("").addHandler(this);
  }

  /** Told of each record, on the thread that logs. */
  public void onRecord(Runnable told) {
    listener = told;
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    synchronized (records) {
      records.addLast(formatter.format(record));
      if (records.size() > MOST) {
        records.removeFirst();
      }
    }
    listener.run();
  }

  /** All, the oldest first. */
  public String text() {
    synchronized (records) {
      return String.join("", records);
    }
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    Logger.getLogger("").removeHandler(this);
  }
}
