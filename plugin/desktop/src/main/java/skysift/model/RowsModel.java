package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import skysift.app.FailureText;
import skysift.obscore.DatasetKey;
import skysift.search.DatasetSearch;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

/**
 * The rows of the newest answer, however many: pages are fetched as they come into view, and those
 * not looked at for long are forgotten. What is fetched for an older answer is dropped.
 */
public final class RowsModel {
  /** Rows fetched together. */
  static final int PAGE = SearchRequest.PAGE;

  private static final int PAGES_KEPT = 60;

  private final DatasetSearch index;
  private final SearchModel search;
  private final Tasks tasks;
  private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Map<Integer, ImmutableList<Hit>> pages =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, ImmutableList<Hit>> eldest) {
          return size() > PAGES_KEPT;
        }
      };
  private Optional<SearchResult> known = Optional.empty();
  private int size;
  private int seenFrom;
  private int seenTo;
  private boolean fetching;

  /** The page that could not be fetched: not asked for again before another is; -1 for none. */
  private int failedPage = -1;

  private String error = "";

  /** Written on the event thread; read on the thread of this model to skip what is superseded. */
  private volatile long answer;

  /** Who shows rows. On the event thread. */
  public interface Listener {
    /** All rows are others. */
    void replaced();

    /** These rows are here now; {@code to} is behind the last. */
    void fetched(int from, int to);
  }

  /** Of the answers of {@code search}. */
  public RowsModel(DatasetSearch index, SearchModel search, Tasks tasks) {
    this.index = index;
    this.search = search;
    this.tasks = tasks;
    search.addListener(this::changed);
  }

  /** Called after each change, on the event thread. */
  public void addListener(Listener listener) {
    listeners.add(listener);
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  /** Why rows that are in view did not come; may be empty. */
  public String error() {
    return error;
  }

  /** A row; empty while it is not here. */
  public Optional<Hit> row(int number) {
    ImmutableList<Hit> page = pages.get(number / PAGE);
    int within = number % PAGE;
    return page == null || within >= page.size() ? Optional.empty() : Optional.of(page.get(within));
  }

  /** Tells which rows are in view: these are fetched if they are not here, and some around them. */
  public void see(int from, int to) {
    seenFrom = Math.max(0, from);
    seenTo = Math.min(size, to);
    fetch();
  }

  private void changed() {
    if (search.result().equals(known)) {
      return;
    }
    boolean same =
        Plain.isSameSearch(known, search.result())
            && known.get().request().sort().equals(search.result().get().request().sort());
    known = search.result();
    if (same) {
      return;
    }
    answer++;
    fetching = false;
    failedPage = -1;
    error = "";
    pages.clear();
    size =
        known
            .map(r -> (int) Math.min(Integer.MAX_VALUE, r.total().in(r.request().unit())))
            .orElse(0);
    known.ifPresent(r -> pages.put(0, r.hits()));
    listeners.forEach(Listener::replaced);
    see(Math.min(seenFrom, size), Math.min(seenTo, size));
  }

  /** The first page missing in view, else before or behind it; -1 when none is. */
  private int missing() {
    if (size == 0 || seenTo <= seenFrom) {
      return -1;
    }
    int first = seenFrom / PAGE;
    int last = (seenTo - 1) / PAGE;
    for (int page = first; page <= last; page++) {
      if (!pages.containsKey(page)) {
        return page;
      }
    }
    if ((last + 1) * (long) PAGE < size && !pages.containsKey(last + 1)) {
      return last + 1;
    }
    return first > 0 && !pages.containsKey(first - 1) ? first - 1 : -1;
  }

  private void fetch() {
    int page = missing();
    if (fetching || page < 0 || page == failedPage) {
      return;
    }
    fetching = true;
    long number = answer;
    SearchRequest asked = plain().withPage(page * PAGE, PAGE);
    tasks.run(
        Tasks.Queue.ROWS,
        () -> number == answer ? index.search(asked).hits() : ImmutableList.<Hit>of(),
        hits -> {
          if (number == answer) {
            fetching = false;
            failedPage = -1;
            error = "";
            arrived(page, hits);
            fetch();
          }
        },
        failure -> {
          if (number == answer) {
            fetching = false;
            failedPage = page;
          }
          failed(number, failure);
        });
  }

  /** Only the rows of the answer, nothing counted besides. */
  private SearchRequest plain() {
    SearchRequest request = known.orElseThrow().request();
    return Plain.of(request).withSort(request.sort());
  }

  /**
   * Finds which rows these datasets are in; those that are in none are not in what {@code found}
   * gets. It gets nothing when another answer has come meanwhile.
   */
  public void places(
      Collection<DatasetKey> keys, Consumer<ImmutableMap<DatasetKey, Integer>> found) {
    if (known.isEmpty() || keys.isEmpty()) {
      return;
    }
    long number = answer;
    SearchRequest asked = plain();
    List<DatasetKey> wanted = List.copyOf(keys);
    tasks.run(
        Tasks.Queue.ROWS,
        () ->
            number == answer ? index.places(asked, wanted) : ImmutableMap.<DatasetKey, Integer>of(),
        places -> {
          if (number == answer) {
            found.accept(places);
          }
        },
        failure -> failed(number, failure));
  }

  /**
   * Brings rows here, wherever they are.
   *
   * @param loaded gets them by number; nothing when another answer has come meanwhile
   */
  public void load(Collection<Integer> numbers, Consumer<Map<Integer, Hit>> loaded) {
    if (known.isEmpty()) {
      return;
    }
    long number = answer;
    TreeSet<Integer> missing = new TreeSet<>();
    Map<Integer, Hit> here = new TreeMap<>();
    for (int row : numbers) {
      row(row).ifPresentOrElse(hit -> here.put(row, hit), () -> missing.add(row / PAGE));
    }
    if (missing.isEmpty()) {
      loaded.accept(here);
      return;
    }
    SearchRequest asked = plain();
    tasks.run(
        Tasks.Queue.ROWS,
        () -> pages(asked, missing, number),
        fetched -> {
          if (number == answer) {
            fetched.forEach((page, hits) -> arrived(page, hits));
            for (int row : numbers) {
              ImmutableList<Hit> page = fetched.getOrDefault(row / PAGE, ImmutableList.of());
              if (row % PAGE < page.size()) {
                here.put(row, page.get(row % PAGE));
              }
            }
            loaded.accept(here);
          }
        },
        failure -> failed(number, failure));
  }

  /** Not on the event thread. */
  private Map<Integer, ImmutableList<Hit>> pages(
      SearchRequest asked, Collection<Integer> numbers, long number) throws IOException {
    Map<Integer, ImmutableList<Hit>> fetched = new LinkedHashMap<>();
    for (int page : numbers) {
      if (number == answer) {
        fetched.put(page, index.search(asked.withPage(page * PAGE, PAGE)).hits());
      }
    }
    return fetched;
  }

  private void arrived(int page, ImmutableList<Hit> hits) {
    pages.put(page, hits);
    listeners.forEach(listener -> listener.fetched(page * PAGE, (page + 1) * PAGE));
  }

  private void failed(long number, Exception failure) {
    if (number == answer) {
      error = FailureText.of(failure);
      listeners.forEach(listener -> listener.fetched(seenFrom, seenTo));
    }
  }
}
