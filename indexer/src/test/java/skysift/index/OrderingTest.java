package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.InterruptedIOException;
import org.junit.jupiter.api.Test;

class OrderingTest {
  private final Ordering ordering = new Ordering();

  @Test
  void what_was_stopped_stays_so_when_its_thread_is_not_interrupted_any_more() {
    try (Ordering.Run run = ordering.begin(10)) {
      // GIVEN
      Thread.currentThread().interrupt();
      try {
        thenThrownBy(() -> run.done(1)).isInstanceOf(InterruptedIOException.class);
      } finally {
        then(Thread.interrupted()).isTrue();
      }
      // THEN
      thenThrownBy(() -> run.done(1)).isInstanceOf(InterruptedIOException.class);
    }
  }

  @Test
  void what_is_left_of_an_order_that_ended_ends_too() throws InterruptedIOException {
    // GIVEN
    Ordering.Run run = ordering.begin(10);
    run.done(1);
    // WHEN
    run.close();
    // THEN
    thenThrownBy(() -> run.done(1)).isInstanceOf(InterruptedIOException.class);
    then(ordering.percent()).isEmpty();
  }
}
