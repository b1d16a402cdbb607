package skysift.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import skysift.bench.Session.Query;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.search.Unit;

/** Requests by chance, each about a row that is there, so that most of them find something. */
final class Unseen {
  private final Corpus corpus;
  private final SplittableRandom random;

  private Unseen(Corpus corpus, long seed) {
    this.corpus = corpus;
    random = Seeds.random(8, seed);
  }

  static ImmutableList<Query> queries(Corpus corpus, Unit unit, int count, long seed) {
    Unseen unseen = new Unseen(corpus, seed);
    ImmutableList.Builder<Query> queries = ImmutableList.builder();
    List<Dataset> page = List.of();
    for (int i = 0; i < count; i++) {
      if (i % 20 == 0) {
        page = corpus.page(unseen.random.nextInt(corpus.pages()));
      }
      Dataset row = Seeds.one(page, unseen.random);
      queries.add(new Query("unseen " + i, unseen.about(row, unit)));
    }
    return queries.build();
  }

  private static SearchRequest everything(Unit unit) {
    return SearchRequest.everything().withUnit(unit).withFacets(Answer.FACETS);
  }

  private SearchRequest about(Dataset row, Unit unit) {
    SearchRequest request = facets(everything(unit), row);
    if (chance(0.3)) {
      request = place(request, row);
    }
    if (chance(0.25)) {
      request = time(request, row);
    }
    if (chance(0.2)) {
      request = wavelength(request, row);
    }
    return chance(0.2) ? text(request, row) : request;
  }

  private SearchRequest facets(SearchRequest everything, Dataset row) {
    SearchRequest request = everything;
    List<Facet> facets = Answer.FACETS.asList();
    for (int n = random.nextInt(5); n > 0; n--) {
      Facet facet = facets.get(Seeds.skewed(facets.size() - (chance(0.1) ? 0 : 1), 1, random));
      request = wanting(request, facet, Columns.text(row, facet));
      if (chance(0.4)) {
        Dataset other = Seeds.one(corpus.page(0), random);
        request = wanting(request, facet, Columns.text(other, facet));
      }
    }
    return request;
  }

  private static SearchRequest wanting(SearchRequest request, Facet facet, String value) {
    return request.wanted().containsEntry(facet, value) ? request : request.toggled(facet, value);
  }

  private SearchRequest place(SearchRequest request, Dataset row) {
    double radius = 0.2 * Math.pow(150, random.nextDouble());
    return row.position()
        .map(p -> Place.offset(p, radius * random.nextDouble(), 360 * random.nextDouble()))
        .map(centre -> Session.cone(request, centre, radius))
        .orElse(request);
  }

  private SearchRequest time(SearchRequest request, Dataset row) {
    double start = row.number(ObsCoreColumn.T_MIN).orElse(53_000);
    double days = Math.pow(10, 4 * random.nextDouble());
    return request.withTime(
        Optional.of(
            chance(0.2) ? Range.atLeast(start) : Range.closed(start - days / 2, start + days / 2)));
  }

  private SearchRequest wavelength(SearchRequest request, Dataset row) {
    double from = row.number(ObsCoreColumn.EM_MIN).orElse(5e-7);
    double factor = Math.pow(10, 2 * random.nextDouble());
    return request.withWavelength(Optional.of(Range.closed(from, from * factor)));
  }

  private SearchRequest text(SearchRequest request, Dataset row) {
    String[] words = row.text(ObsCoreColumn.OBS_TITLE).orElseThrow().split(" ");
    return request.withText(chance(0.5) ? words[0] : words[0] + " " + words[1]);
  }

  private boolean chance(double odds) {
    return random.nextDouble() < odds;
  }
}
