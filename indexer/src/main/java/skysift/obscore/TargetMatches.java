package skysift.obscore;

import static java.util.Comparator.comparingDouble;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Doubles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Which of the user's own targets a dataset lies at, the nearest first. A dataset has them as extra
 * columns: {@link #NAME}, {@link #DISTANCE}, and one for each further column of the user's list;
 * where there are several targets, their values are separated by bars, in the same order.
 */
public record TargetMatches(ImmutableList<Match> all) {
  /** Column of the names. */
  public static final String NAME = "my_target";

  /** Column of the distances from the row's centre, arcsec. */
  public static final String DISTANCE = "my_target_distance";

  /** Begins the names of columns that came from the list. */
  public static final String PREFIX = "my_";

  private static final String BAR = " | ";
  private static final Splitter BARS = Splitter.on(BAR);
  private static final TargetMatches NONE = new TargetMatches(ImmutableList.of());

  /**
   * One target.
   *
   * @param distance from the row's centre, arcsec; NaN when not known
   * @param columns what the list says of it, by the list's name of the column
   */
  public record Match(String target, double distance, ImmutableMap<String, String> columns) {}

  /** Those that a dataset has; none for most. */
  public static TargetMatches of(Dataset dataset) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (ExtraColumn extra : dataset.extras()) {
      if (extra.name().startsWith(PREFIX)) {
        columns.putIfAbsent(extra.name(), BARS.splitToList(extra.text()));
      }
    }
    List<String> names = columns.remove(NAME);
    if (names == null) {
      return NONE;
    }
    List<String> distances = columns.getOrDefault(DISTANCE, List.of());
    columns.remove(DISTANCE);
    ImmutableList.Builder<Match> all = ImmutableList.builder();
    for (int i = 0; i < names.size(); i++) {
      ImmutableMap.Builder<String, String> of = ImmutableMap.builder();
      for (Map.Entry<String, List<String>> column : columns.entrySet()) {
        String value = at(column.getValue(), i);
        if (!value.isBlank()) {
          of.put(column.getKey().substring(PREFIX.length()), value);
        }
      }
      Double distance = Doubles.tryParse(at(distances, i));
      all.add(new Match(names.get(i), distance == null ? Double.NaN : distance, of.build()));
    }
    return new TargetMatches(all.build());
  }

  private static String at(List<String> values, int i) {
    return i < values.size() ? values.get(i) : "";
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Names of the targets. */
  public ImmutableSet<String> names() {
    return all.stream().map(Match::target).collect(ImmutableSet.toImmutableSet());
  }

  /** These, and those of the others that have other names. */
  public TargetMatches and(TargetMatches others) {
    List<Match> both = new ArrayList<>(all);
    others.all.stream().filter(match -> !names().contains(match.target)).forEach(both::add);
    both.sort(comparingDouble(Match::distance));
    return new TargetMatches(ImmutableList.copyOf(both));
  }

  /** The dataset with these and no others. */
  public Dataset on(Dataset dataset) {
    ImmutableList.Builder<ExtraColumn> extras = ImmutableList.builder();
    boolean again = !of(dataset).isEmpty();
    dataset.extras().stream()
        .filter(extra -> !again || !extra.name().startsWith(PREFIX))
        .forEach(extras::add);
    add(extras, NAME, "", Match::target);
    add(extras, DISTANCE, "arcsec", match -> arcsec(match.distance));
    all.stream()
        .flatMap(match -> match.columns.keySet().stream())
        .distinct()
        .forEach(name -> add(extras, column(name), "", m -> m.columns.getOrDefault(name, "")));
    return dataset.withExtras(extras.build());
  }

  /** The column that is made of one of the list's, whose name may be that of one of ours. */
  private static String column(String name) {
    String column = PREFIX + name;
    return column.equals(NAME) || column.equals(DISTANCE) ? column + "_" : column;
  }

  private void add(
      ImmutableList.Builder<ExtraColumn> extras,
      String name,
      String unit,
      Function<Match, String> value) {
    List<String> values = all.stream().map(value.andThen(v -> v.replace(BAR, " / "))).toList();
    if (values.stream().anyMatch(text -> !text.isBlank())) {
      extras.add(new ExtraColumn(name, unit, String.join(BAR, values)));
    }
  }

  private static String arcsec(double distance) {
    return Double.isNaN(distance) ? "" : String.format(Locale.ROOT, "%.2f", distance);
  }
}
