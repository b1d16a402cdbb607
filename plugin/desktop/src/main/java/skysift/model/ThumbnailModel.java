package skysift.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skysift.app.FailureText;
import skysift.obscore.Dataset;
import skysift.obscore.ObservationKey;

/**
 * Previews of the rows in view, while the user wants them: only then are archives asked. What goes
 * out of view before its preview came is not asked for any more.
 */
public final class ThumbnailModel {
  /** What came of rows beyond these is asked for again when they come into view again. */
  private static final int MOST_KEPT = 2_000;

  private final Finder finder;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();
  private final Map<String, Tasks.Task> coming = new HashMap<>();
  private final Map<String, Thumbnail> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Thumbnail> eldest) {
          return size() > MOST_KEPT;
        }
      };
  private boolean wanted;

  /** Finds and fetches the picture of a row; blocks, and is never called on the event thread. */
  @FunctionalInterface
  public interface Finder {
    /** Empty when there is none. */
    Optional<Path> find(Optional<ObservationKey> observation, List<Dataset> datasets)
        throws IOException;
  }

  /**
   * A row in view.
   *
   * @param name names it, whatever the search
   * @param observation all datasets of which are meant; none for the given ones only
   * @param datasets the best first
   */
  public record Row(String name, Optional<ObservationKey> observation, List<Dataset> datasets) {}

  /** What came of a row. */
  public sealed interface Thumbnail {
    /** A picture file from outside: to be read with care. */
    record Here(Path file) implements Thumbnail {}

    /** Nothing is said to be its preview. */
    record None() implements Thumbnail {}

    /** It could not be had, and why. */
    record Fault(String why) implements Thumbnail {}
  }

  /** Nothing is wanted at first. */
  public ThumbnailModel(Finder finder, Tasks tasks) {
    this.finder = finder;
    this.tasks = tasks;
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** Whether the user wants previews. */
  public boolean wanted() {
    return wanted;
  }

  /** From now on archives are asked for previews of rows in view, or no longer. */
  public void want(boolean now) {
    wanted = now;
    if (!wanted) {
      coming.values().forEach(Tasks.Task::cancel);
      coming.clear();
    }
    known.values().removeIf(Thumbnail.Fault.class::isInstance);
    listeners.fire();
  }

  /** What came of a row; empty while nothing did. */
  public Optional<Thumbnail> of(String name) {
    return Optional.ofNullable(known.get(name));
  }

  /** Whether it is being asked for. */
  public boolean isComing(String name) {
    return coming.containsKey(name);
  }

  /** Tells which rows are in view. */
  public void see(List<Row> rows) {
    if (!wanted) {
      return;
    }
    Set<String> inView = rows.stream().map(Row::name).collect(Collectors.toSet());
    coming
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !inView.contains(entry.getKey());
              if (gone) {
                entry.getValue().cancel();
              }
              return gone;
            });
    for (Row row : rows) {
      if (!known.containsKey(row.name()) && !coming.containsKey(row.name())) {
        ask(row);
      }
    }
  }

  private void ask(Row row) {
    Tasks.Task[] own = new Tasks.Task[1];
    own[0] =
        tasks.run(
            Tasks.Queue.THUMBNAILS,
            () -> finder.find(row.observation(), row.datasets()),
            found ->
                came(
                    row.name(),
                    own[0],
                    found.<Thumbnail>map(Thumbnail.Here::new).orElseGet(Thumbnail.None::new)),
            failure -> came(row.name(), own[0], new Thumbnail.Fault(FailureText.of(failure))));
    coming.put(row.name(), own[0]);
  }

  /** What comes of a row that is not asked for any more is dropped. */
  private void came(String name, Tasks.Task task, Thumbnail thumbnail) {
    if (coming.remove(name, task)) {
      known.put(name, thumbnail);
      listeners.fire();
    }
  }
}
