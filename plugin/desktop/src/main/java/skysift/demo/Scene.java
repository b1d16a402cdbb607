package skysift.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The sky around a target, always the same: stars, thicker towards the target so that a field of
 * any size shows some, and a galaxy or nebula where there is one.
 */
final class Scene {
  private static final int STARS = 400;

  /** Degrees from the target: stars lie evenly between these on a logarithmic scale. */
  private static final double NEAREST = 0.0004;

  private static final double DECADES = 3.4;

  private static final double SKY = 400;
  private static final double NOISE = 12;
  private static final double BRIGHTEST = 9000;

  /** A star's width in pixels (standard deviation of a Gaussian). */
  private static final double WIDTH = 1.4;

  private static final int REACH = 6;

  private final Target target;
  private final List<Star> stars = new ArrayList<>();

  Scene(Target target) {
    this.target = target;
    Random random = new Random(target.name().hashCode());
    TangentPlane plane = new TangentPlane(target.ra(), target.dec());
    for (int i = 0; i < STARS; i++) {
      double distance = NEAREST * Math.pow(10, DECADES * random.nextDouble());
      double angle = 2 * Math.PI * random.nextDouble();
      double[] at = plane.sky(distance * Math.cos(angle), distance * Math.sin(angle));
      double flux = BRIGHTEST * Math.pow(random.nextDouble(), 3) + 60;
      stars.add(new Star(at[0], at[1], flux));
    }
    if (target.look().equals("star")) {
      stars.add(new Star(target.ra(), target.dec(), 2 * BRIGHTEST));
    }
  }

  /**
   * An image of it, rows from the south, columns from the east.
   *
   * @param centre of the image
   * @param field side of the image, degrees
   * @param size pixels along a side
   * @param seed of the noise
   */
  double[][] image(TangentPlane centre, double field, int size, long seed) {
    double scale = field / size;
    double[][] image = new double[size][size];
    double[] middle = centre.plane(target.ra(), target.dec());
    Random random = new Random(seed);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double east = offset(size, x) * -scale - middle[0];
        double north = offset(size, y) * scale - middle[1];
        image[y][x] = SKY + NOISE * random.nextGaussian() + glow(east, north);
      }
    }
    for (Star star : stars) {
      double[] at = centre.plane(star.ra(), star.dec());
      paint(image, at[0] / -scale, at[1] / scale, star.flux());
    }
    return image;
  }

  private static double offset(int size, int index) {
    return index - (size - 1) / 2.0;
  }

  /** Adds a star at a place counted from the middle of the image, in pixels. */
  private static void paint(double[][] image, double right, double up, double flux) {
    double x0 = right + (image.length - 1) / 2.0;
    double y0 = up + (image.length - 1) / 2.0;
    for (int y = from(y0); y < to(y0, image.length); y++) {
      for (int x = from(x0); x < to(x0, image.length); x++) {
        double square = (x - x0) * (x - x0) + (y - y0) * (y - y0);
        image[y][x] += flux * Math.exp(-square / (2 * WIDTH * WIDTH));
      }
    }
  }

  private static int from(double place) {
    return (int) Math.max(0, Math.floor(place - REACH));
  }

  private static int to(double place, int size) {
    return (int) Math.min(size, Math.ceil(place + REACH));
  }

  /** Light that is no star, at degrees east and north of the target. */
  private double glow(double east, double north) {
    double radius = Math.hypot(east, north);
    double angle = Math.atan2(north, east);
    return switch (target.look()) {
      case "galaxy" -> {
        double arms = 1 + 0.8 * Math.cos(2 * (angle - 3 * Math.log(radius / 0.01 + 0.2)));
        yield 2500 * Math.exp(-radius / 0.004) + 900 * arms * Math.exp(-radius / 0.03);
      }
      case "nebula" -> {
        double shell = (radius - 0.012 * (1 + 0.2 * Math.cos(3 * angle))) / 0.006;
        yield 1200 * Math.exp(-shell * shell);
      }
      default -> 0;
    };
  }

  private record Star(double ra, double dec, double flux) {}
}
