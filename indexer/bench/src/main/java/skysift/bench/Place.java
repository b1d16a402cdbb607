package skysift.bench;

import java.util.SplittableRandom;
import skysift.sky.SkyPosition;

/** Where targets lie: three quarters in clusters, two of them at the poles, one across RA 0. */
final class Place {
  private static final int CLUSTERS = 250;

  private Place() {}

  /** The middle of a cluster; 0 lies at RA 0, 1 and 2 at the poles. */
  static SkyPosition cluster(int number) {
    return switch (number) {
      case 0 -> SkyPosition.of(0, 12);
      case 1 -> SkyPosition.of(0, 90);
      case 2 -> SkyPosition.of(0, -90);
      default -> anywhere(Seeds.random(2, number));
    };
  }

  /** Where the target of this number lies. */
  static SkyPosition ofTarget(long target) {
    SplittableRandom random = Seeds.random(3, target);
    if (random.nextInt(4) == 0) {
      return anywhere(random);
    }
    SkyPosition middle = cluster(Seeds.skewed(CLUSTERS, 2, random));
    double spread = Math.pow(10, -1 + 1.7 * random.nextDouble());
    return offset(middle, spread * random.nextDouble(), 360 * random.nextDouble());
  }

  /** The position at a distance in degrees, in a direction in degrees, from another. */
  static SkyPosition offset(SkyPosition from, double distance, double direction) {
    double d = Math.toRadians(distance);
    double a = Math.toRadians(direction);
    double dec = Math.toRadians(from.dec());
    double sine = Math.sin(dec) * Math.cos(d) + Math.cos(dec) * Math.sin(d) * Math.cos(a);
    double east = Math.sin(a) * Math.sin(d) * Math.cos(dec);
    double turn = Math.atan2(east, Math.cos(d) - Math.sin(dec) * sine);
    double found = Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, sine))));
    return SkyPosition.of(from.ra() + Math.toDegrees(turn), found);
  }

  private static SkyPosition anywhere(SplittableRandom random) {
    double dec = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
    return SkyPosition.of(360 * random.nextDouble(), dec);
  }
}
