package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import skysift.app.FailureText;
import skysift.app.Skysift;
import skysift.app.TakeBack;
import skysift.obscore.Dataset;
import skysift.obscore.ObservationKey;
import skysift.search.Hit;

/** Why datasets are one observation, and what the user decides about it. */
public final class GroupModel {
  private final Skysift skysift;
  private final Tasks tasks;
  private final SearchModel search;
  private final Listeners listeners = new Listeners();

  /** What takes back each decision of this session, the last one first. */
  private final Deque<TakeBack> undo = new ArrayDeque<>();

  private String message = "";

  /**
   * What an observation may contain, or be part of.
   *
   * @param composite whether it is a mosaic, stack or association, which may contain the others
   * @param unseen how many observations whose names begin alike were not looked at
   */
  public record Kin(boolean composite, ImmutableList<Hit> others, long unseen) {}

  GroupModel(Skysift skysift, Tasks tasks, SearchModel search) {
    this.skysift = skysift;
    this.tasks = tasks;
    this.search = search;
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** Why the last decision could not be carried out; may be empty. */
  public String message() {
    return message;
  }

  /** Whether there is a decision of this session to take back. */
  public boolean canUndo() {
    return !undo.isEmpty();
  }

  /** Finds out why datasets are together; {@code done} gets a sentence for each of them. */
  public void why(
      ObservationKey observation,
      Consumer<ImmutableMap<Dataset, String>> done,
      Consumer<String> failed) {
    tasks.run(
        Tasks.Queue.ROWS,
        () -> skysift.why(observation),
        done,
        failure -> failed.accept(FailureText.of(failure)));
  }

  /**
   * Finds out what an observation may contain or be part of; empty where its name does not tell.
   */
  public void relatives(
      ObservationKey observation, Consumer<Optional<Kin>> done, Consumer<String> failed) {
    tasks.run(
        Tasks.Queue.ERRANDS,
        () -> skysift.relatives().of(observation),
        found -> done.accept(found.map(f -> new Kin(f.composite(), f.others(), f.unseen()))),
        failure -> failed.accept(FailureText.of(failure)));
  }

  /** These are an observation of their own from now on. */
  public void split(Collection<Dataset> datasets) {
    decide(() -> skysift.split(datasets));
  }

  /** These observations are one from now on, datasets that do not match included. */
  public void join(Collection<ObservationKey> observations) {
    decide(() -> skysift.join(observations));
  }

  /** These observations are grouped as the archives say from now on. */
  public void asArchivesSay(Collection<ObservationKey> observations) {
    decide(() -> skysift.asArchivesSay(observations));
  }

  /** Takes the last decision of this session back. */
  public void undo() {
    if (canUndo()) {
      TakeBack last = undo.pop();
      tasks.run(
          Tasks.Queue.ERRANDS,
          () -> {
            last.run();
            return true;
          },
          done -> changed(),
          failure -> {
            undo.push(last);
            failed(failure);
          });
    }
  }

  private void decide(Callable<TakeBack> work) {
    tasks.run(
        Tasks.Queue.ERRANDS,
        work,
        undoing -> {
          undo.push(undoing);
          changed();
        },
        this::failed);
  }

  private void changed() {
    message = "";
    search.refresh();
    listeners.fire();
  }

  private void failed(Exception failure) {
    message = FailureText.of(failure);
    listeners.fire();
  }
}
