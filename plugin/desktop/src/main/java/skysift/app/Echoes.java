package skysift.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Tells our own row messages when they come back: a program that repeats what it hears would make
 * two windows chase each other.
 */
final class Echoes {
  /** After that it is somebody's own doing. */
  private static final Duration RECENT = Duration.ofSeconds(3);

  private static final int KEPT = 64;

  private record Sent(String table, List<Long> rows, long millis) {}

  private final InstantSource clock;
  private final Deque<Sent> sent = new ArrayDeque<>();

  Echoes(InstantSource clock) {
    this.clock = clock;
  }

  synchronized void sent(String table, List<Long> rows) {
    sent.addLast(new Sent(table, List.copyOf(rows), clock.millis()));
    if (sent.size() > KEPT) {
      sent.removeFirst();
    }
  }

  synchronized boolean isEcho(String table, List<Long> rows) {
    long since = clock.millis() - RECENT.toMillis();
    sent.removeIf(each -> each.millis() < since);
    return sent.stream().anyMatch(s -> s.table().equals(table) && s.rows().equals(rows));
  }
}
