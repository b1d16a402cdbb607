package skysift.index;

import com.google.common.collect.ComparisonChain;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import com.google.common.primitives.Ints;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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
      (a, b) ->
          ComparisonChain.start()
              .compareTrueFirst(a.role() == Role.PRODUCT, b.role() == Role.PRODUCT)
              .compare(a.role(), b.role())
              .compare(level(b), level(a))
              .compare(a.key(), b.key())
              .result();

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
    int[][] rows =
        IntStream.of(page(together))
            .mapToObj(doc -> together ? together(doc) : new int[] {doc})
            .toArray(int[][]::new);
    List<Snapshot.Row> all = snapshot.rows(Ints.asList(Ints.concat(rows)));
    ImmutableList.Builder<Hit> hits = ImmutableList.builder();
    int read = 0;
    for (int[] row : rows) {
      hits.add(hit(all.subList(read, read + row.length)));
      read += row.length;
    }
    return hits.build();
  }

  /** An observation of these datasets. */
  static Hit hit(List<Snapshot.Row> rows) {
    return new Hit(
        rows.get(0).observation(),
        ImmutableList.sortedCopyOf(BEST_FIRST, Lists.transform(rows, Snapshot.Row::dataset)));
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
    try (Ordering.Run run = snapshot.ordering().begin(matching.cardinality())) {
      Distances distances = new Distances(request, sort.descending());
      return RowOrder.ofSome(distances.of(snapshot, matching, run), observations);
    }
  }

  /** The matching datasets of a document's observation. */
  private int[] together(int doc) {
    int observation = observations.of(doc);
    return IntStream.range(observations.from(observation), observations.to(observation))
        .map(observations::dataset)
        .filter(matching::get)
        .toArray();
  }

  private static int level(Dataset dataset) {
    return dataset.calibrationLevel().map(CalibrationLevel::number).orElse(-1);
  }
}
