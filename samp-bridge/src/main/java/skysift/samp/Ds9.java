package skysift.samp;

import static skysift.samp.Messages.ds9Get;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.astrogrid.samp.Message;
import org.astrogrid.samp.client.SampException;

/**
 * Sends to SAOImage DS9, whose ok proves nothing: it says so of images it could not read and of
 * positions it did not go to. So it is asked what it shows. It keeps every image in a frame of its
 * own, and a load that failed leaves an empty frame as the current one.
 */
final class Ds9 {

  /** What counts as the same place, degrees; DS9 answers with at most seven digits. */
  private static final double SAME_PLACE = 0.001;

  private static final Pattern EXTENSION = Pattern.compile("\\[([^\\[\\]]+)]$");

  private static final Verdict UNSEEN = Verdict.sent("it said ok, but not what it shows");

  private final Courier courier;

  Ds9(Courier courier) {
    this.courier = courier;
  }

  /** DS9's name is what its user started it as; its own MTypes are not. */
  static boolean is(Peer peer) {
    return peer.mtypes().contains(MTypes.DS9_SET) || peer.mtypes().contains(MTypes.DS9_GET);
  }

  Verdict deliver(Payload payload) throws SampException, InterruptedException {
    return switch (payload) {
      case Payload.FitsImage image -> image(image);
      case Payload.SkyPoint point -> point(point);
      default -> onItsWord(courier.deliver(payload));
    };
  }

  private Verdict image(Payload.FitsImage image) throws SampException, InterruptedException {
    Optional<View> before = look();
    Verdict verdict = courier.deliver(readable(image), courier.limits().answer(image));
    if (!verdict.isConfirmed()) {
      return verdict;
    }
    if (before.isEmpty()) {
      return UNSEEN;
    }
    Deadline settled = new Deadline(courier.limits().settle());
    while (true) {
      Optional<View> now = look();
      if (now.isEmpty()) {
        return UNSEEN;
      }
      if (now.get().isNewSince(before.get())) {
        return Verdict.confirmed("shows " + now.get().image());
      }
      if (settled.passed()) {
        return now.get().isEmpty()
            ? Verdict.failed("DS9 said ok but shows no image")
            : Verdict.sent("it said ok, but shows what it showed before");
      }
      Thread.sleep(courier.limits().poll());
    }
  }

  private Verdict point(Payload.SkyPoint point) throws SampException, InterruptedException {
    Verdict verdict = courier.deliver(point);
    if (!verdict.isConfirmed()) {
      return verdict;
    }
    String centre = ask("pan wcs fk5 degrees").orElse("");
    return isAt(point, centre)
        ? Verdict.confirmed("")
        : Verdict.sent("it said ok, but its view is not there: is there an image with a sky?");
  }

  private static Verdict onItsWord(Verdict verdict) {
    return verdict.isConfirmed()
        ? Verdict.sent("it said ok, which it does without looking")
        : verdict;
  }

  /** Near the equinox ICRS and FK5 are the same for a view; RA lines draw together at the poles. */
  private static boolean isAt(Payload.SkyPoint point, String centre) {
    String[] parts = centre.split("\\s+");
    if (parts.length != 2) {
      return false;
    }
    try {
      double along = Math.abs(Double.parseDouble(parts[0]) - point.ra()) % 360;
      double across = Math.abs(Double.parseDouble(parts[1]) - point.dec());
      double shorter = Math.min(along, 360 - along) * Math.cos(Math.toRadians(point.dec()));
      return shorter < SAME_PLACE && across < SAME_PLACE;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** DS9 takes a file address as a plain path, and a percent sign in it for one. */
  private static Message readable(Payload.FitsImage image) {
    Message message = Messages.of(image);
    String path = image.url().getPath();
    boolean local = "file".equalsIgnoreCase(image.url().getScheme());
    return local && SafeText.isAscii(path) ? message.addParam("url", "file://" + path) : message;
  }

  private Optional<View> look() throws InterruptedException {
    Optional<String> frame = ask("frame");
    Optional<String> file = frame.isPresent() ? ask("file") : Optional.empty();
    Optional<String> size = file.isPresent() ? ask("fits size") : Optional.empty();
    return size.map(s -> new View(frame.get(), file.get(), s));
  }

  private Optional<String> ask(String command) throws InterruptedException {
    return courier.ask(ds9Get(command), "value");
  }

  /** The current frame: its number, the file in it, its width and height. */
  private record View(String frame, String file, String dimensions) {
    boolean isEmpty() {
      return dimensions.isEmpty() || dimensions.equals("0 0");
    }

    boolean isNewSince(View before) {
      boolean another = !frame.equals(before.frame) || !file.equals(before.file);
      return !isEmpty() && (another || before.isEmpty());
    }

    /** DS9 says which extension it took by what follows the file's name: {@code mef.fits[SCI]}. */
    String image() {
      Matcher extension = EXTENSION.matcher(file);
      return String.format(
          Locale.ROOT,
          "%s of %s pixels",
          extension.find() ? "extension " + extension.group(1) : "an image",
          String.join(" x ", dimensions.split("\\s+")));
    }
  }
}
