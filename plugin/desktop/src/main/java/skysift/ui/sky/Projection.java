package skysift.ui.sky;

import java.util.Optional;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;

/**
 * Where positions stand on the screen: Aitoff's projection around the middle of what is looked at,
 * longitude to the left. Near the middle it is true to scale, so it serves the whole sky and single
 * fields.
 *
 * @param galactic whether north is that of the galaxy, else of ICRS
 * @param lon longitude of the middle in that frame, degrees
 * @param lat latitude of the middle, degrees
 * @param scale pixels to a radian
 * @param width pixels
 * @param height pixels
 */
record Projection(boolean galactic, double lon, double lat, double scale, int width, int height) {
  /** From ICRS to galactic coordinates (Hipparcos and Tycho Catalogues, vol. 1, 1.5.11). */
  private static final double[][] GALACTIC = {
    {-0.0548755604, -0.8734370902, -0.4838350155},
    {+0.4941094279, -0.4448296300, +0.7469822445},
    {-0.8676661490, -0.1980763734, +0.4559837762}
  };

  /** Pixels to a radian at which 20 milliarcsec are one. */
  private static final double CLOSEST = 1e7;

  /** All of the sky. */
  static Projection wholeSky(boolean galactic, double lon, int width, int height) {
    return new Projection(galactic, lon, 0, smallest(width, height), width, height);
  }

  private static double smallest(int width, int height) {
    return Math.max(1, 0.96 * Math.min(width / (2 * Math.PI), height / Math.PI));
  }

  /** Whether all of the sky is in sight. */
  boolean isWholeSky() {
    return scale <= smallest(width, height) * 1.001;
  }

  /** Degrees across a pixel in the middle. */
  double pixel() {
    return Math.toDegrees(1 / scale);
  }

  /** Degrees from the middle to the corners, 180 at most. */
  double radius() {
    return Math.min(180, Math.toDegrees(Math.hypot(width, height) / 2 / scale));
  }

  /** What is looked at; empty when that is much of the sky. */
  Optional<Cone> part() {
    return radius() >= 90 ? Optional.empty() : Optional.of(new Cone(middle(), radius()));
  }

  /** The middle, ICRS. */
  SkyPosition middle() {
    return position(lon, lat);
  }

  /** Seen at another size. */
  Projection sized(int newWidth, int newHeight) {
    double size = Math.min(newWidth, newHeight) / (double) Math.min(width, height);
    return new Projection(galactic, lon, lat, scale * size, newWidth, newHeight).checked();
  }

  /** In the other frame, around the same position. */
  Projection inFrame(boolean inGalactic) {
    double[] at = inFrame(inGalactic, middle());
    return new Projection(inGalactic, at[0], at[1], scale, width, height).checked();
  }

  /** Around a position, so that a cone there fills most of it. */
  Projection around(Cone cone) {
    double[] at = inFrame(galactic, cone.centre());
    double radius = Math.toRadians(Math.max(cone.radius(), 1e-3));
    double fitting = Math.min(width, height) / 2.0 * 0.8 / radius;
    return new Projection(galactic, at[0], at[1], fitting, width, height).checked();
  }

  /** So many times as large; what is at the pixel stays there. */
  Projection zoomed(double factor, double x, double y) {
    Projection closer = new Projection(galactic, lon, lat, scale * factor, width, height).checked();
    Optional<SkyPosition> fixed = at(x, y);
    return fixed.isEmpty() ? closer : closer.with(fixed.get(), x, y);
  }

  /** With what is at one pixel now at another. */
  Projection moved(double fromX, double fromY, double toX, double toY) {
    Optional<SkyPosition> taken = at(fromX, fromY);
    return taken.map(position -> with(position, toX, toY)).orElse(this);
  }

  /** With a position at a pixel, as nearly as two steps get it. */
  private Projection with(SkyPosition position, double x, double y) {
    Projection moved = this;
    for (int i = 0; i < 3; i++) {
      Optional<SkyPosition> there = moved.at(x, y);
      if (there.isEmpty()) {
        return moved;
      }
      double[] wanted = inFrame(galactic, position);
      double[] now = inFrame(galactic, there.get());
      double turn = Math.IEEEremainder(wanted[0] - now[0], 360);
      moved =
          new Projection(
                  galactic, moved.lon + turn, moved.lat + wanted[1] - now[1], scale, width, height)
              .checked();
    }
    return moved;
  }

  /** The less of the sky is in sight, the farther north and south its middle may be. */
  private Projection checked() {
    double least = smallest(width, height);
    double size = Math.clamp(scale, least, CLOSEST);
    double most = 90 * Math.clamp((size / least - 1) / 1.5, 0, 1);
    double turned = lon % 360;
    return new Projection(
        galactic,
        turned < 0 ? turned + 360 : turned,
        Math.clamp(lat, -most, most),
        size,
        width,
        height);
  }

