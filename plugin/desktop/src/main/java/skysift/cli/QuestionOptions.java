package skysift.cli;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import skysift.app.Skysift;
import skysift.harvest.Archive;
import skysift.harvest.HarvestRegion;
import skysift.harvest.HarvestRequest;
import skysift.sky.Cone;
import skysift.sky.MocFile;
import skysift.sky.SkyPosition;

/** What archives are asked, as options. */
final class QuestionOptions {
  @Option(
      names = "--archive",
      paramLabel = "NAME|URL",
      description =
          "A known archive, or the base URL of a TAP service; several times for several (default:"
              + " all archives that are on).")
  private List<String> archives = List.of();

  @Option(
      names = "--cone",
      paramLabel = "\"RA DEC RADIUS\"",
      description = "Part of the sky, ICRS degrees.")
  private String cone;

  @Option(
      names = "--polygon",
      paramLabel = "\"RA DEC RA DEC ...\"",
      description = "Corners, ICRS degrees; edges are great circles.")
  private String polygon;

  @Option(names = "--moc", paramLabel = "FILE", description = "Coverage map: FITS, ASCII or JSON.")
  private Path moc;

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "An object; its position is asked of CDS Sesame (SIMBAD, NED, VizieR).")
  private String target;

  @Option(
      names = "--positions",
      paramLabel = "FILE",
      description =
          "A table of your targets with right ascensions and declinations, or with names, which"
              + " are asked of CDS Sesame. Rows keep which of them they matched.")
  private Path positions;

  @Option(
      names = "--ra-unit",
      paramLabel = "deg|hour",
      description = "Of right ascensions in --positions that state none.")
  private String unit;

  @Option(
      names = "--radius",
      paramLabel = "R",
      description = "Around --target or --positions: degrees, or with a unit (2', 10\").")
  private String radius;

  @Option(
      names = "--skymap",
      paramLabel = "FILE",
      description = "Probability map of an event, HEALPix in FITS; with --credible.")
  private Path skymap;

  @Option(
      names = "--credible",
      paramLabel = "P",
      description = "How much of the probability in --skymap, such as 0.9.")
  private Double credible;

  @Mixin private SpanOptions spans;

  @Option(names = "--type", paramLabel = "TYPE", description = "Product type, such as image.")
  private List<String> types = List.of();

  @Option(names = "--level", paramLabel = "0-4", description = "Calibration level.")
  private List<Integer> levels = List.of();

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      description = "Collection, as the archive writes it.")
  private List<String> collections = List.of();

  @Option(
      names = "--facility",
      paramLabel = "NAME",
      description = "Facility, as the archive writes it.")
  private List<String> facilities = List.of();

  @Option(
      names = {"--max-rows", "--limit"},
      paramLabel = "N",
      description = "Rows of each archive at most (default: 1000000).")
  private long maxRows = HarvestRequest.DEFAULT_ROWS;

  /**
   * What is asked.
   *
   * @throws IllegalArgumentException naming what is not understood
   * @throws IOException naming the file that cannot be read
   */
  HarvestRequest request(Skysift skysift) throws IOException {
    if (maxRows < 1) {
      throw new IllegalArgumentException("--max-rows " + maxRows + " must be 1 or more");
    }
    return new HarvestRequest(
        asked(skysift),
        region(skysift),
        spans.timeRanges(),
        spans.wavelengthRanges(),
        types.stream()
            .map(type -> type.strip().toLowerCase(Locale.ROOT))
            .collect(ImmutableList.toImmutableList()),
        ImmutableList.copyOf(levels),
        ImmutableList.copyOf(collections),
        ImmutableList.copyOf(facilities),
        maxRows);
  }

  /** What CDS Sesame says of the target, with its sources; none when no target is asked. */
  List<String> resolved(Skysift skysift) throws IOException {
    checkRegion();
    return target == null ? List.of() : skysift.harvests().desk().named(target);
  }

  /** A saved question, asked of the archives given, if any are. */
  HarvestRequest narrowed(Skysift skysift, HarvestRequest saved) {
    return archives.isEmpty() ? saved : saved.askedOf(asked(skysift));
  }

  private ImmutableList<Archive> asked(Skysift skysift) {
    return archives.isEmpty()
        ? skysift.archives().stream()
            .filter(a -> a.enabled() && a.tap().isPresent() && !a.facts().simulated())
            .collect(ImmutableList.toImmutableList())
        : archives.stream().map(skysift::archive).collect(ImmutableList.toImmutableList());
  }

  /** Before anybody is asked anything. */
  private void checkRegion() {
    if (Stream.of(cone, polygon, moc, target, positions, skymap).filter(o -> o != null).count()
        > 1) {
      throw new IllegalArgumentException(
          "Only one of --cone, --polygon, --moc, --target, --positions and --skymap can be asked");
    }
    if ((skymap == null) != (credible == null)) {
      throw new IllegalArgumentException("--skymap and --credible go together");
    }
    if ((target != null || positions != null) != (radius != null)) {
      throw new IllegalArgumentException("--radius goes with --target or --positions");
    }
    if (unit != null && !unit.equals("deg") && !unit.equals("hour")) {
      throw new IllegalArgumentException("--ra-unit is deg or hour, not " + unit);
    }
    if (radius != null) {
      degrees();
    }
  }

  private Optional<HarvestRegion> region(Skysift skysift) throws IOException {
    checkRegion();
    if (cone != null) {
      return Optional.of(new HarvestRegion.InCone(Cone.parse(cone)));
    }
    if (polygon != null) {
      return Optional.of(HarvestRegion.InPolygon.parse(polygon));
    }
    if (moc != null) {
      return Optional.of(new HarvestRegion.InMoc(MocFile.read(moc)));
    }
    if (skymap != null) {
      return Optional.of(skysift.harvests().desk().credible(skymap, credible));
    }
    if (target != null) {
      return Optional.of(around(skysift.harvests().desk().position(target)));
    }
    return positions == null
        ? Optional.empty()
        : Optional.of(
            new HarvestRegion.AroundTargets(
                skysift.harvests().desk().targets(positions, Optional.ofNullable(unit)),
                degrees()));
  }

  private HarvestRegion around(SkyPosition position) {
    return new HarvestRegion.InCone(new Cone(position, degrees()));
  }

  private double degrees() {
    try {
      return Cone.parse("0 0 " + radius).radius();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--radius " + radius + " is no radius such as 0.1 or 5'", e);
    }
  }
}
