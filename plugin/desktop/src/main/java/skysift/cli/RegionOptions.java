package skysift.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import skysift.search.Region;
import skysift.sky.Cone;
import skysift.sky.Moc;

/** Where on the sky: one region at most. */
final class RegionOptions {
  /** More than any map of the finest order that is told in cells of a survey. */
  private static final long LARGEST = 256L << 20;

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
      description = "Footprint overlaps this coverage map, ASCII or JSON.")
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
      return Optional.of(new Region.InMoc(map(moc)));
    }
    return Optional.ofNullable(position).map(Region::position);
  }

  private long given() {
    return Stream.of(cone, polygon, moc, position).filter(option -> option != null).count();
  }

  private static Moc map(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("There is no file " + file);
    }
    if (Files.size(file) > LARGEST) {
      throw new IllegalArgumentException(file + " is larger than 256 MB");
    }
    try {
      return Moc.parse(Files.readString(file));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file + " is no MOC: " + e.getMessage(), e);
    }
  }
}
