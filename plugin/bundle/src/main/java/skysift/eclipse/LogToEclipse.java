package skysift.eclipse;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;

/** What Skysift logs as a warning or worse goes to the Error Log. */
final class LogToEclipse extends Handler {
  private final ILog log;
  private final Formatter words = new SimpleFormatter();

  LogToEclipse(ILog log) {
    this.log = log;
    setLevel(Level.WARNING);
  }

  @Override
  public void publish(LogRecord entry) {
    if (isLoggable(entry)) {
      boolean severe = entry.getLevel().intValue() >= Level.SEVERE.intValue();
      log.log(
          new Status(
              severe ? IStatus.ERROR : IStatus.WARNING,
              Activator.ID,
              words.formatMessage(entry),
              entry.getThrown()));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
