package skysift.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import skysift.search.Region;
import skysift.sky.Cone;
import skysift.sky.MocFile;

/** Where on the sky: one region at most. */
final class RegionOptions {
  @Option(
      names = "--cone",
      paramLabel = "\"RA DEC RADIUS\"",
      description = "Footprint overlaps this cone, ICRS degrees.")
  private String cone;

  @Option(
      names = "--polygon",
      paramLabel = "\"RA DEC RA DEC ...\"",
      description = "Footprint overlaps this polygon, ICRS degrees, or a shape in STC-S.")
  private String polygon;

  @Option(
      names = "--moc",
      paramLabel = "FILE",
      description = "Footprint overlaps this coverage map, FITS, ASCII or JSON.")
  private Path moc;

  @Option(
      names = "--position",
      paramLabel = "\"RA DEC [TOLERANCE]\"",
      description = "Footprint contains this position, to 2 arcsec unless told otherwise.")
  private String position;

  @Option(
      names = "--footprint-stated",
      description = "Not what states only a position and a field of view.")
  private boolean footprintStated;

  boolean any() {
    return given() > 0 || footprintStated;
  }

  boolean footprintStated() {
    return footprintStated;
  }

  /**
   * The region, if one is asked for.
   *
   * @throws IOException when the map's file cannot be read
   */
  Optional<Region> region() throws IOException {
    if (given() > 1) {
      throw new IllegalArgumentException(
          "Only one of --cone, --polygon, --moc and --position can be asked");
    }
    if (cone != null) {
      return Optional.of(new Region.InCone(Cone.parse(cone)));
    }
    if (polygon != null) {
      return Optional.of(Region.polygon(polygon));
    }
    if (moc != null) {
      return Optional.of(new Region.InMoc(MocFile.read(moc)));
    }
    return Optional.ofNullable(position).map(Region::position);
  }

  private long given() {
    return Stream.of(cone, polygon, moc, position).filter(option -> option != null).count();
  }
}
