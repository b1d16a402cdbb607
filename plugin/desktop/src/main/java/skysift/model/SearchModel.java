package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import skysift.app.FailureText;
import skysift.obscore.DatasetKey;
import skysift.obscore.Role;
import skysift.search.DatasetSearch;
import skysift.search.Facet;
import skysift.search.Hit;
import skysift.search.RowList;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.search.Sort;

/** What is asked and what was answered. The newest request wins; late answers are dropped. */
public final class SearchModel {
  /** No row farther down is fetched to be shown. */
  static final int FARTHEST = 20_000;

  private static final int STRIDE = 1_000;

  private final DatasetSearch search;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();
  private final Deque<SearchRequest> undo = new ArrayDeque<>();
  private final Deque<SearchRequest> redo = new ArrayDeque<>();

  private SearchRequest request;
  private Optional<SearchResult> result = Optional.empty();
  private Optional<String> error = Optional.empty();
  private ImmutableList<Hit> hits = ImmutableList.of();
  private ImmutableList<WayOut> waysOut = ImmutableList.of();

  /** Written on the event thread; read on the search thread to skip what is superseded. */
  private volatile long newest;

  private boolean searching;
  private ImmutableSet<DatasetKey> wanted = ImmutableSet.of();

  /**
   * A filter of a request that finds nothing.
   *
   * @param count how many there would be without it, in the request's unit
   */
  public record WayOut(Filter filter, long count) {}

  private record Answer(SearchResult result, ImmutableList<WayOut> waysOut) {}

  /** A model that has not asked yet; starts with products and packages wanted. */
  public SearchModel(DatasetSearch search, Tasks tasks) {
    this.search = search;
    this.tasks = tasks;
    request = start();
  }

