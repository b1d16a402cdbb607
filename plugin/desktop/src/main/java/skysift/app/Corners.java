package skysift.app;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import skysift.sky.Footprint;
import skysift.sky.SkyPosition;

/** Corners of shapes that are polygons of great circles, one part only. */
public final class Corners {
  /** Degrees that ends of edges may be apart. */
  private static final double SAME = 1e-6;

  private Corners() {}

  /** The corners in order; empty for circles, coverage maps and shapes of several parts. */
  public static Optional<ImmutableList<SkyPosition>> of(Footprint footprint) {
    List<List<SkyPosition>> edges = footprint.lines(180);
    ImmutableList.Builder<SkyPosition> corners = ImmutableList.builder();
    for (int i = 0; i < edges.size(); i++) {
      List<SkyPosition> edge = edges.get(i);
      SkyPosition next = edges.get((i + 1) % edges.size()).getFirst();
      if (edge.size() != 2 || edge.getLast().separation(next) > SAME) {
        return Optional.empty();
      }
      corners.add(edge.getFirst());
    }
    return edges.size() < 3 ? Optional.empty() : Optional.of(corners.build());
  }
}
