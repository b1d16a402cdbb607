package skysift.demo;

import java.util.List;
import java.util.Optional;
import skysift.sky.Cone;
import skysift.sky.Footprint;
import skysift.sky.SkyPosition;

/** The cutout service behind the links (SODA 1.0): one image, one circle. */
final class Cutout {
  private static final String NUMBERS = "[-+0-9.eE]{1,30}( [-+0-9.eE]{1,30}){2}";

  private Cutout() {}

  /**
   * The part of an image around a circle, or an error in SODA's words.
   *
   * @param ids values of ID
   * @param circles values of CIRCLE: right ascension, declination and radius, ICRS, degrees
   */
  static Answer answer(List<String> ids, List<String> circles, Shelf shelf) {
    if (ids.size() != 1 || circles.size() != 1) {
      return Answer.plain(400, "UsageError: one ID and one CIRCLE, please");
    }
    Optional<Exposure> exposure = shelf.image(ids.getFirst());
    if (exposure.isEmpty()) {
      return Answer.plain(404, "UsageError: no image " + ids.getFirst());
    }
    if (!circles.getFirst().strip().matches(NUMBERS)) {
      return Answer.plain(400, "UsageError: not a circle: " + circles.getFirst());
    }
    try {
      return cut(exposure.get(), circle(circles.getFirst().strip().split(" ")));
    } catch (IllegalArgumentException e) {
      return Answer.plain(400, "UsageError: " + e.getMessage());
    }
  }

  private static Cone circle(String[] numbers) {
    double ra = Double.parseDouble(numbers[0]);
    double dec = Double.parseDouble(numbers[1]);
    return new Cone(SkyPosition.of(ra, dec), Double.parseDouble(numbers[2]));
  }

  /** No pixel is no content (SODA 1.0 §4.1). */
  private static Answer cut(Exposure exposure, Cone circle) {
    TangentPlane whole = exposure.centre();
    Footprint field = Footprint.parse("POLYGON ICRS" + SampleRow.corners(whole, exposure.field()));
    if (!field.meets(circle)) {
      return Answer.plain(204, "");
    }
    double side = Math.min(2 * circle.radius(), exposure.field());
    TangentPlane centre = new TangentPlane(circle.centre().ra(), circle.centre().dec());
    Exposure part = exposure.around(centre, side);
    return new Answer(200, "image/fits", FitsFile.of(part, "image", "cutout.fits"));
  }
}
