package skysift.sky;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Makes the simple shapes from their names and numbers (degrees). */
final class Shapes {

  private Shapes() {}

  /**
   * @param name of STC-S or DALI, in upper case
   * @param notes receives what had to be guessed
   * @throws IllegalArgumentException if the numbers do not make such a shape
   */
  static Outline of(String name, Frame frame, double[] numbers, Set<String> notes) {
    return switch (name) {
      case "POSITION", "POINT" -> {
        need(name, 2, numbers);
        yield new Disc(direction(frame, numbers, 0), 0);
      }
      case "CIRCLE" -> {
        need(name, 3, numbers);
        yield Disc.of(direction(frame, numbers, 0).position(), numbers[2]);
      }
      case "BOX" -> {
        need(name, 4, numbers);
        yield box(frame, numbers, notes);
      }
      case "RANGE" -> {
        need(name, 4, numbers);
        yield range(frame, numbers[0], numbers[1], numbers[2], numbers[3]);
      }
      case "POLYGON" -> polygon(frame, numbers, notes);
      case "ALLSKY" -> Disc.wholeSky();
      default -> throw new IllegalArgumentException("unknown shape " + name);
    };
  }

  private static Outline polygon(Frame frame, double[] numbers, Set<String> notes) {
    if (numbers.length % 2 != 0) {
      throw new IllegalArgumentException("polygon with an odd count of numbers");
    }
    if (numbers.length < 6) {
      throw new IllegalArgumentException("polygon with fewer than 3 vertices");
    }
    List<Vec> corners = new ArrayList<>(numbers.length / 2);
    for (int i = 0; i < numbers.length; i += 2) {
      corners.add(direction(frame, numbers, i));
    }
    Outline polygon = Polygon.of(corners);
    if (!(polygon instanceof Polygon p && p.size() > 2)) {
      notes.add("polygon with fewer than 3 different vertices");
    }
    return polygon;
  }

  /**
   * A box is bounded by great circles at right angles to the ends of a cross of its width and
   * height, parallel to the axes in its centre (ADQL 2.0 section 2.4.6).
   */
  private static Outline box(Frame frame, double[] n, Set<String> notes) {
    double width = n[2];
    double height = n[3];
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException("box with a negative size");
    }
    if (width >= 180 || height >= 180) {
      notes.add("box of half the sky or more taken as a range");
      double south = Math.max(-90, n[1] - height / 2);
      double north = Math.min(90, n[1] + height / 2);
      return range(frame, n[0] - width / 2, n[0] + width / 2, south, north);
    }
    Vec centre = SkyPosition.of(n[0], n[1]).vector();
    double longitude = Math.toRadians(n[0]);
    Vec east = new Vec(-Math.sin(longitude), Math.cos(longitude), 0);
    Vec right = east.times(Math.tan(Math.toRadians(width / 2)));
    Vec up = centre.cross(east).times(Math.tan(Math.toRadians(height / 2)));
    return Polygon.of(
        List.of(
            frame.toIcrs(centre.minus(right).minus(up).unit()),
            frame.toIcrs(centre.plus(right).minus(up).unit()),
            frame.toIcrs(centre.plus(right).plus(up).unit()),
            frame.toIcrs(centre.minus(right).plus(up).unit())));
  }

  private static Outline range(Frame frame, double lon1, double lon2, double lat1, double lat2) {
    Range range = Range.ofDegrees(lon1, lon2, lat1, lat2);
    if (range.arcs().isEmpty()) {
      return Disc.wholeSky();
    }
    if (frame != Frame.ICRS) {
      throw new IllegalArgumentException("a range or wide box in " + frame);
    }
    return range;
  }

  private static Vec direction(Frame frame, double[] numbers, int at) {
    return frame.toIcrs(SkyPosition.of(numbers[at], numbers[at + 1]).vector());
  }

  private static void need(String name, int count, double[] numbers) {
    if (numbers.length != count) {
      throw new IllegalArgumentException(
          name.toLowerCase(Locale.ROOT) + " needs " + count + " numbers, has " + numbers.length);
    }
  }
}
