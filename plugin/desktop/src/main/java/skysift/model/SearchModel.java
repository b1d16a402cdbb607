package skysift.model;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import skysift.app.FailureText;
import skysift.obscore.Role;
import skysift.search.DatasetSearch;
import skysift.search.Facet;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.search.Sort;

/** What is asked and what was answered. The newest request wins; late answers are dropped. */
public final class SearchModel {
  private final DatasetSearch search;
  private final Tasks tasks;
  private final Pending pending;
  private final Listeners listeners = new Listeners();
  private final Deque<SearchRequest> undo = new ArrayDeque<>();
  private final Deque<SearchRequest> redo = new ArrayDeque<>();

  private SearchRequest request;
  private Optional<SearchResult> result = Optional.empty();
  private Optional<String> error = Optional.empty();
  private ImmutableList<WayOut> waysOut = ImmutableList.of();

  /** Written on the event thread; read on the search thread to skip what is superseded. */
  private volatile long newest;

  private boolean searching;
  private final List<Runnable> afterwards = new ArrayList<>();

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
    pending = new Pending(tasks, Tasks.Queue.SEARCH);
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

  /**
   * Called once, later on the event thread: after the answer that is under way was shown, or failed
   * to come; soon when none is under way.
   */
  public void afterwards(Runnable action) {
    if (searching) {
      afterwards.add(action);
    } else {
      tasks.onEventThread(action);
    }
  }

  /** What is asked now; the result may still be an older one's. */
  public SearchRequest request() {
    return request;
  }

  /** The newest answer. */
  public Optional<SearchResult> result() {
    return result;
  }

  /** The first rows of the newest answer; see {@link RowsModel} for all. */
  public ImmutableList<Hit> hits() {
    return result.map(SearchResult::hits).orElse(ImmutableList.of());
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

  private void ask(SearchRequest next) {
    if (!next.order().equals(request.order())) {
      // may be making an order that is not wanted any more; one that still is goes on
      pending.cancel();
    }
    request = next;
    searching = true;
    long number = ++newest;
    pending.run(
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
    waysOut = answer.waysOut();
    shown();
  }

  private void failed(long number, Exception failure) {
    if (number == newest) {
      searching = false;
      error = Optional.of(FailureText.of(failure));
      shown();
    }
  }

  private void shown() {
    listeners.fire();
    List.copyOf(afterwards).forEach(tasks::onEventThread);
    afterwards.clear();
  }
}
