package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import skysift.app.FailureText;
import skysift.app.ReportJson;
import skysift.app.ReportText;
import skysift.app.Skysift;
import skysift.harvest.Archive;
import skysift.harvest.ArchiveHealth;
import skysift.harvest.HarvestProgress;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestRequest;
import skysift.text.Texts;

/** One question to archives: which are asked, what is known of each, what they answered. */
public final class QuestionModel {
  private static final Texts TEXTS = Texts.of(QuestionModel.class);

  private final Skysift skysift;
  private final HarvestModel harvest;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();
  private final Errands errands;

  private final Set<String> chosen = new LinkedHashSet<>();
  private final Map<String, ArchiveHealth> healths = new HashMap<>();
  private final Map<String, String> faults = new HashMap<>();
  private ImmutableMap<String, Instant> harvested = ImmutableMap.of();
  private ImmutableList<String> saved = ImmutableList.of();
  private ImmutableList<HarvestReport> earlier = ImmutableList.of();

  /**
   * An archive that can be asked.
   *
   * @param health what a probe found out
   * @param fault why a probe could not be made; may be empty
   * @param harvested when it was harvested last
   * @param progress how far the running harvest is there
   * @param report what came of the newest harvest
   */
  public record Row(
      Archive archive,
      boolean chosen,
      Optional<ArchiveHealth> health,
      String fault,
      Optional<Instant> harvested,
      Optional<HarvestProgress> progress,
      Optional<HarvestReport> report) {}

  private record Known(ImmutableMap<String, Instant> harvested, ImmutableList<String> saved) {}

  QuestionModel(Skysift skysift, HarvestModel harvest, Tasks tasks) {
    this.skysift = skysift;
    this.harvest = harvest;
    this.tasks = tasks;
    errands = new Errands(tasks, Tasks.Queue.ERRANDS, listeners);
    archives().stream()
        .filter(archive -> archive.enabled() && !archive.facts().simulated())
        .forEach(archive -> chosen.add(archive.name()));
    harvest.addListener(listeners::fire);
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  private List<Archive> archives() {
    return skysift.archives().stream().filter(a -> a.tap().isPresent()).toList();
  }

  /** All archives that can be asked. */
  public ImmutableList<Row> rows() {
    return archives().stream()
        .map(
            archive -> {
              String name = archive.name();
              return new Row(
                  archive,
                  chosen.contains(name),
                  Optional.ofNullable(healths.get(name)),
                  faults.getOrDefault(name, ""),
                  Optional.ofNullable(harvested.get(name)),
                  harvest.progress().stream().filter(at -> at.archive().equals(name)).findFirst(),
                  harvest.newest().stream().filter(r -> r.archive().equals(name)).findFirst());
            })
        .collect(ImmutableList.toImmutableList());
  }

  /** Asks this archive too, or not. */
  public void choose(String archive, boolean wanted) {
    if (wanted) {
      chosen.add(archive);
    } else {
      chosen.remove(archive);
    }
    listeners.fire();
  }

  /** Asks this archive and no other. */
  public void only(String archive) {
    chosen.clear();
    chosen.add(archive);
    listeners.fire();
  }

  /** Names of saved questions. */
  public ImmutableList<String> saved() {
    return saved;
  }

  /** What is being done, or what went wrong; may be empty. */
  public String message() {
    return errands.message();
  }

  /** Whether something is found out that takes its time; a running harvest aside. */
  public boolean busy() {
    return errands.busy() && !message().isEmpty();
  }

  /** Reads which questions are saved, and when archives were harvested last. */
  public void refresh() {
    errands.run(
        "",
        () -> new Known(skysift.lastHarvests(), skysift.harvests().saved().names()),
        known -> {
          harvested = known.harvested();
          saved = known.saved();
        });
  }

  /** Asks the chosen archives what they are; a dozen small queries each. */
  public void probe() {
    List<Archive> asked = chosenArchives();
    errands.run(
        TEXTS.get("question.probing", asked.size()),
        () -> {
          for (Archive archive : asked) {
            probe(archive);
          }
          return null;
        },
        nothing -> {});
  }

  /** Errand thread. */
  private void probe(Archive archive) throws IOException {
    try {
      ArchiveHealth health = skysift.harvests().desk().probe(archive);
      tasks.onEventThread(
          () -> {
            faults.remove(archive.name());
            healths.put(archive.name(), health);
            listeners.fire();
          });
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      tasks.onEventThread(
          () -> {
            faults.put(archive.name(), FailureText.of(e));
            listeners.fire();
          });
    }
  }

  private List<Archive> chosenArchives() {
    return archives().stream().filter(archive -> chosen.contains(archive.name())).toList();
  }

  /**
   * Asks the chosen archives.
   *
   * @throws IllegalArgumentException naming what is not understood, or that none is chosen
   */
  public void ask(HarvestForm form, boolean changesOnly) {
    with(form, request -> harvest.harvest(request, changesOnly));
  }

  /**
   * Keeps the question under a name.
   *
   * @throws IllegalArgumentException naming what is not understood
   */
  public void save(HarvestForm form, String name) {
    with(
        form,
        request ->
            errands.run(
                "",
                () -> {
                  skysift.harvests().saved().save(name, request);
                  return skysift.harvests().saved().names();
                },
                names -> saved = names));
  }

  /** Asks a saved question again. */
  public void again(String name, boolean changesOnly) {
    errands.run(
        "",
        () -> skysift.harvests().saved().named(name),
        request -> harvest.harvest(request, changesOnly));
  }

  private void with(HarvestForm form, Consumer<HarvestRequest> taker) {
    List<Archive> asked = chosenArchives();
    if (asked.isEmpty()) {
      throw new IllegalArgumentException(TEXTS.get("question.nobody"));
    }
    form.check(asked);
    errands.run(
        TEXTS.get("question.region"),
        () -> {
          HarvestRequest request = form.request(asked);
          return form.region(skysift.harvests().desk()).map(request::in).orElse(request);
        },
        taker);
  }

  /** Stops what is being found out. */
  public void cancel() {
    errands.cancel();
  }

  /** What came of the newest harvest, in full; before that, of earlier ones when asked for. */
  public String report() {
    ImmutableList<HarvestReport> newest = harvest.newest();
    return text(newest.isEmpty() ? earlier : newest);
  }

  /** Targets of the newest harvest of which no archive has data. */
  public ImmutableList<String> unmatched() {
    return ReportText.unmatched(harvest.newest());
  }

  /** Shows the reports of all imports and harvests, newest first. */
  public void showEarlier() {
    errands.run(
        "",
        () -> skysift.reports().reverse(),
        reports -> {
          harvest.forgetNewest();
          earlier = reports;
        });
  }

  private static String text(List<HarvestReport> reports) {
    return reports.stream().map(QuestionModel::text).collect(Collectors.joining("\n\n"));
  }

  private static String text(HarvestReport report) {
    return report.began().toString().replaceFirst("\\..*", "Z")
        + "  "
        + ReportText.whole(report)
        + ReportText.endings(report).map(ending -> "\n  ⚠ " + ending).orElse("");
  }

  /** Writes the report that is shown: as JSON where the file's name ends so, else for reading. */
  public void export(Path file) {
    ImmutableList<HarvestReport> newest = harvest.newest();
    boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    String text = (json ? ReportJson.text(newest.isEmpty() ? earlier : newest) : report()) + "\n";
    errands.run("", () -> Files.writeString(file, text, StandardCharsets.UTF_8), written -> {});
  }
}
