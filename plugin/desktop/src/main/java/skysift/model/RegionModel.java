package skysift.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
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
  private final Listeners listeners = new Listeners();
  private final Errands errands;

  RegionModel(Skysift skysift, SearchModel search, Tasks tasks) {
    this.skysift = skysift;
    this.search = search;
    errands = new Errands(tasks, Tasks.Queue.ERRANDS, listeners);
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** What is being found out, or what went wrong; may be empty. */
  public String message() {
    return errands.message();
  }

  /** Whether something is being found out. */
  public boolean busy() {
    return errands.busy();
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
    errands.cancel();
  }

  private void find(String what, Callable<Region> work) {
    errands.runOnly(what, work, region -> search.change(r -> r.withRegion(Optional.of(region))));
  }
}
