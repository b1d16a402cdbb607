package skysift.model;

import com.google.common.collect.ImmutableList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import skysift.app.Skysift;
import skysift.harvest.HarvestReport;
import skysift.text.Texts;

/** Archives whose last harvest or import did not bring all: why something may not be found. */
public final class GapsModel {
  private static final Logger LOGGER = Logger.getLogger(GapsModel.class.getName());
  private static final Texts TEXTS = Texts.of(GapsModel.class);

  private final Skysift skysift;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();
  private ImmutableList<String> gaps = ImmutableList.of();
  private int known;

  GapsModel(Skysift skysift, HarvestModel harvest, Tasks tasks) {
    this.skysift = skysift;
    this.tasks = tasks;
    harvest.addListener(
        () -> {
          if (harvest.reports().size() != known) {
            known = harvest.reports().size();
            read();
          }
        });
    read();
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** One sentence an archive. */
  public ImmutableList<String> gaps() {
    return gaps;
  }

  private void read() {
    tasks.run(
        Tasks.Queue.ERRANDS,
        () -> sentences(skysift.reports()),
        found -> {
          gaps = found;
          listeners.fire();
        },
        failure -> LOGGER.log(Level.WARNING, "the reports could not be read", failure));
  }

  private static ImmutableList<String> sentences(List<HarvestReport> reports) {
    Map<String, HarvestReport> last = new LinkedHashMap<>();
    reports.forEach(report -> last.put(report.archive(), report));
    return last.values().stream()
        .filter(report -> report.ending() != HarvestReport.Ending.COMPLETE)
        .map(GapsModel::sentence)
        .collect(ImmutableList.toImmutableList());
  }

  private static String sentence(HarvestReport report) {
    String name = report.archive();
    return switch (report.ending()) {
      case OVERFLOW -> TEXTS.get("gap.overflow", name);
      case CUT -> TEXTS.get("gap.cut", name);
      case STOPPED -> TEXTS.get("gap.stopped", name);
      case FAILED, COMPLETE -> TEXTS.get("gap.failed", name);
    };
  }
}
