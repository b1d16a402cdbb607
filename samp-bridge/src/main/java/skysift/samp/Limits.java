package skysift.samp;

import java.time.Duration;

/**
 * How long we wait for others.
 *
 * @param load an answer to a table, spectrum or coverage: peers answer when it is loaded
 * @param image an answer to an image
 * @param mute an answer to an image from a peer known to answer errors at once, success never
 * @param quick an answer to what needs no loading, such as a position
 * @param question an answer to a question about what a peer shows
 * @param settle for a peer that said ok to show something
 * @param poll between two questions
 * @param watch between two looks whether the hub is still there, or there again
 * @param pulse between two pings; who has not answered by the next is taken for dead
 * @param wire for a connection to open, and for the hub to acknowledge
 */
record Limits(
    Duration load,
    Duration image,
    Duration mute,
    Duration quick,
    Duration question,
    Duration settle,
    Duration poll,
    Duration watch,
    Duration pulse,
    Duration wire) {

  static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(90),
          Duration.ofSeconds(60),
          Duration.ofSeconds(8),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofSeconds(3),
          Duration.ofMillis(300),
          Duration.ofSeconds(3),
          Duration.ofSeconds(15),
          Duration.ofSeconds(10));

  Duration answer(Payload payload) {
    return switch (payload) {
      case Payload.FitsImage i -> image;
      case Payload.Table t -> load;
      case Payload.FitsTable t -> load;
      case Payload.Spectrum s -> load;
      case Payload.Coverage c -> load;
      case Payload.SkyPoint p -> quick;
      case Payload.RowHighlight h -> quick;
      case Payload.RowSelection r -> quick;
    };
  }
}
