package skysift.index;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.util.FixedBitSet;
import skysift.obscore.CalibrationLevel;
import skysift.obscore.Dataset;
import skysift.obscore.Role;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.search.SortKey;
import skysift.search.Unit;

/**
 * The rows of one page. An observation stands where the first of its matching datasets would stand:
 * the least value of the column, or the greatest in descending order. Only what is on the page is
 * read.
 */
final class Page {
  /** Products before what is not to work with, then higher levels, then by key. */
  static final Comparator<Dataset> BEST_FIRST =
      Comparator.comparing((Dataset dataset) -> dataset.role() != Role.PRODUCT)
          .thenComparing(Dataset::role)
          .thenComparing(Page::level, Comparator.reverseOrder())
          .thenComparing(Dataset::key);

  private final Snapshot snapshot;
  private final Observations observations;
  private final FixedBitSet matching;
  private final SearchRequest request;

  Page(Snapshot snapshot, FixedBitSet matching, SearchRequest request) throws IOException {
    this.snapshot = snapshot;
    this.observations = snapshot.columns().observations();
    this.matching = matching;
    this.request = request;
  }

  ImmutableList<Hit> hits() throws IOException {
    if (request.limit() == 0 || matching.cardinality() <= request.offset()) {
      return ImmutableList.of();
    }
    boolean together = request.unit() == Unit.OBSERVATIONS;
    List<List<Integer>> rows = new ArrayList<>();
    for (int doc : page(together)) {
      rows.add(together ? together(doc) : List.of(doc));
    }
    List<Snapshot.Row> all = snapshot.rows(rows.stream().flatMap(List::stream).toList());
    ImmutableList.Builder<Hit> hits = ImmutableList.builder();
    int read = 0;
    for (List<Integer> row : rows) {
      List<Snapshot.Row> shown = all.subList(read, read + row.size());
      read += row.size();
      hits.add(
          new Hit(
              shown.get(0).observation(),
              shown.stream()
                  .map(Snapshot.Row::dataset)
                  .sorted(BEST_FIRST)
                  .collect(ImmutableList.toImmutableList())));
    }
    return hits.build();
  }

  private int[] page(boolean together) throws IOException {
    return (long) request.offset() + request.limit() <= RowOrder.NEAR
        ? order().page(matching, together, request.offset(), request.limit())
        : listing().page(request.offset(), request.limit());
  }

  /** How many rows come before the one that a document is in; -1 for those that do not match. */
  int[] places(int[] documents) throws IOException {
    return listing().places(documents);
  }

  private Listing listing() throws IOException {
    return snapshot.listing(
        request,
        matching,
        () ->
            new Listing(
                order(), matching, request.unit() == Unit.OBSERVATIONS, snapshot.ordering()));
  }

  private RowOrder order() throws IOException {
    Sort sort = request.order();
    if (sort.key() != SortKey.Asked.DISTANCE) {
      return snapshot.order(sort);
    }
    SortNumbers distances = new Distances(request, sort.descending()).of(snapshot, matching);
    return RowOrder.ofSome(distances, observations);
  }

  /** The matching datasets of a document's observation. */
  private List<Integer> together(int doc) {
    int observation = observations.of(doc);
    List<Integer> datasets = new ArrayList<>();
    for (int i = observations.from(observation); i < observations.to(observation); i++) {
      if (matching.get(observations.dataset(i))) {
        datasets.add(observations.dataset(i));
      }
    }
    return datasets;
  }

  private static int level(Dataset dataset) {
    return dataset.calibrationLevel().map(CalibrationLevel::number).orElse(-1);
  }
}
