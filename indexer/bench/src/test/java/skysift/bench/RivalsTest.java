package skysift.bench;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import skysift.bench.Session.Query;
import skysift.search.Unit;

/** A figure means something only if the engines give the same answers. */
class RivalsTest {
  private static final int ROWS = 4000;

  @ParameterizedTest
  @EnumSource(Corpus.Kind.class)
  void all_engines_give_the_same_answers(Corpus.Kind kind, @TempDir Path place) throws IOException {
    // GIVEN
    Corpus corpus = new Corpus(kind, ROWS, 0.3);
    Own.write(corpus, place.resolve("index"));
    DuckDbTable.write(corpus, place.resolve("tuned.duckdb"));
    LuceneRows.write(corpus, place.resolve("lucene"));
    StilTable.write(corpus, place.resolve("table.fits"));
    try (Engine own = new Own(place.resolve("index"));
        Engine duckDb = new DuckDb(place.resolve("tuned.duckdb"));
        Engine lucene = new LuceneFacets(place.resolve("lucene"));
        Engine stil = new StilScan(place.resolve("table.fits"))) {
      for (Engine rival : List.of(duckDb, lucene, stil)) {
        // WHEN
        Race.Outcome outcome =
            new Race(own, rival, true, Clock.WALL, Duration.ZERO, 1, 1).run(queries(corpus));
        // THEN
        then(outcome.results()).allSatisfy(r -> then(r.difference()).as(r.query()).isEmpty());
        then(Arrays.stream(outcome.rivalSamples())).allMatch(millis -> millis > 0);
      }
    }
  }

  private static ImmutableList<Query> queries(Corpus corpus) {
    return Stream.concat(
            Session.queries(Unit.DATASETS).stream(),
            Unseen.queries(corpus, Unit.DATASETS, 100, 2).stream())
        .collect(ImmutableList.toImmutableList());
  }
}
