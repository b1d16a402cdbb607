package skysift.cli;

import java.util.Locale;
import skysift.samp.Delivery;

/** Deliveries for reading and as JSON values. */
public final class DeliveryText {
  private DeliveryText() {}

  /** Peer, outcome, and the peer's own words. */
  public static String of(Delivery delivery) {
    String detail = delivery.detail().isEmpty() ? "" : ": " + delivery.detail();
    return delivery.peer() + "  " + outcome(delivery) + detail;
  }

  static String outcome(Delivery delivery) {
    return delivery.outcome() == Delivery.Outcome.SENT_NOT_CONFIRMED
        ? "sent, not confirmed"
        : delivery.outcome().name().toLowerCase(Locale.ROOT);
  }
}
