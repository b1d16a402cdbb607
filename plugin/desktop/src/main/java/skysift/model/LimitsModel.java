package skysift.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Range;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import skysift.obscore.ObsCoreColumn;
import skysift.search.DatasetSearch;
import skysift.search.Facet;
import skysift.search.Limits;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

/**
 * The limits on columns of numbers, and how many rows state none. These are counted while somebody
 * watches, on a thread of its own; late answers are dropped.
 */
public final class LimitsModel {
  private static final String PUBLIC = "public";

  private final DatasetSearch index;
  private final SearchModel search;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();
  private ImmutableMap<Quantity, Long> notStated = ImmutableMap.of();
  private Optional<SearchResult> counted = Optional.empty();
  private boolean watched;

  /** Written on the event thread; read on the thread of this model to skip what is superseded. */
  private volatile long newest;

  LimitsModel(DatasetSearch index, SearchModel search, Tasks tasks) {
    this.index = index;
    this.search = search;
    this.tasks = tasks;
    search.addListener(this::changed);
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** The limits that are asked for. */
  public Optional<Limits> limits(Quantity quantity) {
    return Optional.ofNullable(search.request().columns().get(quantity.column()));
  }

  /** The calibration level that rows have at least, when just that is asked. */
  public OptionalInt level() {
    return Optional.ofNullable(search.request().columns().get(ObsCoreColumn.CALIB_LEVEL))
        .filter(limits -> limits.ranges().size() == 1 && !limits.orNotStated())
        .map(limits -> limits.ranges().getFirst())
        .filter(range -> range.hasLowerBound() && !range.hasUpperBound())
        .map(range -> OptionalInt.of((int) Math.ceil(range.lowerEndpoint())))
        .orElse(OptionalInt.empty());
  }

  /** Whether only what is public is asked for. */
  public boolean publicOnly() {
    return search.request().wanted().get(Facet.RIGHTS).equals(Set.of(PUBLIC));
  }

  /**
   * How many of what the rest of the search finds state none; not known before they are counted.
   */
  public OptionalLong notStated(Quantity quantity) {
    Long count = notStated.get(quantity);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /** Asks for all of this in one change of the search. */
  public void ask(Map<Quantity, Optional<Limits>> limits, OptionalInt level, boolean publicOnly) {
    search.change(
        request -> {
          SearchRequest next = request;
          for (Map.Entry<Quantity, Optional<Limits>> one : limits.entrySet()) {
            next = next.withColumn(one.getKey().column(), one.getValue());
          }
          if (!level.equals(level())) {
            next =
                next.withColumn(
                    ObsCoreColumn.CALIB_LEVEL,
                    level.isPresent()
                        ? Optional.of(Limits.overlapping(Range.atLeast((double) level.getAsInt())))
                        : Optional.empty());
          }
          if (publicOnly != publicOnly()) {
            next = publicOnly ? next.only(Facet.RIGHTS, PUBLIC) : next.cleared(Facet.RIGHTS);
          }
          return next;
        });
  }

  /** Whether somebody looks, so that it is worth counting. */
  public void watch(boolean now) {
    watched = now;
    changed();
  }

  private void changed() {
    boolean other =
        !search.result().equals(counted) && !Plain.isSameSearch(counted, search.result());
    listeners.fire();
    if (!watched || !other || search.result().isEmpty()) {
      return;
    }
    counted = search.result();
    SearchRequest asked = Plain.of(counted.get().request()).withPage(0, 0).withFacetLimit(0);
    long number = ++newest;
    tasks.run(
        Tasks.Queue.RANGES,
        () -> count(new WhileWanted(index, () -> number == newest), asked),
        found -> {
          if (number == newest) {
            notStated = found;
            listeners.fire();
          }
        },
        failure -> {
          if (number == newest) {
            notStated = ImmutableMap.of();
            counted = Optional.empty();
            listeners.fire();
          }
        });
  }

  /** Not on the event thread. */
  private static ImmutableMap<Quantity, Long> count(WhileWanted index, SearchRequest asked)
      throws IOException {
    Map<Quantity, Long> counts = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      SearchRequest none = asked.withColumn(quantity.column(), Optional.of(Limits.NOT_STATED));
      counts.put(quantity, index.search(none).total().in(asked.unit()));
    }
    return ImmutableMap.copyOf(counts);
  }
}