  /** Longitude and latitude in a frame, degrees. */
  static double[] inFrame(boolean galactic, SkyPosition position) {
    double[] v = {position.x(), position.y(), position.z()};
    double[] w = galactic ? times(GALACTIC, v) : v;
    double lon = Math.toDegrees(Math.atan2(w[1], w[0]));
    return new double[] {
      lon < 0 ? lon + 360 : lon, Math.toDegrees(Math.atan2(w[2], Math.hypot(w[0], w[1])))
    };
  }

  /** The ICRS position of coordinates in this frame. */
  SkyPosition position(double longitude, double latitude) {
    if (!galactic) {
      return SkyPosition.of(longitude, Math.clamp(latitude, -90, 90));
    }
    double a = Math.toRadians(longitude);
    double d = Math.toRadians(latitude);
    return position(Math.cos(d) * Math.cos(a), Math.cos(d) * Math.sin(a), Math.sin(d));
  }

  private SkyPosition position(double x, double y, double z) {
    double[] v = {x, y, z};
    double[] w = galactic ? timesTransposed(GALACTIC, v) : v;
    return SkyPosition.of(
        Math.toDegrees(Math.atan2(w[1], w[0])),
        Math.toDegrees(Math.atan2(w[2], Math.hypot(w[0], w[1]))));
  }

  private static double[] times(double[][] m, double[] v) {
    double[] w = new double[3];
    for (int i = 0; i < 3; i++) {
      w[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    }
    return w;
  }

  private static double[] timesTransposed(double[][] m, double[] v) {
    double[] w = new double[3];
    for (int i = 0; i < 3; i++) {
      w[i] = m[0][i] * v[0] + m[1][i] * v[1] + m[2][i] * v[2];
    }
    return w;
  }

  /** Turns directions so that the middle lies ahead; made once for many. */
  double[][] turn() {
    double a = Math.toRadians(lon);
    double d = Math.toRadians(lat);
    double[][] ahead = {
      {Math.cos(d) * Math.cos(a), Math.cos(d) * Math.sin(a), Math.sin(d)},
      {-Math.sin(a), Math.cos(a), 0},
      {-Math.sin(d) * Math.cos(a), -Math.sin(d) * Math.sin(a), Math.cos(d)}
    };
    if (!galactic) {
      return ahead;
    }
    double[][] both = new double[3][];
    for (int i = 0; i < 3; i++) {
      both[i] = timesTransposed(GALACTIC, ahead[i]);
    }
    return both;
  }

  /** Pixels of a direction in ICRS, put into {@code to}. */
  void project(double[][] turn, double x, double y, double z, double[] to) {
    double ahead = turn[0][0] * x + turn[0][1] * y + turn[0][2] * z;
    double east = turn[1][0] * x + turn[1][1] * y + turn[1][2] * z;
    double north = turn[2][0] * x + turn[2][1] * y + turn[2][2] * z;
    double half = Math.atan2(east, ahead) / 2;
    double flat = Math.hypot(ahead, east);
    double sideways = flat * Math.sin(half);
    double along = Math.hypot(sideways, north);
    double angle = Math.atan2(along, flat * Math.cos(half));
    double stretched = along < 1e-12 ? 1 : angle / along;
    to[0] = width / 2.0 - scale * 2 * sideways * stretched;
    to[1] = height / 2.0 - scale * north * stretched;
  }

  /** Pixels of a position. */
  double[] xy(SkyPosition position) {
    double[] to = new double[2];
    project(turn(), position.x(), position.y(), position.z(), to);
    return to;
  }

  /** The position at a pixel, ICRS; empty beyond the edge of the sky. */
  Optional<SkyPosition> at(double x, double y) {
    double[] v = new double[3];
    return direction(turn(), x, y, v)
        ? Optional.of(
            SkyPosition.of(
                Math.toDegrees(Math.atan2(v[1], v[0])),
                Math.toDegrees(Math.atan2(v[2], Math.hypot(v[0], v[1])))))
        : Optional.empty();
  }

  /** The direction at a pixel, ICRS; false beyond the edge of the sky. */
  boolean direction(double[][] turn, double x, double y, double[] to) {
    double sideways = (width / 2.0 - x) / scale / 2;
    double up = (height / 2.0 - y) / scale;
    double angle = Math.hypot(sideways, up);
    if (angle > Math.PI / 2) {
      return false;
    }
    double shrunk = angle < 1e-12 ? 1 : Math.sin(angle) / angle;
    double north = up * shrunk;
    double half = Math.atan2(sideways * shrunk, Math.cos(angle));
    double flat = Math.sqrt(Math.max(0, 1 - north * north));
    double ahead = flat * Math.cos(2 * half);
    double east = flat * Math.sin(2 * half);
    for (int i = 0; i < 3; i++) {
      to[i] = turn[0][i] * ahead + turn[1][i] * east + turn[2][i] * north;
    }
    return true;
  }
}
