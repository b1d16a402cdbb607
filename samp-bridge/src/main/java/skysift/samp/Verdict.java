package skysift.samp;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.astrogrid.samp.Response;
import org.astrogrid.samp.client.SampException;
import skysift.samp.Delivery.Outcome;

/** What is to be said of one send. */
record Verdict(Outcome outcome, String detail) {

  Verdict {
    detail = SafeText.shown(detail);
  }

  static Verdict confirmed(String detail) {
    return new Verdict(Outcome.CONFIRMED, detail);
  }

  static Verdict sent(String detail) {
    return new Verdict(Outcome.SENT_NOT_CONFIRMED, detail);
  }

  static Verdict refused(String detail) {
    return new Verdict(Outcome.REFUSED, detail);
  }

  static Verdict failed(String detail) {
    return new Verdict(Outcome.FAILED, detail);
  }

  boolean isConfirmed() {
    return outcome == Outcome.CONFIRMED;
  }

  Delivery at(Peer peer, String mtype) {
    return new Delivery(Instant.now(), peer.name(), peer.id(), mtype, outcome, detail);
  }

  /**
   * Takes a peer's answer at its word. A warning is no confirmation: TOPCAT answers so to a
   * position that it did not use.
   */
  static Verdict of(Calls.Answer answer, Duration limit) {
    return switch (answer) {
      case Calls.Answer.Said said -> of(said.response());
      case Calls.Answer.Gone gone -> sent(gone.why() + " before it answered");
      case Calls.Answer.Silence s -> silence(limit);
    };
  }

  static Verdict silence(Duration limit) {
    double seconds = limit.toMillis() / 1000.0;
    return sent(String.format(Locale.ROOT, "no answer within %.3g s", seconds));
  }

  private static Verdict of(Response response) {
    Object status = response.get(Response.STATUS_KEY);
    String words = words(response.get(Response.ERROR_KEY));
    if (Response.OK_STATUS.equals(status)) {
      return confirmed("");
    }
    if (Response.WARNING_STATUS.equals(status)) {
      return sent(words.isEmpty() ? "it answered with a warning, without saying which" : words);
    }
    if (Response.ERROR_STATUS.equals(status)) {
      return failed(words.isEmpty() ? "it answered with an error, without saying which" : words);
    }
    return sent("its answer has no status we know: " + status);
  }

  /** Its own words: the error, and what it has to say to its user besides. */
  private static String words(Object error) {
    if (!(error instanceof Map<?, ?> map)) {
      return "";
    }
    String text = map.get("samp.errortxt") instanceof String s ? s.strip() : "";
    String user = map.get("samp.usertxt") instanceof String s ? s.strip() : "";
    if (text.contains(user)) {
      return text;
    }
    return user.contains(text) ? user : text + " (" + user + ")";
  }

  /** The hub did not pass the message on, or there is no hub; its words, less the wrapping. */
  static Verdict of(SampException e) {
    String words = String.valueOf(e.getMessage());
    String plain =
        words
            .replaceFirst("^XML-RPC Fault \\(-?\\d+: (.*)\\)$", "$1")
            .replaceFirst("^(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): ", "");
    return plain.contains("not subscribed") ? refused(plain) : failed(plain);
  }
}
