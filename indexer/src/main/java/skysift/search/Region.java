package skysift.search;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.List;
import java.util.Locale;
import skysift.sky.Cone;
import skysift.sky.Footprint;
import skysift.sky.Moc;
import skysift.sky.SkyPosition;

/** The part of the sky that is asked for, ICRS. A dataset matches when its footprint meets it. */
public sealed interface Region {

  /** Degrees that a position and a footprint may be apart unless said otherwise: 2 arcsec. */
  double TOLERANCE = 2.0 / 3600;

  /** The same as a footprint. */
  Footprint footprint();

  /** What overlaps a circle. */
  record InCone(Cone cone) implements Region {
    @Override
    public Footprint footprint() {
      return Footprint.circle(cone.centre(), cone.radius());
    }
  }

  /** What overlaps a polygon, or any other shape that a footprint can have. */
  record InPolygon(Footprint footprint) implements Region {}

  /** What overlaps a coverage map. */
  record InMoc(Moc moc) implements Region {
    @Override
    public Footprint footprint() {
      return Footprint.of(moc);
    }
  }

  /**
   * What contains a position.
   *
   * @param tolerance degrees by which the position may lie outside of a footprint
   */
  record At(SkyPosition position, double tolerance) implements Region {
    public At {
      checkArgument(tolerance >= 0 && tolerance <= 180, "tolerance of %s degrees", tolerance);
    }

    @Override
    public Footprint footprint() {
      return Footprint.circle(position, tolerance);
    }
  }

  /**
   * Reads the corners of a polygon, "RA DEC RA DEC ..." in degrees, or STC-S.
   *
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  static InPolygon polygon(String text) {
    String stripped = text.strip();
    boolean numbers =
        CharMatcher.inRange('A', 'Z').matchesNoneOf(stripped.toUpperCase(Locale.ROOT));
    try {
      return new InPolygon(Footprint.parse(numbers ? "POLYGON " + stripped : stripped));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no polygon: " + e.getMessage(), e);
    }
  }

  /**
   * Reads "RA DEC" or "RA DEC TOLERANCE" in the forms of {@link Cone#parse}.
   *
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  static At position(String text) {
    List<String> words = Splitter.onPattern("[\\s,]+").omitEmptyStrings().splitToList(text);
    boolean alone = words.size() == 2 || words.size() == 6;
    Cone cone = Cone.parse(alone ? text + " 2\"" : text);
    return new At(cone.centre(), alone ? TOLERANCE : cone.radius());
  }
}
