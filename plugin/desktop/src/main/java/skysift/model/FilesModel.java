package skysift.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import skysift.app.FailureText;
import skysift.app.Skysift;
import skysift.obscore.Dataset;
import skysift.search.FileCounts;
import skysift.search.FileFacet;
import skysift.search.FileFilter;
import skysift.search.RowList;
import skysift.search.SearchRequest;

/**
 * The files behind what is found: their counts, what is asked of them, and how many datasets have
 * links that are not resolved yet. The search is narrowed to the rows that match.
 */
public final class FilesModel {
  private static final int STEP = 20;

  private final Skysift skysift;
  private final SearchModel search;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();

  private Optional<FileCounts> counts = Optional.empty();
  private FileFilter filter = FileFilter.NONE;
  private Optional<RowList> own = Optional.empty();
  private Optional<Tasks.Task> running = Optional.empty();
  private String message = "";
  private long newest;

  FilesModel(Skysift skysift, SearchModel search, Tasks tasks) {
    this.skysift = skysift;
    this.search = search;
    this.tasks = tasks;
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** What was counted last; empty before that. */
  public Optional<FileCounts> counts() {
    return counts;
  }

  /** What is asked of the files. */
  public FileFilter filter() {
    return filter;
  }

  /** How far it is, or what went wrong; may be empty. */
  public String message() {
    return message;
  }

  /** Whether it counts or asks. */
  public boolean busy() {
    return running.isPresent();
  }

  /** Counts anew. */
  public void refresh() {
    SearchRequest request = base();
    FileFilter asked = filter;
    work(
        "Counting files…",
        () -> skysift.files().counts(request, asked),
        found -> counts = Optional.of(found));
  }

  /** Wants a value, or no longer; the search follows. */
  public void toggle(FileFacet facet, String value) {
    filter = filter.toggled(facet, value);
    narrow();
  }

  /** Asks nothing of the files any more. */
  public void clear() {
    filter = FileFilter.NONE;
    narrow();
  }

  private void narrow() {
    SearchRequest request = base();
    FileFilter asked = filter;
    work(
        "Counting files…",
        () -> skysift.files().counts(request, asked),
        found -> {
          counts = Optional.of(found);
          own =
              asked.isNone()
                  ? Optional.empty()
                  : Optional.of(new RowList(asked.toString(), found.matching()));
          search.change(now -> request.withRows(own));
        });
  }

  /** What is searched for, our own narrowing aside. */
  private SearchRequest base() {
    SearchRequest request = search.request();
    boolean ours = own.isPresent() && request.rows().equals(own);
    return ours ? request.withRows(Optional.empty()) : request;
  }

  /** Asks for the links of all datasets whose files are not known, then counts anew. */
  public void resolveRest() {
    if (counts.isEmpty()) {
      return;
    }
    List<String> unknown = counts.get().unknown().stream().map(key -> key.token()).toList();
    work(
        "Asking for links…",
        () -> {
          List<Dataset> datasets = new ArrayList<>();
          skysift.find(unknown).values().forEach(hit -> datasets.addAll(hit.datasets()));
          return skysift
              .linker()
              .resolveAll(
                  datasets,
                  (done, all) -> {
                    if (done % STEP == 0 || done == all) {
                      tasks.onEventThread(() -> say("Links of %,d of %,d".formatted(done, all)));
                    }
                  });
        },
        failed -> narrow());
  }

  /** Stops what runs; links that came are kept. */
  public void cancel() {
    newest++;
    running.ifPresent(Tasks.Task::cancel);
    running = Optional.empty();
    say("");
  }

  private void say(String text) {
    message = text;
    listeners.fire();
  }

  private <T> void work(String what, Callable<T> work, Consumer<T> done) {
    cancel();
    long number = newest;
    message = what;
    running =
        Optional.of(
            tasks.run(
                Tasks.Queue.FETCH,
                work,
                outcome -> {
                  if (number == newest) {
                    running = Optional.empty();
                    message = "";
                    done.accept(outcome);
                    listeners.fire();
                  }
                },
                failure -> {
                  if (number == newest) {
                    running = Optional.empty();
                    say("⚠ " + FailureText.of(failure));
                  }
                }));
    listeners.fire();
  }
}
