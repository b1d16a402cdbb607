package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import skysift.harvest.Archive.SpatialDialect;

/**
 * How a service takes a region: what is remembered of it.
 *
 * @param dialect how the region is put
 * @param frame whether shapes name their frame
 */
record Manner(SpatialDialect dialect, boolean frame) {
  /** In the order in which they are tried. */
  private static final ImmutableList<Manner> ALL =
      ImmutableList.of(
          new Manner(SpatialDialect.INTERSECTS, true),
          new Manner(SpatialDialect.INTERSECTS, false),
          new Manner(SpatialDialect.CENTRE_IN_CONE, true),
          new Manner(SpatialDialect.CENTRE_IN_CONE, false),
          new Manner(SpatialDialect.BOX, false));

  static Manner first(SpatialDialect dialect) {
    return new Manner(dialect, dialect != SpatialDialect.BOX);
  }

  /** What is tried when a service refuses this one. */
  Optional<Manner> next() {
    int at = ALL.indexOf(this);
    return at + 1 < ALL.size() ? Optional.of(ALL.get(at + 1)) : Optional.empty();
  }

  String text() {
    return switch (dialect) {
      case INTERSECTS -> frame ? "intersects" : "intersects without a frame";
      case CENTRE_IN_CONE -> frame ? "centre" : "centre without a frame";
      case BOX -> "box";
    };
  }

  static Optional<Manner> parse(String text) {
    return ALL.stream().filter(m -> m.text().equals(text)).findFirst();
  }
}
