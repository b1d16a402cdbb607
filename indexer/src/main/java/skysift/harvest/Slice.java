package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

/**
 * The rows of one query of a harvest. The slices that one is cut into hold its rows, each once.
 *
 * @param part which of the plan's conditions holds, from 0
 * @param windows at most one of each column
 * @param after the last value of the paging column on the page before; blank on the first page of a
 *     slice that nothing else cuts any more; else empty
 */
record Slice(int part, ImmutableList<Window> windows, Optional<String> after) {
  private static final Splitter BLANKS = Splitter.on(' ');

  /** What slices are cut by, usually in this order: the start, the place, the wavelength. */
  static final ImmutableList<ObsCoreColumn> AXES =
      ImmutableList.of(
          ObsCoreColumn.T_MIN, ObsCoreColumn.S_DEC, ObsCoreColumn.EM_MIN, ObsCoreColumn.S_RA);

  static Slice whole(int part) {
    return new Slice(part, ImmutableList.of(), Optional.empty());
  }

  Optional<Window> window(ObsCoreColumn axis) {
    return windows.stream().filter(w -> w.column() == axis).findFirst();
  }

  /** Whether a row of this dataset would be in it, as far as windows go. */
  boolean covers(Dataset dataset) {
    return windows.stream().allMatch(w -> w.holds(dataset.number(w.column())));
  }

  /** The same, not in pages. */
  Slice unpaged() {
    return new Slice(part, windows, Optional.empty());
  }

  /** The page that follows the one that ended with this value. */
  Slice next(String last) {
    return new Slice(part, windows, Optional.of(last));
  }

  /**
   * The slices it is cut into, by what was seen of its rows; none when it cannot be cut.
   *
   * @param sample some of the rows' values; empty when none came
   * @param axes {@link #AXES} in the order in which they are tried
   */
  ImmutableList<Slice> cut(Sample sample, ImmutableList<ObsCoreColumn> axes) {
    for (ObsCoreColumn axis : axes) {
      Optional<Window> window = window(axis);
      if (window.isPresent() && window.get().nulls()) {
        continue;
      }
      OptionalDouble at = sample.middle(axis);
      if (at.isPresent() && window.map(w -> inside(w, at.getAsDouble())).orElse(true)) {
        return cut(axis, window, at.getAsDouble());
      }
      if (window.isEmpty() && sample.mixed(axis)) {
        return ImmutableList.of(
            with(Window.between(axis, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)),
            with(Window.notStated(axis)));
      }
    }
    return sample.isEmpty() ? cutBlindly(axes) : ImmutableList.of();
  }

  /** Nothing was seen of the rows: the middle of what telescopes have observed so far. */
  private ImmutableList<Slice> cutBlindly(ImmutableList<ObsCoreColumn> axes) {
    for (ObsCoreColumn axis : axes) {
      Optional<Window> window = window(axis);
      boolean known = axis == ObsCoreColumn.T_MIN || axis == ObsCoreColumn.S_DEC;
      if (known && (window.isEmpty() || !window.get().nulls())) {
        double low = Math.max(window.map(Window::from).orElse(-90.0), lowest(axis));
        double high = Math.min(window.map(Window::to).orElse(1e9), highest(axis));
        double middle = (low + high) / 2;
        if (high - low > 1e-3 && window.map(w -> inside(w, middle)).orElse(true)) {
          return cut(axis, window, middle);
        }
      }
    }
    return ImmutableList.of();
  }

  /** MJD of 1988, or the south pole. */
  private static double lowest(ObsCoreColumn axis) {
    return axis == ObsCoreColumn.T_MIN ? 47_161 : -90;
  }

  /** MJD of 2028, or the north pole. */
  private static double highest(ObsCoreColumn axis) {
    return axis == ObsCoreColumn.T_MIN ? 61_771 : 90;
  }

  private static boolean inside(Window window, double at) {
    return at > window.from() && at < window.to();
  }

  private ImmutableList<Slice> cut(ObsCoreColumn axis, Optional<Window> window, double at) {
    double from = window.map(Window::from).orElse(Double.NEGATIVE_INFINITY);
    double to = window.map(Window::to).orElse(Double.POSITIVE_INFINITY);
    ImmutableList.Builder<Slice> parts = ImmutableList.builder();
    parts.add(with(Window.between(axis, from, at)), with(Window.between(axis, at, to)));
    if (window.isEmpty()) {
      parts.add(with(Window.notStated(axis)));
    }
    return parts.build();
  }

  private Slice with(Window window) {
    ImmutableList.Builder<Window> all = ImmutableList.builder();
    windows.stream().filter(w -> w.column() != window.column()).forEach(all::add);
    return new Slice(part, all.add(window).build(), after);
  }

  /** One line, for the journal. */
  String text() {
    StringBuilder text = new StringBuilder().append(part);
    windows.forEach(w -> text.append(' ').append(w.text()));
    after.ifPresent(a -> text.append(" > ").append(a.replaceAll("[\\r\\n]", " ")));
    return text.toString();
  }

  /**
   * What {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is something else
   */
  static Slice parse(String text) {
    int mark = text.indexOf(" > ");
    Optional<String> after =
        mark < 0 ? Optional.empty() : Optional.of(text.substring(mark + " > ".length()));
    List<String> words = BLANKS.splitToList(mark < 0 ? text : text.substring(0, mark));
    checkArgument(words.size() % 3 == 1, "\"%s\" is no slice", text);
    List<Window> windows = new ArrayList<>();
    for (int i = 1; i < words.size(); i += 3) {
      windows.add(Window.parse(words.get(i), words.get(i + 1), words.get(i + 2)));
    }
    return new Slice(Integer.parseInt(words.getFirst()), ImmutableList.copyOf(windows), after);
  }
}
