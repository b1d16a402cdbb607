package skysift.samp;

import java.time.Duration;

/** A moment that comes, by a clock that nobody sets. */
record Deadline(long nanos) {

  Deadline(Duration fromNow) {
    this(System.nanoTime() + fromNow.toNanos());
  }

  boolean passed() {
    return left().isZero();
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }
}
