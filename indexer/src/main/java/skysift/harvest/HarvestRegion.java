package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.stream.Collectors;
import skysift.obscore.Dataset;
import skysift.sky.Cone;
import skysift.sky.Footprint;
import skysift.sky.Moc;
import skysift.sky.SkyPosition;

/** The part of the sky that is harvested, ICRS. */
public sealed interface HarvestRegion {

  /** Shapes for queries that together hold all of it, and perhaps more. */
  ImmutableList<Shape> shapes();

  /** The dataset as it is kept; empty when its footprint, or its lack of one, keeps it out. */
  Optional<Dataset> keep(Dataset dataset);

  /** For reading. */
  String words();

  /** A circle. */
  record InCone(Cone cone) implements HarvestRegion {
    @Override
    public ImmutableList<Shape> shapes() {
      return ImmutableList.of(new Shape.Circle(cone));
    }

    @Override
    public Optional<Dataset> keep(Dataset dataset) {
      return dataset.footprint().filter(f -> f.meets(cone)).map(f -> dataset);
    }

    @Override
    public String words() {
      return "cone " + numbers(cone.centre()) + " " + cone.radius();
    }
  }

  /** A polygon of great circles. */
  record InPolygon(ImmutableList<SkyPosition> corners) implements HarvestRegion {
    public InPolygon {
      footprint(corners);
    }

    /**
     * Reads "RA DEC RA DEC ..." in degrees.
     *
     * @throws IllegalArgumentException saying what is wrong with the text
     */
    public static InPolygon parse(String text) {
      String[] words = text.strip().split("[\\s,]+");
      checkArgument(
          words.length >= 6 && words.length % 2 == 0,
          "\"%s\" is no polygon: RA and DEC of three corners or more, in degrees, were expected",
          text);
      ImmutableList.Builder<SkyPosition> corners = ImmutableList.builder();
      try {
        for (int i = 0; i < words.length; i += 2) {
          corners.add(
              SkyPosition.of(Double.parseDouble(words[i]), Double.parseDouble(words[i + 1])));
        }
        return new InPolygon(corners.build());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("\"" + text + "\" is no polygon: " + e.getMessage(), e);
      }
    }

    @Override
    public ImmutableList<Shape> shapes() {
      return ImmutableList.of(new Shape.Polygon(corners, footprint(corners).bounds()));
    }

    @Override
    public Optional<Dataset> keep(Dataset dataset) {
      Footprint here = footprint(corners);
      return dataset.footprint().filter(f -> f.meets(here)).map(f -> dataset);
    }

    @Override
    public String words() {
      return "polygon "
          + corners.stream().map(HarvestRegion::numbers).collect(Collectors.joining(" "));
    }

    private static Footprint footprint(ImmutableList<SkyPosition> corners) {
      double[] values =
          corners.stream()
              .flatMapToDouble(c -> java.util.stream.DoubleStream.of(c.ra(), c.dec()))
              .toArray();
      return Footprint.ofDali("polygon", values);
    }
  }

  /** A coverage map. */
  record InMoc(Moc moc) implements HarvestRegion {
    @Override
    public ImmutableList<Shape> shapes() {
      return MocCells.circles(moc);
    }

    @Override
    public Optional<Dataset> keep(Dataset dataset) {
      Footprint here = Footprint.of(moc);
      return dataset.footprint().filter(f -> f.meets(here)).map(f -> dataset);
    }

    @Override
    public String words() {
      return "moc " + MocCells.ascii(moc);
    }
  }

  /**
   * Circles around the user's targets. Rows keep which of them they matched.
   *
   * @param radius in degrees, the same for all
   */
  record AroundTargets(TargetList targets, double radius) implements HarvestRegion {
    public AroundTargets {
      checkArgument(radius > 0 && radius <= 180, "radius %s is not in 0 to 180 degrees", radius);
    }

    @Override
    public ImmutableList<Shape> shapes() {
      return targets.all().stream()
          .map(target -> new Shape.Circle(new Cone(target.position(), radius)))
          .collect(ImmutableList.toImmutableList());
    }

    @Override
    public Optional<Dataset> keep(Dataset dataset) {
      return targets.matched(dataset, radius);
    }

    @Override
    public String words() {
      return "targets "
          + radius
          + " "
          + targets.all().stream()
              .map(t -> t.name() + " " + numbers(t.position()))
              .collect(Collectors.joining(", "));
    }
  }

  /** A circle or polygon as it goes into a query. */
  sealed interface Shape {
    /** A cone that holds all of it. */
    Cone bounds();

    /** A circle. */
    record Circle(Cone cone) implements Shape {
      @Override
      public Cone bounds() {
        return cone;
      }
    }

    /** A polygon of great circles. */
    record Polygon(ImmutableList<SkyPosition> corners, Cone bounds) implements Shape {}
  }

  private static String numbers(SkyPosition position) {
    return position.ra() + " " + position.dec();
  }
}
