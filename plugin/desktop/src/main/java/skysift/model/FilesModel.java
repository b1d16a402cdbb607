package skysift.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skysift.app.Skysift;
import skysift.obscore.Dataset;
import skysift.search.FileCounts;
import skysift.search.FileFacet;
import skysift.search.FileFilter;
import skysift.search.RowList;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.search.Totals;
import skysift.text.Texts;

/**
 * The files behind what is found: their counts, what is asked of them, and how many datasets have
 * links that are not resolved yet. The search is narrowed to the rows that match.
 */
public final class FilesModel {
  private static final Texts TEXTS = Texts.of(FilesModel.class);
  private static final int STEP = 20;

  private final Skysift skysift;
  private final SearchModel search;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();
  private final Errands errands;

  /** No more datasets are gone through unasked. */
  private static final int MOST_UNASKED = 100_000;

  private Optional<FileCounts> counts = Optional.empty();
  private SearchRequest counted = SearchRequest.everything();
  private Optional<Totals> countedAmong = Optional.empty();
  private final Map<RowList, Narrowing> narrowings = new HashMap<>();
  private boolean watching;

  /** What a list of rows was made from. */
  private record Narrowing(FileFilter filter, Optional<RowList> before) {}

  FilesModel(Skysift skysift, SearchModel search, Tasks tasks) {
    this.skysift = skysift;
    this.search = search;
    this.tasks = tasks;
    errands = new Errands(tasks, Tasks.Queue.FILES, listeners);
    search.addListener(this::searched);
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
    return narrowing().map(Narrowing::filter).orElse(FileFilter.NONE);
  }

  private Optional<Narrowing> narrowing() {
    return search.request().rows().map(narrowings::get);
  }

  /** How far it is, or what went wrong; may be empty. */
  public String message() {
    return errands.message();
  }

  /** Whether it counts or asks. */
  public boolean busy() {
    return errands.busy();
  }

  /** Whether files are counted unasked as the search changes, unless they are very many. */
  public void watch(boolean wanted) {
    watching = wanted;
    if (watching && counts.isEmpty()) {
      searched();
    }
  }

  private void searched() {
    if (search.searching() || search.result().isEmpty() || busy()) {
      return;
    }
    if (counts.isPresent() && !isNow(counted, countedAmong)) {
      counts = Optional.empty();
      listeners.fire();
    }
    if (counts.isEmpty()
        && watching
        && message().isEmpty()
        && search.result().get().total().datasets() <= MOST_UNASKED) {
      refresh();
    }
  }

  /** Counts anew. */
  public void refresh() {
    SearchRequest request = base();
    Optional<Totals> among = everything();
    FileFilter asked = filter();
    errands.runOnly(
        TEXTS.get("files.counting"),
        () -> skysift.files().counts(request, asked),
        found -> {
          found(request, among, found);
          searched();
        });
  }

  private void found(SearchRequest request, Optional<Totals> among, FileCounts found) {
    counted = request;
    countedAmong = among;
    counts = Optional.of(found);
  }

  /** Whether that is what is searched for, among as many datasets. */
  private boolean isNow(SearchRequest request, Optional<Totals> among) {
    return base().shownAs(request).equals(request) && everything().equals(among);
  }

  /** Wants a value, or no longer; the search follows. */
  public void toggle(FileFacet facet, String value) {
    narrow(filter().toggled(facet, value));
  }

  /** Wants this value of the facet and no other. */
  public void only(FileFacet facet, String value) {
    narrow(without(facet).toggled(facet, value));
  }

  /** Asks nothing of one property of the files any more. */
  public void clear(FileFacet facet) {
    narrow(without(facet));
  }

  /** Asks nothing of the files any more. */
  public void clear() {
    narrow(FileFilter.NONE);
  }

  private FileFilter without(FileFacet facet) {
    FileFilter rest = filter();
    for (String value : rest.wanted().get(facet)) {
      rest = rest.toggled(facet, value);
    }
    return rest;
  }

  private void narrow(FileFilter asked) {
    SearchRequest request = base();
    Optional<Totals> among = everything();
    errands.runOnly(
        TEXTS.get("files.counting"),
        () -> skysift.files().counts(request, asked),
        found -> {
          if (isNow(request, among)) {
            narrowed(request, among, found);
          } else {
            narrow(asked);
          }
        });
  }

  private void narrowed(SearchRequest request, Optional<Totals> among, FileCounts found) {
    found(request, among, found);
    if (found.filter().isNone()) {
      search.change(now -> request);
    } else {
      RowList rows = new RowList(found.filter().toString(), found.matching());
      narrowings.put(rows, new Narrowing(found.filter(), request.rows()));
      search.change(now -> request.withRows(Optional.of(rows)));
    }
  }

  /** What is searched for, our own narrowing aside. */
  private SearchRequest base() {
    SearchRequest request = search.request();
    return narrowing().map(own -> request.withRows(own.before())).orElse(request);
  }

  private Optional<Totals> everything() {
    return search.result().map(SearchResult::everything);
  }

  /** Asks for the links of all datasets whose files are not known, then counts anew. */
  public void resolveRest() {
    if (counts.isEmpty()) {
      return;
    }
    List<String> unknown = counts.get().unknown().stream().map(key -> key.token()).toList();
    errands.runOnly(
        TEXTS.get("files.asking"),
        () -> {
          List<Dataset> datasets = new ArrayList<>();
          skysift.find(unknown).values().forEach(hit -> datasets.addAll(hit.datasets()));
          return skysift
              .linker()
              .resolveAll(
                  datasets,
                  (done, all) -> {
                    if (done % STEP == 0 || done == all) {
                      tasks.onEventThread(() -> errands.tell(TEXTS.get("files.asked", done, all)));
                    }
                  });
        },
        failed -> narrow(filter()));
  }

  /** Stops what runs; links that came are kept. */
  public void cancel() {
    errands.cancel();
  }
}
