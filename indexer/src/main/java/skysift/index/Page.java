package skysift.index;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.apache.lucene.util.FixedBitSet;
import skysift.obscore.CalibrationLevel;
import skysift.obscore.Dataset;
import skysift.obscore.ObservationKey;
import skysift.obscore.Role;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.Unit;

/**
 * The rows of one page. An observation stands where the first of its matching datasets would stand:
 * the least value of the column, or the greatest in descending order.
 */
final class Page {
  /** Products before what is not to work with, then higher levels, then by key. */
  static final Comparator<Dataset> BEST_FIRST =
      Comparator.comparing((Dataset dataset) -> dataset.role() != Role.PRODUCT)
          .thenComparing(Dataset::role)
          .thenComparing(Page::level, Comparator.reverseOrder())
          .thenComparing(Dataset::key);

  private final Snapshot snapshot;
  private final Columns columns;
  private final FixedBitSet matching;
  private final SearchRequest request;

  Page(Snapshot snapshot, FixedBitSet matching, SearchRequest request) throws IOException {
    this.snapshot = snapshot;
    this.columns = snapshot.columns();
    this.matching = matching;
    this.request = request;
  }

  ImmutableList<Hit> hits() throws IOException {
    if (request.limit() == 0 || matching.cardinality() <= request.offset()) {
      return ImmutableList.of();
    }
    double[] values = SortValues.of(snapshot, matching, request.sort().column());
    return request.unit() == Unit.OBSERVATIONS ? observations(values) : datasets(values);
  }

  private ImmutableList<Hit> observations(double[] values) throws IOException {
    double[] ofObservation = new double[columns.observationCount()];
    IntStream.Builder candidates = IntStream.builder();
    for (int observation = 0; observation < ofObservation.length; observation++) {
      boolean matches = false;
      double first = Double.NaN;
      for (int i = columns.from(observation); i < columns.to(observation); i++) {
        int doc = columns.dataset(i);
        if (matching.get(doc)) {
          matches = true;
          first = compare(values[doc], first) < 0 ? values[doc] : first;
        }
      }
      ofObservation[observation] = first;
      if (matches) {
        candidates.add(observation);
      }
    }
    ImmutableList.Builder<Hit> hits = ImmutableList.builder();
    for (int observation : page(candidates.build(), ofObservation)) {
      hits.add(hit(observation));
    }
    return hits.build();
  }

  private ImmutableList<Hit> datasets(double[] values) throws IOException {
    double[] ofPosition = new double[columns.datasetCount()];
    IntStream.Builder candidates = IntStream.builder();
    for (int position = 0; position < ofPosition.length; position++) {
      int doc = columns.dataset(position);
      ofPosition[position] = values[doc];
      if (matching.get(doc)) {
        candidates.add(position);
      }
    }
    ImmutableList.Builder<Hit> hits = ImmutableList.builder();
    for (int position : page(candidates.build(), ofPosition)) {
      ObservationKey key = key(columns.observationAt(position));
      Dataset dataset = snapshot.dataset(columns.dataset(position));
      hits.add(new Hit(key, ImmutableList.of(dataset)));
    }
    return hits.build();
  }

  /** Candidates come, and stay where values are equal, in the order of their keys. */
  private List<Integer> page(IntStream candidates, double[] values) {
    long end = (long) request.offset() + request.limit();
    Comparator<Integer> byValue = (a, b) -> compare(values[a], values[b]);
    Comparator<Integer> order = byValue.thenComparing(Comparator.naturalOrder());
    PriorityQueue<Integer> first = new PriorityQueue<>(order.reversed());
    candidates.forEach(
        candidate -> {
          boolean full = first.size() == end;
          if (full && compare(values[candidate], values[first.peek()]) >= 0) {
            return;
          }
          if (full) {
            first.poll();
          }
          first.add(candidate);
        });
    return first.stream().sorted(order).skip(request.offset()).toList();
  }

  /** Not stated last in either direction. */
  private int compare(double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Boolean.compare(Double.isNaN(a), Double.isNaN(b));
    }
    return request.sort().descending() ? Double.compare(b, a) : Double.compare(a, b);
  }

  private Hit hit(int observation) throws IOException {
    List<Dataset> datasets = new ArrayList<>();
    for (int i = columns.from(observation); i < columns.to(observation); i++) {
      if (matching.get(columns.dataset(i))) {
        datasets.add(snapshot.dataset(columns.dataset(i)));
      }
    }
    return new Hit(key(observation), ImmutableList.sortedCopyOf(BEST_FIRST, datasets));
  }

  private ObservationKey key(int observation) throws IOException {
    return new ObservationKey(columns.observationKey(observation));
  }

  private static int level(Dataset dataset) {
    return dataset.calibrationLevel().map(CalibrationLevel::number).orElse(-1);
  }
}
