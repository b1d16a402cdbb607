package skysift.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skysift.obscore.Dataset;
import skysift.sky.Cone;
import skysift.sky.Footprint;
import skysift.sky.SkyPosition;

/**
 * The footprint of a dataset, made ready to be drawn.
 *
 * @param dataset whose it is; empty for what is asked
 * @param footprint ICRS
 * @param bounds around it
 * @param lines unit vectors, three numbers each, along its edges; ICRS
 */
public record SkyShape(
    Optional<Dataset> dataset, Footprint footprint, Cone bounds, List<double[]> lines) {

  /** Steps between the corners of a line, as a part of its size. */
  private static final double STEPS = 12;

  private static final double SMALLEST = 1e-5;

  /** A shape whose lines have points about as many degrees apart as {@code step}, or closer. */
  public static SkyShape of(Optional<Dataset> dataset, Footprint footprint, double step) {
    Cone bounds = footprint.bounds();
    double fine = Math.max(SMALLEST, Math.min(step, bounds.radius() / STEPS));
    List<double[]> lines = new ArrayList<>();
    for (List<SkyPosition> line : footprint.lines(fine)) {
      double[] vectors = new double[3 * line.size()];
      for (int i = 0; i < line.size(); i++) {
        vectors[3 * i] = line.get(i).x();
        vectors[3 * i + 1] = line.get(i).y();
        vectors[3 * i + 2] = line.get(i).z();
      }
      lines.add(vectors);
    }
    return new SkyShape(dataset, footprint, bounds, List.copyOf(lines));
  }
}
