package skysift.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import skysift.app.FailureText;
import skysift.app.Skysift;
import skysift.search.Region;
import skysift.sky.Cone;
import skysift.sky.MocFile;
import skysift.text.Texts;

/**
 * Regions of the search that have to be found out first: maps in files, positions of named objects.
 */
public final class RegionModel {
  private static final Texts TEXTS = Texts.of(RegionModel.class);

  private final Skysift skysift;
  private final SearchModel search;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();

  private Optional<Tasks.Task> running = Optional.empty();
  private String message = "";
  private long newest;

  RegionModel(Skysift skysift, SearchModel search, Tasks tasks) {
    this.skysift = skysift;
    this.search = search;
    this.tasks = tasks;
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** What is being found out, or what went wrong; may be empty. */
  public String message() {
    return message;
  }

  /** Whether something is being found out. */
  public boolean busy() {
    return running.isPresent();
  }

  /** Makes the coverage map in a file the region. */
  public void map(Path file) {
    find(TEXTS.get("region.map", file), () -> new Region.InMoc(MocFile.read(file)));
  }

  /** Makes a cone around an object the region; asks CDS Sesame for its position. */
  public void object(String name, double radius) {
    find(
        TEXTS.get("region.sesame", name),
        () -> new Region.InCone(new Cone(skysift.harvests().desk().position(name), radius)));
  }

  /** Gives up. */
  public void cancel() {
    newest++;
    running.ifPresent(Tasks.Task::cancel);
    running = Optional.empty();
    say("");
  }

  private void find(String what, Callable<Region> work) {
    cancel();
    long number = newest;
    running =
        Optional.of(
            tasks.run(
                Tasks.Queue.ERRANDS,
                work,
                region -> {
                  if (number == newest) {
                    running = Optional.empty();
                    say("");
                    search.change(r -> r.withRegion(Optional.of(region)));
                  }
                },
                failure -> {
                  if (number == newest) {
                    running = Optional.empty();
                    say("⚠ " + FailureText.of(failure));
                  }
                }));
    say(what);
  }

  private void say(String text) {
    message = text;
    listeners.fire();
  }
}
