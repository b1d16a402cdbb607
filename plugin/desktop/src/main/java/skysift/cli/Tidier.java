package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import skysift.app.FailureText;
import skysift.app.NotAvailableException;
import skysift.app.Skysift;

/** Puts the index in order behind a verb that wrote, and says so where that takes a while. */
final class Tidier {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  private final PrintWriter err;
  private final long soon = System.nanoTime() + PATIENCE;
  private boolean said;

  private Tidier(PrintWriter err) {
    this.err = err;
  }

  /** What was written is safe already: a failure is only told. */
  static void tidy(Skysift skysift, PrintWriter err) {
    try {
      skysift.index().tidy(new Tidier(err)::working);
    } catch (NotAvailableException e) {
      err.println("The index is put in order another time: " + e.getMessage());
    } catch (IOException e) {
      err.println(FailureText.of(e));
    }
  }

  private void working() {
    if (!said && System.nanoTime() - soon > 0) {
      said = true;
      err.println(
          "Putting the index in order, which makes searches faster; to stop it loses nothing.");
      err.flush();
    }
  }
}
