package skysift.model;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import skysift.samp.Delivery;

/** What was said between us and other programs, newest last; the oldest are dropped. */
public final class MessageLog {
  private static final int KEPT = 1_000;

  private final Listeners listeners = new Listeners();
  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * One message.
   *
   * @param sent whether we sent it
   * @param peer the other's name
   * @param peerId its id at the hub
   * @param mtype the kind of message
   * @param outcome what came of it, in words
   * @param detail more words; may be empty
   */
  public record Entry(
      Instant time,
      boolean sent,
      String peer,
      String peerId,
      String mtype,
      String outcome,
      String detail) {

    /** One line, tabs between; for the clipboard. */
    public String line() {
      return String.join(
          "\t", time.toString(), sent ? "to" : "from", peer, peerId, mtype, outcome, detail);
    }
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** All that is kept, newest last. */
  public ImmutableList<Entry> entries() {
    return ImmutableList.copyOf(entries);
  }

  /** The whole log as text: a heading, then a line each, tabs between. */
  public String text() {
    return "time\tdirection\tpeer\tid\tmtype\toutcome\tdetail\n"
        + entries.stream().map(Entry::line).collect(Collectors.joining("\n"));
  }

  /** Forgets all. */
  public void clear() {
    entries.clear();
    listeners.fire();
  }

  void sent(List<Delivery> deliveries) {
    deliveries.forEach(
        d ->
            add(
                new Entry(
                    d.time(), true, d.peer(), d.peerId(), d.mtype(), outcome(d), d.detail())));
    listeners.fire();
  }

  void received(String peer, String peerId, String mtype, String answer) {
    add(new Entry(Instant.now(), false, peer, peerId, mtype, answer, ""));
    listeners.fire();
  }

  /** The outcome in the words of the user guide. */
  public static String outcome(Delivery delivery) {
    return delivery.outcome() == Delivery.Outcome.SENT_NOT_CONFIRMED
        ? "sent, not confirmed"
        : delivery.outcome().name().toLowerCase(Locale.ROOT);
  }

  private void add(Entry entry) {
    entries.addLast(entry);
    if (entries.size() > KEPT) {
      entries.removeFirst();
    }
  }
}
