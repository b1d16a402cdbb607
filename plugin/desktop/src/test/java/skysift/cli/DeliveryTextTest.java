package skysift.cli;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import skysift.samp.Delivery;
import skysift.samp.Delivery.Outcome;

/** Deliveries for reading. */
class DeliveryTextTest {
  private static Delivery at(String peer, String id, Outcome outcome, String detail) {
    return new Delivery(Instant.EPOCH, peer, id, "image.load.fits", outcome, detail);
  }

  @Test
  void peers_of_one_name_are_told_apart_by_their_ids_and_others_have_none() {
    then(DeliveryText.of(
            List.of(
                at("topcat", "c1", Outcome.CONFIRMED, ""),
                at("topcat", "c2", Outcome.REFUSED, "no room"),
                at("Aladin", "c3", Outcome.SENT_NOT_CONFIRMED, ""))))
        .containsExactly(
            "topcat (c1)  confirmed",
            "topcat (c2)  refused: no room",
            "Aladin  sent, not confirmed");
  }
}
