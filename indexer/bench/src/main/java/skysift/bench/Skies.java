package skysift.bench;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import skysift.bench.Session.Query;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.search.Unit;
import skysift.sky.Footprint;
import skysift.sky.Healpix;
import skysift.sky.Moc;
import skysift.sky.SkyPosition;

/**
 * Regions, maps of the sky and nothing else; so many that none is remembered when it comes again.
 */
final class Skies {
  private static final int TARGETS = 20_000;

  private final ImmutableList.Builder<Query> queries = ImmutableList.builder();
  private final SearchRequest all;

  private Skies(Unit unit) {
    all = SearchRequest.everything().withUnit(unit).withPage(0, 0);
  }

  static ImmutableList<Query> queries(Unit unit) {
    Skies skies = new Skies(unit);
    for (double size : new double[] {0.05, 0.5, 3, 20, 90}) {
      skies.add("cone " + size, Session.cone(skies.all, Place.cluster(9), size));
      skies.add("polygon " + size, pentagon(Place.cluster(10), size));
    }
    for (int order : new int[] {3, 6, 8, 10}) {
      skies.add("MOC, disc of 8 degrees, order " + order, disc(Place.cluster(11), 8, order));
      skies.add("MOC, disc of 1 degree, order " + order, disc(Place.cluster(12), 1, order));
      skies.add(
          "MOC, half the sky, order " + order, disc(SkyPosition.of(0, 90), 90, Math.min(8, order)));
      skies.add("MOC, about 20,000 targets, order " + order, strewn(order));
    }
    skies.add("density, order 5, all", skies.all.withDensity(OptionalInt.of(5)));
    SearchRequest some = Session.cone(skies.all, Place.cluster(6), 30);
    skies.add("density, order 5, cone 30", some.withDensity(OptionalInt.of(5)));
    skies.add("density, order 8, all", skies.all.withDensity(OptionalInt.of(8)));
    skies.add("cover, order 8, all", skies.all.withCover(OptionalInt.of(8)));
    skies.add("cover, order 10, cone 30", some.withCover(OptionalInt.of(10)));
    SearchRequest nearest = some.withSort(Sort.NEAREST).withPage(0, 100);
    skies.add("nearest 100, cone 30", nearest);
    return skies.queries.build();
  }

  private void add(String name, Region region) {
    add(name, all.withRegion(Optional.of(region)));
  }

  private void add(String name, SearchRequest request) {
    queries.add(new Query(name, request));
  }

  private static Region pentagon(SkyPosition centre, double size) {
    StringBuilder corners = new StringBuilder("POLYGON");
    for (int corner = 0; corner < 5; corner++) {
      SkyPosition at = Place.offset(centre, Math.min(85, size), 72 * corner);
      corners.append(' ').append(at.ra()).append(' ').append(at.dec());
    }
    return new Region.InPolygon(Footprint.parse(corners.toString()));
  }

  /** The cells that touch a disc, but for one in eight. */
  private static Region disc(SkyPosition centre, double radius, int order) {
    Moc whole = Moc.of(Footprint.circle(centre, radius), order);
    SplittableRandom random = Seeds.random(11, order);
    StringBuilder text = new StringBuilder(order + "/");
    whole.forEachCell(
        (cellOrder, cell) -> {
          int shift = 2 * (order - cellOrder);
          for (long child = cell << shift; child < cell + 1 << shift; child++) {
            text.append(random.nextInt(8) == 0 ? "" : child + " ");
          }
        });
    return new Region.InMoc(Moc.parse(text.toString()));
  }

  private static Region strewn(int order) {
    StringBuilder text = new StringBuilder(order + "/");
    for (int target = 0; target < TARGETS; target++) {
      text.append(Healpix.cell(order, Place.ofTarget(10L * target))).append(' ');
    }
    return new Region.InMoc(Moc.parse(text.toString()));
  }
}
