package skysift.sky;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SketchTest {

  private static final double WAVE = 1e-9;

  @Test
  void a_footprint_lies_between_the_two_circles_of_its_sketch() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      // GIVEN
      SkyPosition place = Sphere.anywhere(random);
      double size = 60 * Math.pow(10, -6 * random.nextDouble());
      List<SkyPosition> corners = Sphere.star(random, place, size, 0.9);
      Footprint footprint = Footprint.parse(Sphere.stcs(corners));
      // WHEN
      long sketch = Sketch.of(footprint);
      // THEN
      then(sketch).isNotNegative();
      SkyPosition centre = Sketch.centre(sketch).position();
      double outer = Math.toDegrees(Sketch.outer(sketch));
      for (SkyPosition corner : corners) {
        then(Sphere.distance(centre, corner)).isLessThanOrEqualTo(outer + WAVE);
      }
      double inner = Math.toDegrees(Sketch.inner(sketch));
      for (int bearing = 0; inner > 0 && bearing < 360; bearing += 10) {
        then(footprint.contains(Sphere.from(centre, bearing, inner * (1 - WAVE)))).isTrue();
      }
      then(outer).isLessThan(1.05 * footprint.bounds().radius() + 0.3 / 3600);
      then(Healpix.cell(8, centre)).isEqualTo(Sketch.cell(sketch, 8));
    }
  }

  @Test
  void a_circle_leaves_some_percent_between_the_two() {
    for (double radius : new double[] {0.003, 0.1, 5, 179}) {
      long sketch = Sketch.of(Footprint.circle(new SkyPosition(10, -89.99), radius));
      then(Math.toDegrees(Sketch.outer(sketch))).isBetween(radius, radius * 1.03);
      then(Math.toDegrees(Sketch.inner(sketch))).isBetween(radius * 0.93, radius);
    }
    then(Sketch.inner(Sketch.of(Footprint.point(new SkyPosition(1, 2))))).isZero();
    then(Sketch.inner(Sketch.of(Footprint.parse("Circle 1 2 3 Not (Circle 1 2 1)")))).isZero();
    then(Sketch.outer(Sketch.of(Footprint.parse("AllSky")))).isGreaterThanOrEqualTo(Math.PI);
  }

  @Test
  void what_a_sketch_tells_is_true_of_the_footprint() {
    Random random = new Random(2);
    int[] answers = new int[3];
    for (int i = 0; i < 4000; i++) {
      // GIVEN a footprint near the edge of a region
      SkyPosition place = Sphere.anywhere(random);
      double size = 30 * Math.pow(10, -4 * random.nextDouble());
      Footprint region = region(random, place, size);
      SkyPosition beside =
          Sphere.from(place, 360 * random.nextDouble(), 2 * size * random.nextDouble());
      double own = size * random.nextDouble();
      Footprint footprint = Footprint.parse(Sphere.stcs(Sphere.star(random, beside, own, 0.8)));
      long sketch = Sketch.of(footprint);
      // WHEN
      Meeting.Answer answer = new Meeting(region).of(sketch);
      Meeting.Answer ofAll = new Meeting(region).ofAll(sketch & -(1L << 30), sketch);
      // THEN
      boolean meets = footprint.meets(region);
      then(answer).isNotEqualTo(meets ? Meeting.Answer.NO : Meeting.Answer.YES);
      then(ofAll).isNotEqualTo(meets ? Meeting.Answer.NO : Meeting.Answer.YES);
      answers[answer.ordinal()]++;
    }
    for (int count : answers) {
      then(count).isGreaterThan(150);
    }
  }

  private static Footprint region(Random random, SkyPosition place, double size) {
    return switch (random.nextInt(3)) {
      case 0 -> Footprint.circle(place, size);
      case 1 -> Footprint.parse(Sphere.stcs(Sphere.star(random, place, size, 0.8)));
      default -> Footprint.of(Moc.of(Footprint.circle(place, size), orderOf(size)));
    };
  }

  private static int orderOf(double size) {
    int order = 0;
    while (order < 12 && Healpix.reach(order) > size / 2) {
      order++;
    }
    return order;
  }

  @Test
  void a_cone_lies_in_the_cell_that_is_told_to_hold_it() {
    Random random = new Random(3);
    int coarse = 0;
    for (int i = 0; i < 20_000; i++) {
      SkyPosition place = Sphere.anywhere(random);
      double radius = 20 * Math.pow(10, -6 * random.nextDouble());
      int order = Healpix.orderHolding(Healpix.cell(29, place), Math.toRadians(radius));
      coarse += order >= 0 && Healpix.reach(order) > 50 * radius ? 1 : 0;
      for (int j = 0; order >= 0 && j < 24; j++) {
        SkyPosition edge = Sphere.from(place, 15 * j, radius);
        then(Healpix.cell(order, edge)).isEqualTo(Healpix.cell(order, place));
      }
    }
    then(coarse).isLessThan(4000);
  }

  @Test
  void the_cells_of_a_footprint_are_those_that_have_a_part_of_it() {
    Random random = new Random(4);
    for (int i = 0; i < 60; i++) {
      SkyPosition place = Sphere.anywhere(random);
      double size = 20 * Math.pow(10, -3 * random.nextDouble());
      Footprint footprint = Footprint.parse(Sphere.stcs(Sphere.star(random, place, size, 0.8)));
      int order = orderOf(size) + 1;
      Moc moc = Moc.of(footprint, order);
      then(moc.order()).isEqualTo(order);
      then(moc.area()).isGreaterThan(footprint.area() * (1 - WAVE));
      for (int j = 0; j < 200; j++) {
        SkyPosition p = Sphere.from(place, 360 * random.nextDouble(), size * random.nextDouble());
        if (footprint.contains(p)) {
          then(moc.contains(p)).isTrue();
        }
      }
      moc.forEachCell((o, cell) -> then(Footprint.parse(o + "/" + cell).meets(footprint)).isTrue());
    }
  }
}
