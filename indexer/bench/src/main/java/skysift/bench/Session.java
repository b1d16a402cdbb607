package skysift.bench;

import static skysift.search.Facet.ARCHIVE;
import static skysift.search.Facet.COLLECTION;
import static skysift.search.Facet.FACILITY;
import static skysift.search.Facet.FORMAT;
import static skysift.search.Facet.INSTRUMENT;
import static skysift.search.Facet.LEVEL;
import static skysift.search.Facet.TARGET;
import static skysift.search.Facet.TYPE;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.util.Optional;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.search.Unit;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;

/** The requests of a sitting at the screen. */
final class Session {
  /** A request and what to call it. */
  record Query(String name, SearchRequest request) {}

  private static final Survey FIRST = Corpus.SURVEYS.get(0);
  private static final Survey SECOND = Corpus.SURVEYS.get(12);
  private static final String IMAGE = "image";

  private final ImmutableList.Builder<Query> queries = ImmutableList.builder();
  private final SearchRequest all;

  private Session(Unit unit) {
    all = SearchRequest.everything().withUnit(unit).withFacets(Answer.FACETS);
  }

  static ImmutableList<Query> queries(Unit unit) {
    Session session = new Session(unit);
    session.addFacets();
    session.addRegions();
    session.addRanges();
    session.addTexts();
    return session.queries.build();
  }

  private void addFacets() {
    add("all", all);
    add("type", with(all, TYPE, IMAGE));
    add("type or type", with(all, TYPE, IMAGE, "spectrum"));
    add("type, level", with(with(all, TYPE, IMAGE), LEVEL, "2"));
    add("facility", with(all, FACILITY, FIRST.facilities().get(0)));
    add("collection", with(all, COLLECTION, FIRST.collection()));
    add("archive", with(all, ARCHIVE, "Southern"));
    add("archive, level or level", with(with(all, ARCHIVE, "Meridian"), LEVEL, "1", "2"));
    add("instruments", with(all, INSTRUMENT, some(Survey.INSTRUMENTS, 0, 5, 20)));
    add(
        "archives, formats",
        with(with(all, ARCHIVE, "Meridian", "Southern"), FORMAT, some(Survey.FORMATS, 0, 3)));
    add("target", with(all, TARGET, ObservationRows.target(3)));
    SearchRequest three = with(with(all, ARCHIVE, "Southern"), TYPE, SECOND.types().get(0));
    add("three facets", with(three, LEVEL, "" + SECOND.level()));
    add("four facets", with(with(three, LEVEL, "1", "2"), FORMAT, SECOND.formats().get(0)));
  }

  private void addRegions() {
    add("cone 0.2", cone(all, Place.cluster(3), 0.2));
    add("cone 1", cone(all, Place.cluster(4), 1));
    add("cone 5", cone(all, Place.cluster(5), 5));
    add("cone 30", cone(all, Place.cluster(6), 30));
    add("cone over RA 0", cone(all, Place.cluster(0), 4));
    add("cone at the pole", cone(all, Place.cluster(1), 10));
    add("cone, type", cone(with(all, TYPE, IMAGE), Place.cluster(7), 2));
    add(
        "cone, archive, levels",
        cone(with(with(all, ARCHIVE, "Meridian"), LEVEL, "0", "1"), Place.cluster(0), 8));
  }

  private void addRanges() {
    add("month", all.withTime(Optional.of(Range.closed(53_000.0, 53_030.0))));
    add("year", all.withTime(Optional.of(Range.closed(52_000.0, 52_365.0))));
    add(
        "decade, facility",
        with(all, FACILITY, FIRST.facilities().get(0))
            .withTime(Optional.of(Range.atLeast(53_000.0))));
    add("optical", all.withWavelength(Optional.of(Range.closed(4e-7, 7e-7))));
    add("radio", all.withWavelength(Optional.of(Range.atLeast(1e-3))));
    add(
        "infrared, two years",
        all.withWavelength(Optional.of(Range.closed(1e-6, 3e-5)))
            .withTime(Optional.of(Range.closed(51_000.0, 51_730.0))));
  }

  private void addTexts() {
    add("frequent word", all.withText(Words.ALL.get(1)));
    add("rare word", all.withText(Words.ALL.get(300)));
    add("two words", all.withText(Words.ALL.get(0) + " " + Words.ALL.get(2)));
    add("name of a target", all.withText(ObservationRows.target(43)));
    add("word, type", with(all, TYPE, IMAGE).withText(Words.ALL.get(3)));
    add(
        "cone, time, wavelength, type",
        cone(with(all, TYPE, IMAGE, "spectrum"), Place.cluster(8), 10)
            .withTime(Optional.of(Range.closed(50_000.0, 56_000.0)))
            .withWavelength(Optional.of(Range.closed(1e-8, 1e-3))));
  }

  private void add(String name, SearchRequest request) {
    queries.add(new Query(name, request));
  }

  private static String[] some(ImmutableList<String> pool, int... numbers) {
    return java.util.Arrays.stream(numbers).mapToObj(pool::get).toArray(String[]::new);
  }

  static SearchRequest with(SearchRequest request, Facet facet, String... values) {
    SearchRequest changed = request;
    for (String value : values) {
      changed = changed.toggled(facet, value);
    }
    return changed;
  }

  static SearchRequest cone(SearchRequest request, SkyPosition centre, double radius) {
    return request.withCone(Optional.of(new Cone(centre, radius)));
  }
}
