package skysift.model;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Range;
import com.google.common.primitives.Ints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skysift.app.ArchiveDesk;
import skysift.app.Corners;
import skysift.harvest.Archive;
import skysift.harvest.HarvestRegion;
import skysift.harvest.HarvestRequest;
import skysift.search.Axis;
import skysift.search.Facet;
import skysift.search.Limits;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.sky.Cone;
import skysift.sky.MocFile;
import skysift.text.Texts;

/**
 * A question to archives as it is typed. Lists have commas between their parts; what is empty is
 * not asked about.
 *
 * @param where which of the ways to name a region
 * @param place the cone, corners, name or file, by {@code where}
 * @param radius around an object or targets; for a probability map how much of it, 0 to 1
 * @param unit of right ascensions in a list of targets that states none: deg, hour, or empty
 * @param times {@code FROM/TO}, several with commas between
 * @param wavelengths likewise
 * @param types product types
 * @param levels calibration levels
 * @param collections as the archives write them
 * @param facilities likewise
 * @param maxRows of each archive at most
 * @param view the region of the window's search
 */
public record HarvestForm(
    Where where,
    String place,
    String radius,
    String unit,
    String times,
    String wavelengths,
    String types,
    ImmutableSortedSet<Integer> levels,
    String collections,
    String facilities,
    long maxRows,
    Optional<Region> view) {
  private static final Texts TEXTS = Texts.of(HarvestForm.class);
  private static final Splitter PARTS = Splitter.on(',').trimResults().omitEmptyStrings();

  /** The ways to name a region. */
  public enum Where {
    EVERYWHERE,
    CONE,
    POLYGON,
    VIEW,
    MAP,
    OBJECT,
    TARGETS,
    PROBABILITY
  }

  /** What the window's search asks, as far as archives can be asked for it. */
  public static HarvestForm of(SearchRequest request) {
    Optional<Region> region = request.region();
    Where where =
        region.isEmpty()
            ? Where.EVERYWHERE
            : region.get() instanceof Region.InCone ? Where.CONE : Where.VIEW;
    return new HarvestForm(
        where,
        request.cone().map(HarvestForm::words).orElse(""),
        "",
        "",
        words(request, Axis.TIME),
        words(request, Axis.WAVELENGTH),
        String.join(", ", stated(request, Facet.TYPE)),
        stated(request, Facet.LEVEL).stream()
            .map(Ints::tryParse)
            .filter(level -> level != null)
            .collect(ImmutableSortedSet.toImmutableSortedSet(Integer::compare)),
        "",
        "",
        HarvestRequest.DEFAULT_ROWS,
        region);
  }

  /** The same for one collection and type only. */
  public HarvestForm of(String collection, String type) {
    return new HarvestForm(
        where,
        place,
        radius,
        unit,
        times,
        wavelengths,
        type,
        levels,
        collection,
        facilities,
        maxRows,
        view);
  }

  private static List<String> stated(SearchRequest request, Facet facet) {
    return request.wanted().get(facet).stream().filter(value -> !value.isEmpty()).toList();
  }

  private static String words(Cone cone) {
    return cone.centre().ra() + " " + cone.centre().dec() + " " + cone.radius();
  }

  private static String words(SearchRequest request, Axis axis) {
    Limits limits = request.spans().get(axis);
    return limits == null ? "" : RangeText.ranges(axis, limits);
  }

  /**
   * The question without its region.
   *
   * @throws IllegalArgumentException naming what is not understood
   */
  HarvestRequest request(List<Archive> archives) {
    return new HarvestRequest(
        ImmutableList.copyOf(archives),
        Optional.empty(),
        ranges(Axis.TIME, times),
        ranges(Axis.WAVELENGTH, wavelengths),
        PARTS
            .splitToStream(types.toLowerCase(Locale.ROOT))
            .collect(ImmutableList.toImmutableList()),
        levels.asList(),
        ImmutableList.copyOf(PARTS.split(collections)),
        ImmutableList.copyOf(PARTS.split(facilities)),
        maxRows);
  }

  private static ImmutableList<Range<Double>> ranges(Axis axis, String text) {
    return text.isBlank() ? ImmutableList.of() : RangeText.read(axis, text);
  }

  /**
   * Checks what can be checked without reading a file or asking anybody.
   *
   * @throws IllegalArgumentException naming what is not understood
   */
  void check(List<Archive> archives) {
    request(archives);
    switch (where) {
      case CONE -> Cone.parse(place);
      case POLYGON -> HarvestRegion.InPolygon.parse(place);
      case OBJECT, TARGETS -> degrees();
      case PROBABILITY -> share();
      case EVERYWHERE, VIEW, MAP -> {}
    }
    boolean named = where.compareTo(Where.MAP) < 0 || !place.isBlank();
    if (!named) {
      throw new IllegalArgumentException(TEXTS.get("question.missing"));
    }
  }

  /** Reads files and asks Sesame, by {@code where}. Not on the event thread. */
  Optional<HarvestRegion> region(ArchiveDesk desk) throws IOException {
    return switch (where) {
      case EVERYWHERE -> Optional.empty();
      case CONE -> Optional.of(new HarvestRegion.InCone(Cone.parse(place)));
      case POLYGON -> Optional.of(HarvestRegion.InPolygon.parse(place));
      case VIEW -> view.map(HarvestForm::region);
      case MAP -> Optional.of(new HarvestRegion.InMoc(MocFile.read(Path.of(place.strip()))));
      case OBJECT ->
          Optional.of(new HarvestRegion.InCone(new Cone(desk.position(place.strip()), degrees())));
      case TARGETS ->
          Optional.of(
              new HarvestRegion.AroundTargets(
                  desk.targets(Path.of(place.strip()), Optional.of(unit).filter(u -> !u.isEmpty())),
                  degrees()));
      case PROBABILITY -> Optional.of(desk.credible(Path.of(place.strip()), share()));
    };
  }

  private static HarvestRegion region(Region region) {
    return switch (region) {
      case Region.InCone in -> new HarvestRegion.InCone(in.cone());
      case Region.InMoc in -> new HarvestRegion.InMoc(in.moc());
      case Region.At at -> new HarvestRegion.InCone(new Cone(at.position(), at.tolerance()));
      case Region.InPolygon in ->
          Corners.of(in.footprint())
              .<HarvestRegion>map(HarvestRegion.InPolygon::new)
              .orElseGet(() -> new HarvestRegion.InCone(in.footprint().bounds()));
    };
  }

  private double degrees() {
    try {
      return Cone.parse("0 0 " + radius).radius();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + radius + "\" is no radius such as 0.1 or 5'", e);
    }
  }

  private double share() {
    try {
      double share = Double.parseDouble(radius.strip());
      if (share > 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + radius + "\" is no share such as 0.9", e);
    }
    throw new IllegalArgumentException("\"" + radius + "\" is not between 0 and 1, such as 0.9");
  }
}
