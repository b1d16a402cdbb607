package skysift.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import picocli.CommandLine.Option;

/** Of verbs that may take long. */
final class ProgressOption {
  private static final long STEP = TimeUnit.SECONDS.toNanos(1);

  @Option(names = "--progress", description = "Say on standard error how far it is.")
  private boolean wanted;

  /** Says a number at most once a second, before these words. */
  LongConsumer to(PrintWriter err, String words) {
    if (!wanted) {
      return number -> {};
    }
    return new LongConsumer() {
      private long next = System.nanoTime();

      @Override
      public void accept(long number) {
        long now = System.nanoTime();
        if (now - next >= 0) {
          next = now + STEP;
          err.println(number + " " + words);
          err.flush();
        }
      }
    };
  }
}
