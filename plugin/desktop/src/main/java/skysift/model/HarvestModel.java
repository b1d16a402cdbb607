package skysift.model;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import skysift.app.Arrival;
import skysift.app.FailureText;
import skysift.app.NotAvailableException;
import skysift.app.Skysift;
import skysift.harvest.Archive;
import skysift.harvest.HarvestControl;
import skysift.harvest.HarvestProgress;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestRequest;

/** Imports and harvests: what runs, how far it is, how it ended. */
public final class HarvestModel {
  private final Skysift skysift;
  private final Tasks tasks;
  private final Runnable changedIndex;
  private final Listeners listeners = new Listeners();

  private final List<HarvestReport> reports = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final List<Tasks.Task> waiting = new ArrayList<>();

  /** What the archives of the last harvest do, by name. */
  private final Map<String, HarvestProgress> progress = new LinkedHashMap<>();

  private final HarvestControl control = new HarvestControl();
  private ImmutableList<HarvestReport> newest = ImmutableList.of();
  private String question = "";
  private String running = "";
  private long rows;
  private int pending;

  /** Whether something came since the index was put in order. */
  private boolean untidy;

  /** {@code changedIndex} is called on the event thread when datasets were added. */
  public HarvestModel(Skysift skysift, Tasks tasks, Runnable changedIndex) {
    this.skysift = skysift;
    this.tasks = tasks;
    this.changedIndex = changedIndex;
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** What is being read; empty when nothing is. */
  public String running() {
    return running;
  }

  /** Rows read so far of what is being read. */
  public long rows() {
    return rows;
  }

  /** Reports of this session, newest last. */
  public ImmutableList<HarvestReport> reports() {
    return ImmutableList.copyOf(reports);
  }

  /** What could not be read since nothing was being read, newest last. */
  public ImmutableList<String> errors() {
    return ImmutableList.copyOf(errors);
  }

  /** The reports of the newest import or harvest, once it has ended. */
  public ImmutableList<HarvestReport> newest() {
    return newest;
  }

  /** The newest reports are not shown any more. */
  void forgetNewest() {
    newest = ImmutableList.of();
  }

  /** What the running harvest asks, for reading; empty when none runs. */
  public String question() {
    return running.isEmpty() ? "" : question;
  }

  /** Whether a text, such as one that was dropped or pasted, is a URL to read a table from. */
  public static boolean isUrl(String text) {
    return text.matches("(?i)https?://\\S+");
  }

  /** Reads a table from a file or URL into the index. */
  public void importTable(String fileOrUrl) {
    run(
        fileOrUrl,
        progress -> ImmutableList.of(skysift.importTable(fileOrUrl, Optional.empty(), progress)));
  }

  /** Reads a table that another program gave us; it is answered when that is done. */
  public void importTable(Arrival.Table table) {
    run(table.name(), progress -> ImmutableList.of(skysift.importTable(table, progress)));
  }

  /** Asks the archives of a request side by side. */
  public void harvest(HarvestRequest request) {
    harvest(request, false);
  }

  /**
   * The same.
   *
   * @param changesOnly only for what changed since the last whole harvest, where the archive knows
   */
  public void harvest(HarvestRequest request, boolean changesOnly) {
    run(
        request.archives().stream().map(Archive::name).collect(Collectors.joining(", ")),
        told -> harvested(request, changesOnly, told));
  }

  /** Asks archives that have to be started first; {@code starting} may block. */
  void harvest(Supplier<HarvestRequest> starting) {
    run("demo", told -> harvested(starting.get(), false, told));
  }

  /** Not on the event thread. */
  private ImmutableList<HarvestReport> harvested(
      HarvestRequest request, boolean changesOnly, LongConsumer told) throws IOException {
    Map<String, Long> read = new ConcurrentHashMap<>();
    tasks.onEventThread(() -> begun(request));
    return skysift
        .harvests()
        .harvest(
            request,
            changesOnly,
            control,
            at -> {
              read.put(at.archive(), at.rows());
              told.accept(read.values().stream().mapToLong(n -> n).sum());
              tasks.onEventThread(() -> progressed(at));
            });
  }

  private void begun(HarvestRequest request) {
    progress.clear();
    newest = ImmutableList.of();
    question = request.question();
  }

  private void progressed(HarvestProgress at) {
    progress.put(at.archive(), at);
    listeners.fire();
  }

  /** How far each archive of the running harvest is, or was in the last one. */
  public ImmutableList<HarvestProgress> progress() {
    return ImmutableList.copyOf(progress.values());
  }

  /** Holds harvests up: nothing is asked and no row is read until {@link #resume}. */
  public void pause() {
    control.pause();
    listeners.fire();
  }

  /** Harvests go on. */
  public void resume() {
    control.resume();
    listeners.fire();
  }

  /** Holds one archive's part of the running harvest up. */
  public void pause(String archive) {
    control.pause(archive);
    listeners.fire();
  }

  /** This archive's part goes on. */
  public void resume(String archive) {
    control.resume(archive);
    listeners.fire();
  }

  /** Whether this archive's part is held up. */
  public boolean paused(String archive) {
    return control.paused(archive);
  }

  /** Ends this archive's part of the running harvest; what was whole is kept, others go on. */
  public void stop(String archive) {
    control.stop(archive);
  }

  /** Whether harvests are held up. */
  public boolean paused() {
    return control.paused();
  }

  /** Stops what runs and what waits; what was whole is kept. */
  public void cancel() {
    control.resume();
    List.copyOf(waiting).forEach(Tasks.Task::cancel);
    waiting.clear();
    pending = running.isEmpty() ? 0 : 1;
    listeners.fire();
  }

  /** Work that tells how many rows it has read. */
  private interface Reading {
    ImmutableList<HarvestReport> run(LongConsumer progress) throws Exception;
  }

  private void run(String what, Reading reading) {
    Callable<ImmutableList<HarvestReport>> work =
        () -> {
          tasks.onEventThread(() -> at(what, 0));
          return reading.run(n -> tasks.onEventThread(() -> at(what, n)));
        };
    if (pending == 0) {
      errors.clear();
      waiting.clear();
    }
    pending++;
    waiting.add(tasks.run(Tasks.Queue.IMPORT, work, this::done, e -> failed(what, e)));
    listeners.fire();
  }

  private void at(String what, long n) {
    running = what;
    rows = n;
    listeners.fire();
  }

  private void done(ImmutableList<HarvestReport> made) {
    ended();
    reports.addAll(made);
    newest = made;
    made.stream()
        .filter(report -> report.ending() == HarvestReport.Ending.FAILED)
        .forEach(report -> errors.add(of(report.archive(), report.message())));
    boolean stopped = made.stream().anyMatch(r -> r.ending() == HarvestReport.Ending.STOPPED);
    untidy = !stopped;
    changedIndex.run();
    listeners.fire();
    tidyBehindAll();
  }

  /**
   * Behind the last of several: it would stop for the next one. Not behind one that was stopped.
   */
  private void tidyBehindAll() {
    if (pending > 0 || !untidy) {
      return;
    }
    untidy = false;
    tasks.run(Tasks.Queue.TIDY, () -> skysift.index().tidy(() -> {}), whole -> {}, this::notTidied);
  }

  /** Unless it was stopped, or another program writes: then it is done another time. */
  private void notTidied(Exception failure) {
    if (!(failure instanceof InterruptedIOException || failure instanceof NotAvailableException)) {
      errors.add(FailureText.of(failure));
      listeners.fire();
    }
  }

  /** Most messages name the archive already. */
  private static String of(String archive, String message) {
    return message.startsWith(archive) ? message : archive + ": " + message;
  }

  private void failed(String what, Exception failure) {
    ended();
    errors.add(what + ": " + FailureText.of(failure));
    listeners.fire();
    tidyBehindAll();
  }

  private void ended() {
    running = "";
    question = "";
    pending = Math.max(0, pending - 1);
  }
}
