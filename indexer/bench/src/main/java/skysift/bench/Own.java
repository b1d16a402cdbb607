package skysift.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.nio.file.Path;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.index.Writing;
import skysift.obscore.ObsCoreColumn;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

/** The index that is measured. */
final class Own implements Engine {
  private static final int BATCH = 10_000;

  private final DatasetIndex index;

  Own(Path directory) throws IOException {
    index = DatasetIndex.open(directory, Grouping.builtIn());
  }

  /**
   * What indexing took, making rows aside.
   *
   * @param committed until all rows could be searched
   * @param tidied until segments were put together, too
   */
  record Written(Stopwatch.Time committed, Stopwatch.Time tidied) {}

  /** Writes the corpus into a directory. */
  static Written write(Corpus corpus, Path directory) throws IOException {
    Stopwatch watch = new Stopwatch();
    try (DatasetIndex index = DatasetIndex.open(directory, Grouping.builtIn())) {
      try (Writing writing = index.beginWriting()) {
        corpus.forEachPage(
            page -> {
              watch.start();
              for (int from = 0; from < page.size(); from += BATCH) {
                writing.add(page.subList(from, Math.min(page.size(), from + BATCH)));
              }
              watch.stop();
            });
        watch.start();
        writing.commit();
        watch.stop();
      }
      Stopwatch.Time committed = watch.time();
      watch.start();
      index.tidy(() -> false);
      watch.stop();
      return new Written(committed, watch.time());
    }
  }

  @Override
  public String name() {
    return "Skysift";
  }

  SearchResult search(SearchRequest request) throws IOException {
    return index.search(request);
  }

  @Override
  public Answer answer(SearchRequest request) throws IOException {
    SearchResult result = search(request);
    return new Answer(
        result.total().datasets(),
        Maps.toMap(
            Answer.FACETS,
            facet -> Answer.top(result.counts(facet).top().stream(), request.facetLimit())),
        result.hits().stream()
            .flatMap(hit -> hit.datasets().stream())
            .map(
                d ->
                    new Answer.Row(
                        d.key().token(), d.number(ObsCoreColumn.T_MIN).orElse(Double.NaN)))
            .collect(ImmutableList.toImmutableList()));
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
