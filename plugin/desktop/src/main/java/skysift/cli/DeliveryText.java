package skysift.cli;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;
import skysift.samp.Delivery;

/** Deliveries for reading and as JSON values. */
public final class DeliveryText {
  private DeliveryText() {}

  /** A line each: peer, with its id where two have its name, outcome, and the peer's own words. */
  public static ImmutableList<String> of(List<Delivery> deliveries) {
    return deliveries.stream()
        .map(
            delivery -> {
              boolean twins =
                  deliveries.stream()
                      .anyMatch(
                          other ->
                              other.peer().equals(delivery.peer())
                                  && !other.peerId().equals(delivery.peerId()));
              String id = twins ? " (" + delivery.peerId() + ")" : "";
              String detail = delivery.detail().isEmpty() ? "" : ": " + delivery.detail();
              return delivery.peer() + id + "  " + outcome(delivery) + detail;
            })
        .collect(ImmutableList.toImmutableList());
  }

  static String outcome(Delivery delivery) {
    return delivery.outcome() == Delivery.Outcome.SENT_NOT_CONFIRMED
        ? "sent, not confirmed"
        : delivery.outcome().name().toLowerCase(Locale.ROOT);
  }
}
