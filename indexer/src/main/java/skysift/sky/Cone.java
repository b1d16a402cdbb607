package skysift.sky;

/**
 * A circle on the sky with all that is in it, edge included.
 *
 * @param centre its centre
 * @param radius in degrees, 0 (a point) to 180 (the whole sky)
 */
public record Cone(SkyPosition centre, double radius) {

  /** Checks the radius. */
  public Cone {
    if (centre == null) {
      throw new IllegalArgumentException("a cone needs a centre");
    }
    if (!(radius >= 0 && radius <= 180)) {
      throw new IllegalArgumentException("radius " + radius + " is not in 0 to 180 degrees");
    }
  }

  /**
   * Reads "RA DEC RADIUS", separated by blanks or commas. RA and Dec are degrees, or both
   * sexagesimal, hours and degrees, with colons, with letters or as three numbers each; the radius
   * is degrees unless it ends in a unit ({@code ' " d deg arcmin arcsec}). Examples: {@code 202.47
   * 47.195 0.1}, {@code 13:29:52.7 +47:11:43 5'}, {@code 13 29 52.7 +47 11 43 0.1}.
   *
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public static Cone parse(String text) {
    return ConeText.parse(text);
  }

  /** Whether the position is in the cone or on its edge. */
  public boolean contains(SkyPosition position) {
    double chord2 = centre.vector().chord2(position.vector());
    return radius >= 180 || chord2 <= Vec.chord2(Math.toRadians(radius) + Outline.TOUCH);
  }

  /** Whether the two cones overlap or touch. */
  public boolean meets(Cone other) {
    double reach = Math.toRadians(radius + other.radius) + Outline.TOUCH;
    return reach >= Math.PI || centre.vector().chord2(other.centre.vector()) <= Vec.chord2(reach);
  }
}
