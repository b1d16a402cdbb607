package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Range;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skysift.app.FailureText;
import skysift.search.Axis;
import skysift.search.DatasetSearch;
import skysift.search.Histogram;
import skysift.search.Limits;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

/**
 * How the present result spreads over time and wavelength, and the limits on these. Asked for after
 * each answer of the search, on a thread of its own; late answers are dropped.
 */
public final class RangesModel {
  private final DatasetSearch index;
  private final SearchModel search;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();
  private final Map<Axis, Range<Double>> parts = new EnumMap<>(Axis.class);
  private Optional<SearchResult> known = Optional.empty();
  private ImmutableMap<Axis, Histogram> histograms = ImmutableMap.of();
  private ImmutableMap<Axis, Range<Double>> fitted = ImmutableMap.of();
  private String error = "";

  /** Written on the event thread; read on the thread of this model to skip what is superseded. */
  private volatile long newest;

  /** Of the results of {@code search}. */
  public RangesModel(DatasetSearch index, SearchModel search, Tasks tasks) {
    this.index = index;
    this.search = search;
    this.tasks = tasks;
    search.addListener(this::changed);
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /**
   * The newest histogram of an axis. Its first and last bin are open: what lies outside of the part
   * that is looked at.
   */
  public Optional<Histogram> histogram(Axis axis) {
    return Optional.ofNullable(histograms.get(axis));
  }

  /** Why there is no newer one; empty when there is. */
  public String error() {
    return error;
  }

  /** The limits that are asked for. */
  public Optional<Limits> limits(Axis axis) {
    return Optional.ofNullable(search.request().spans().get(axis));
  }

  /** What is counted, for people: observations or datasets. */
  public String unit() {
    return search.request().unit().word();
  }

  /** Whether the user looks at a part of the axis, not at where there is something. */
  public boolean isPart(Axis axis) {
    return parts.containsKey(axis);
  }

  /** Asks for other limits, or none. */
  public void limit(Axis axis, Optional<Limits> limits) {
    search.change(request -> request.withSpan(axis, limits));
  }

  /** Asks for these ranges, in the manner of the limits there are; for nothing, when empty. */
  public void limit(Axis axis, List<Range<Double>> ranges) {
    Optional<Limits> now = limits(axis);
    boolean inside = now.map(Limits::inside).orElse(false);
    boolean orNotStated = now.map(Limits::orNotStated).orElse(false);
    limit(
        axis,
        ranges.isEmpty()
            ? Optional.empty()
            : Optional.of(new Limits(ImmutableList.copyOf(ranges), inside, orNotStated)));
  }

  /**
   * Asks for the ranges that the text says, see {@link RangeText}; for no limits when it is blank.
   *
   * @throws IllegalArgumentException saying what is wrong with the text
   */
  public void limit(Axis axis, String text) {
    limit(axis, text.isBlank() ? List.of() : RangeText.read(axis, text));
  }

  /** Looks at a part of the axis; at where there is something, when empty. */
  public void look(Axis axis, Optional<Range<Double>> part) {
    parts.remove(axis);
    part.ifPresent(range -> parts.put(axis, range));
    ask();
  }

  private void changed() {
    boolean same = Plain.isSameSearch(known, search.result());
    boolean other = !search.result().equals(known);
    known = search.result();
    if (other && !same) {
      ask();
    } else {
      listeners.fire();
    }
  }

  private void ask() {
    long number = ++newest;
    if (known.isEmpty()) {
      return;
    }
    SearchRequest asked = Plain.of(known.get().request());
    ImmutableMap<Axis, Range<Double>> seen = ImmutableMap.copyOf(parts);
    ImmutableMap<Axis, Range<Double>> before = fitted;
    tasks.run(
        Tasks.Queue.RANGES,
        () -> answer(new WhileWanted(index, () -> number == newest), asked, seen, before),
        answer -> {
          if (number == newest) {
            histograms = answer.histograms();
            fitted = answer.fitted();
            error = "";
            listeners.fire();
          }
        },
        failure -> {
          if (number == newest) {
            error = FailureText.of(failure);
            listeners.fire();
          }
        });
    listeners.fire();
  }

  /**
   * What was counted.
   *
   * @param fitted where there is something, of axes of which the user does not look at a part
   */
  private record Answer(
      ImmutableMap<Axis, Histogram> histograms, ImmutableMap<Axis, Range<Double>> fitted) {}

  /**
   * Not on the event thread. An axis stays as it was while what is found still fills it, so that
   * bars do not jump about; else it is fitted anew, which takes one more search, and another where
   * something lies beyond it.
   */
  private static Answer answer(
      WhileWanted index,
      SearchRequest asked,
      Map<Axis, Range<Double>> seen,
      Map<Axis, Range<Double>> before)
      throws IOException {
    Map<Axis, Range<Double>> shown = new EnumMap<>(Axis.class);
    shown.putAll(before);
    shown.putAll(seen);
    Map<Axis, Histogram> counted = new EnumMap<>(Axis.class);
    counted.putAll(counted(index, asked, shown));
    Map<Axis, Range<Double>> fitted = new EnumMap<>(Axis.class);
    Map<Axis, Range<Double>> others = new EnumMap<>(Axis.class);
    SearchRequest whole = asked;
    for (Axis axis : Axis.values()) {
      Histogram histogram = counted.get(axis);
      if (histogram != null && !seen.containsKey(axis) && AxisGrid.fills(histogram)) {
        fitted.put(axis, before.get(axis));
      } else if (!seen.containsKey(axis) && histogram != null && AxisGrid.holdsAll(histogram)) {
        others.put(axis, AxisGrid.occupied(histogram));
      } else if (!seen.containsKey(axis)) {
        whole = whole.withHistogram(axis, AxisGrid.whole(axis));
      }
    }
    fitted.putAll(others);
    if (!whole.histograms().isEmpty()) {
      for (Histogram rough : index.search(whole).histograms().values()) {
        others.put(rough.axis(), AxisGrid.occupied(rough));
        if (rough.counts().stream().anyMatch(count -> count > 0)) {
          fitted.put(rough.axis(), others.get(rough.axis()));
        }
      }
    }
    counted.putAll(counted(index, asked, others));
    return new Answer(ImmutableMap.copyOf(counted), ImmutableMap.copyOf(fitted));
  }

  private static ImmutableMap<Axis, Histogram> counted(
      WhileWanted index, SearchRequest asked, Map<Axis, Range<Double>> parts) throws IOException {
    SearchRequest fine = asked;
    for (Map.Entry<Axis, Range<Double>> part : parts.entrySet()) {
      fine = fine.withHistogram(part.getKey(), AxisGrid.over(part.getKey(), part.getValue()));
    }
    return parts.isEmpty() ? ImmutableMap.of() : index.search(fine).histograms();
  }
}