  /** What a session starts with: products and packages, visible and removable. */
  public static SearchRequest start() {
    return SearchRequest.everything()
        .withSort(Sort.USUAL)
        .toggled(Facet.ROLE, Role.PRODUCT.word())
        .toggled(Facet.ROLE, Role.PACKAGE.word());
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** What is asked now; the result may still be an older one's. */
  public SearchRequest request() {
    return request;
  }

  /** The newest answer. */
  public Optional<SearchResult> result() {
    return result;
  }

  /** The rows of all pages of the newest answer fetched so far. */
  public ImmutableList<Hit> hits() {
    return hits;
  }

  /** When nothing matches: the filters without which something would, the most first. */
  public ImmutableList<WayOut> waysOut() {
    return waysOut;
  }

  /** Why the newest request was not answered. */
  public Optional<String> error() {
    return error;
  }

  /** Whether an answer is under way. */
  public boolean searching() {
    return searching;
  }

  /**
   * Asks what the change makes of the present request; can be undone. What is shown of the answer
   * ({@link #look}) stays as it is.
   */
  public void change(UnaryOperator<SearchRequest> change) {
    SearchRequest next = change.apply(request).shownAs(request);
    if (!next.equals(request)) {
      undo.push(request);
      redo.clear();
      ask(next);
    }
  }

  /**
   * Changes what is shown of the answer, not what is found: which facets, values, histograms and
   * maps. Cannot be undone.
   */
  public void look(UnaryOperator<SearchRequest> change) {
    SearchRequest next = request.shownAs(change.apply(request));
    if (!next.equals(request)) {
      ask(next);
    }
  }

  /** Asks the present request again, as after an import. */
  public void refresh() {
    ask(request);
  }

  /** Whether there is a request to go back to. */
  public boolean canUndo() {
    return !undo.isEmpty();
  }

  /** Whether there is an undone request. */
  public boolean canRedo() {
    return !redo.isEmpty();
  }

  /** Goes back to the request before; does nothing when there is none. */
  public void undo() {
    if (canUndo()) {
      redo.push(request);
      ask(undo.pop().shownAs(request));
    }
  }

  /** Takes back an undo; does nothing when there is none. */
  public void redo() {
    if (canRedo()) {
      undo.push(request);
      ask(redo.pop().shownAs(request));
    }
  }

  /** Fetches the next page of the present answer, if there is one and nothing is under way. */
  public void more() {
    boolean all = result.map(r -> hits.size() >= r.total().in(r.request().unit())).orElse(true);
    if (all || searching) {
      return;
    }
    long number = ++newest;
    searching = true;
    SearchRequest page = request.withPage(hits.size(), SearchRequest.PAGE).withFacetLimit(0);
    tasks.run(
        Tasks.Queue.SEARCH,
        () -> search.search(page),
        answer -> {
          if (number == newest) {
            searching = false;
            hits = ImmutableList.<Hit>builder().addAll(hits).addAll(answer.hits()).build();
            listeners.fire();
          }
        },
        failure -> failed(number, failure));
    listeners.fire();
  }

  /**
   * Fetches pages of the present answer until all of these datasets that it has are among the hits;
   * at most {@link #FARTHEST} rows. When an answer is under way, of that one.
   */
  public void reveal(Set<DatasetKey> keys) {
    wanted = ImmutableSet.copyOf(keys);
    if (!searching && result.isPresent()) {
      revealWanted();
    }
  }

  private void revealWanted() {
    ImmutableSet<DatasetKey> keys = wanted;
    wanted = ImmutableSet.of();
    Set<DatasetKey> missing = new HashSet<>(keys);
    hits.forEach(hit -> hit.datasets().forEach(dataset -> missing.remove(dataset.key())));
    if (missing.isEmpty()) {
      return;
    }
    long number = ++newest;
    searching = true;
    SearchRequest asked = request;
    int from = hits.size();
    tasks.run(
        Tasks.Queue.SEARCH,
        () -> pagesUntil(asked, from, missing),
        more -> {
          if (number == newest) {
            searching = false;
            hits = ImmutableList.<Hit>builder().addAll(hits).addAll(more).build();
            listeners.fire();
          }
        },
        failure -> failed(number, failure));
    listeners.fire();
  }

  /** Search thread. */
  private List<Hit> pagesUntil(SearchRequest asked, int from, Set<DatasetKey> keys)
      throws IOException {
    RowList list = new RowList("", ImmutableSet.copyOf(keys));
    SearchRequest narrowed =
        asked.withRows(Optional.of(list.among(asked.rows()))).withFacetLimit(0);
    Set<DatasetKey> missing = new HashSet<>();
    for (Hit hit : search.search(narrowed.withPage(0, FARTHEST)).hits()) {
      hit.datasets().forEach(dataset -> missing.add(dataset.key()));
    }
    List<Hit> pages = new ArrayList<>();
    for (int at = from; !missing.isEmpty() && at < FARTHEST; at += STRIDE) {
      List<Hit> page = search.search(asked.withPage(at, STRIDE).withFacetLimit(0)).hits();
      page.forEach(hit -> hit.datasets().forEach(dataset -> missing.remove(dataset.key())));
      pages.addAll(page);
      if (page.size() < STRIDE) {
        break;
      }
    }
    return pages;
  }

  private void ask(SearchRequest next) {
    request = next;
    searching = true;
    long number = ++newest;
    tasks.run(
        Tasks.Queue.SEARCH,
        () -> number == newest ? answer(next) : null,
        answer -> {
          if (number == newest && answer != null) {
            answered(answer);
          }
        },
        failure -> failed(number, failure));
    listeners.fire();
  }

  /** Search thread. */
  private Answer answer(SearchRequest asked) throws IOException {
    SearchResult found = search.search(asked);
    ImmutableList.Builder<WayOut> ways = ImmutableList.builder();
    if (found.total().datasets() == 0 && found.everything().datasets() > 0) {
      for (Filter filter : Filter.of(asked)) {
        SearchRequest without = filter.removed().apply(asked).withPage(0, 0).withFacetLimit(0);
        ways.add(new WayOut(filter, search.search(without).total().in(asked.unit())));
      }
    }
    return new Answer(
        found,
        ways.build().stream()
            .filter(way -> way.count() > 0)
            .sorted(Comparator.comparingLong(WayOut::count).reversed())
            .collect(ImmutableList.toImmutableList()));
  }

  private void answered(Answer answer) {
    searching = false;
    error = Optional.empty();
    result = Optional.of(answer.result());
    hits = answer.result().hits();
    waysOut = answer.waysOut();
    listeners.fire();
    if (!wanted.isEmpty() && !searching) {
      revealWanted();
    }
  }

  private void failed(long number, Exception failure) {
    if (number == newest) {
      searching = false;
      error = Optional.of(FailureText.of(failure));
      listeners.fire();
    }
  }
}
