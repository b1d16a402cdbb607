package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import skysift.sky.Cone;
import skysift.sky.Footprint;
import skysift.sky.SkyPosition;

/**
 * The user's targets. Rows that match some of them say so in columns of their own: {@link #NAME}
 * and {@link #DISTANCE}, and one for each column of the list; where there are several, they are
 * separated by bars, in the same order.
 */
public final class TargetList {
  /** Column of the matched targets' names. */
  public static final String NAME = "my_target";

  /** Column of their distances from the row's centre, arcsec. */
  public static final String DISTANCE = "my_target_distance";

  /** Begins the names of columns that came from the list. */
  private static final String PREFIX = "my_";

  /** Stands between several targets. */
  public static final String BAR = " | ";

  private final ImmutableList<Target> all;
  private final ImmutableSet<String> columns;

  /** Targets whose names differ, at least one. */
  public TargetList(List<Target> targets) {
    checkArgument(!targets.isEmpty(), "no targets");
    all =
        targets.stream()
            .sorted(Comparator.comparingDouble((Target t) -> t.position().dec()))
            .collect(ImmutableList.toImmutableList());
    Set<String> names = new LinkedHashSet<>();
    all.forEach(t -> checkArgument(names.add(t.name()), "target %s is listed twice", t.name()));
    columns =
        all.stream()
            .flatMap(t -> t.columns().keySet().stream())
            .collect(ImmutableSet.toImmutableSet());
  }

  /** In the order of their declinations. */
  public ImmutableList<Target> all() {
    return all;
  }

  /** Whether this column says something of the user's targets. */
  private static boolean isOwn(String column) {
    return column.startsWith(PREFIX);
  }

  /**
   * The later of two versions of a dataset, with what the earlier says of targets if it says
   * nothing.
   */
  public static Dataset kept(Dataset before, Dataset after) {
    if (!matchedBy(after).isEmpty() || matchedBy(before).isEmpty()) {
      return after;
    }
    ImmutableList.Builder<ExtraColumn> extras = ImmutableList.builder();
    extras.addAll(after.extras());
    before.extras().stream().filter(extra -> isOwn(extra.name())).forEach(extras::add);
    return after.withExtras(extras.build());
  }

  /** Names of the targets that a kept dataset says it matched. */
  static List<String> matchedBy(Dataset dataset) {
    return dataset.extras().stream()
        .filter(extra -> extra.name().equals(NAME))
        .flatMap(extra -> Splitter.on(BAR).splitToStream(extra.text()))
        .toList();
  }

  /** The dataset with the targets that its footprint comes near; empty when it comes near none. */
  Optional<Dataset> matched(Dataset dataset, double radius) {
    Optional<Footprint> footprint = dataset.footprint();
    if (footprint.isEmpty()) {
      return Optional.empty();
    }
    Cone bounds = footprint.get().bounds();
    double reach = bounds.radius() + radius + 1e-9;
    List<Target> matched = new ArrayList<>();
    for (int i = first(bounds.centre().dec() - reach); i < all.size(); i++) {
      Target target = all.get(i);
      if (target.position().dec() > bounds.centre().dec() + reach) {
        break;
      }
      if (footprint.get().meets(new Cone(target.position(), radius))) {
        matched.add(target);
      }
    }
    return matched.isEmpty() ? Optional.empty() : Optional.of(marked(dataset, bounds, matched));
  }

  private int first(double dec) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).position().dec() < dec) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Dataset marked(Dataset dataset, Cone bounds, List<Target> matched) {
    SkyPosition centre = dataset.position().orElse(bounds.centre());
    List<Target> nearest = new ArrayList<>(matched);
    nearest.sort(Comparator.comparingDouble(t -> t.position().separation(centre)));
    ImmutableList.Builder<ExtraColumn> extras = ImmutableList.builder();
    extras.addAll(dataset.extras());
    extras.add(new ExtraColumn(NAME, "", joined(nearest.stream().map(Target::name).toList())));
    extras.add(
        new ExtraColumn(
            DISTANCE,
            "arcsec",
            joined(nearest.stream().map(t -> arcsec(t.position().separation(centre))).toList())));
    for (String column : columns) {
      List<String> values =
          nearest.stream().map(t -> t.columns().getOrDefault(column, "")).toList();
      if (values.stream().anyMatch(v -> !v.isBlank())) {
        extras.add(new ExtraColumn(PREFIX + column, "", joined(values)));
      }
    }
    return dataset.withExtras(extras.build());
  }

  private static String joined(List<String> values) {
    return values.stream().collect(Collectors.joining(BAR));
  }

  private static String arcsec(double degrees) {
    return String.format(Locale.ROOT, "%.2f", degrees * 3600);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TargetList list && all.equals(list.all);
  }

  @Override
  public int hashCode() {
    return all.hashCode();
  }
}
