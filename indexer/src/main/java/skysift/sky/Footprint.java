package skysift.sky;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The part of the sky a dataset covers, ICRS. Edges of polygons are great circles; of the two sides
 * of a polygon it is the smaller one, whichever way its corners run. Edges belong to it.
 *
 * <p>Two footprints are equal if they were made of the same shapes in the same order.
 */
public final class Footprint {

  private final Region region;
  private final Set<String> notes;

  Footprint(Region region, Set<String> notes) {
    this.region = region;
    this.notes =
        notes.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(notes));
  }

  /**
   * Reads a region text as archives write it: STC-S with all its optional words, DALI's labelled
   * shapes ("circle 1 2 3 polygon ..."), MOC in ASCII or JSON. Frames other than ICRS are rotated
   * to it; FK5 and J2000 are taken as ICRS.
   *
   * @throws IllegalArgumentException with a short reason for what cannot be read: text cut off, too
   *     few or an odd count of numbers, unknown words, an empty region
   */
  public static Footprint parse(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("empty region");
    }
    return MocText.isMoc(text) ? new Footprint(Moc.parse(text), Set.of()) : StcText.parse(text);
  }

  /**
   * A DALI geometry that arrives as an array of degrees.
   *
   * @param xtype circle, polygon, point or range, in any case
   */
  public static Footprint ofDali(String xtype, double[] values) {
    Set<String> notes = new LinkedHashSet<>();
    String name = xtype.strip().toUpperCase(Locale.ROOT);
    return new Footprint(Shapes.of(name, Frame.ICRS, values, notes), notes);
  }

  /** A circle; radius in degrees, 0 to 180. */
  public static Footprint circle(SkyPosition centre, double radius) {
    return new Footprint(Disc.of(centre, radius), Set.of());
  }

  /** A single point. */
  public static Footprint point(SkyPosition position) {
    return new Footprint(new Disc(position.vector(), 0), Set.of());
  }

  /** A coverage map. */
  public static Footprint of(Moc moc) {
    return new Footprint(moc, Set.of());
  }

  /** Whether the position is inside or on the edge. */
  public boolean contains(SkyPosition position) {
    return region.contains(position);
  }

  /** Whether the cone overlaps or touches the footprint; exact, see {@link Moc#meets} for MOCs. */
  public boolean meets(Cone cone) {
    return region.meets(cone);
  }

  /**
   * Whether two footprints overlap or touch, or one contains the other; exact, see {@link
   * Moc#meets} for MOCs.
   */
  public boolean meets(Footprint other) {
    return region.meets(other.region);
  }

  /**
   * Whether all of the cone is inside. True is certain; false may also mean that it takes more than
   * a glance to tell.
   */
  public boolean holds(Cone cone) {
    return region.holds(cone);
  }

  /**
   * Its edge as lines to draw: along each, positions no more than a step of so many degrees apart.
   * Of a coverage map the edges of its cells; of the whole sky none; of a point, itself.
   */
  public List<List<SkyPosition>> lines(double step) {
    return region.lines(Math.toRadians(step));
  }

  Region region() {
    return region;
  }

  /** A cone that holds the footprint, not always the smallest; radius 180 for the whole sky. */
  public Cone bounds() {
    return region.bounds();
  }

  /**
   * Square degrees. Exact for a circle, a range, a MOC and a polygon that does not cross itself;
   * approximate for the others: parts that overlap each other count twice, holes are subtracted.
   */
  public double area() {
    return region.area();
  }

  /** Whether it is a single point. */
  public boolean isPoint() {
    return singlePoint().isPresent();
  }

  /** The point, if it is only one. */
  public Optional<SkyPosition> singlePoint() {
    return region instanceof Disc disc && disc.radius() == 0
        ? Optional.of(disc.centre().position())
        : Optional.empty();
  }

  /** What had to be guessed when it was read, such as "UNKNOWNFRAME taken as ICRS". */
  public Set<String> notes() {
    return notes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Footprint f && region.equals(f.region);
  }

  @Override
  public int hashCode() {
    return region.hashCode();
  }

  @Override
  public String toString() {
    Cone bounds = bounds();
    return "Footprint within " + bounds.radius() + " degrees of " + bounds.centre();
  }
}
