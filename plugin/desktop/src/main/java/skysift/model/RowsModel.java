package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import skysift.app.FailureText;
import skysift.obscore.DatasetKey;
import skysift.search.DatasetSearch;
import skysift.search.Facet;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

/**
 * The rows of the newest answer, however many: pages are fetched as they come into view, and those
 * not looked at for long are forgotten. What is fetched for an older answer is dropped. If wanted,
 * the rows that one facet alone keeps out ({@link Misses}) follow, facet by facet.
 */
public final class RowsModel {
  /** Rows fetched together. */
  static final int PAGE = SearchRequest.PAGE;

  private static final int PAGES_KEPT = 60;

  private final DatasetSearch index;
  private final SearchModel search;

  /** For the newest answer. */
  private final Pending pending;

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

  /** What was found, then what single facets keep out. */
  private final List<Part> parts = new ArrayList<>();

  private boolean withMisses;
  private int seenFrom;
  private int seenTo;
  private boolean fetching;

  /** The page that could not be fetched: not asked for again before another is; -1 for none. */
  private int failedPage = -1;

  private String error = "";

  /** Who shows rows. On the event thread. */
  public interface Listener {
    /** All rows are others. */
    void replaced();

    /** These rows are here now; {@code to} is behind the last. */
    void fetched(int from, int to);

    /** There are more rows than before: from this one on. */
    void grown(int from);
  }

  /**
   * Rows of one request, which follow each other.
   *
   * @param but the facet that keeps them out of what was asked; none for what was found
   * @param first their first row
   * @param firstPage their first page, of all pages
   */
  private record Part(
      Optional<Facet> but, SearchRequest request, int first, int size, int firstPage) {
    int end() {
      return first + size;
    }

    int endPage() {
      return firstPage + (size + PAGE - 1) / PAGE;
    }

    int page(int row) {
      return firstPage + (row - first) / PAGE;
    }

    int rowOfPage(int page) {
      return first + (page - firstPage) * PAGE;
    }
  }

  /** Of the answers of {@code search}. */
  public RowsModel(DatasetSearch index, SearchModel search, Tasks tasks) {
    this.index = index;
    this.search = search;
    pending = new Pending(tasks, Tasks.Queue.ROWS);
    search.addListener(this::changed);
  }

  /** Called after each change, on the event thread. */
  public void addListener(Listener listener) {
    listeners.add(listener);
  }

  /** How many rows there are. */
  public int size() {
    return parts.isEmpty() ? 0 : parts.getLast().end();
  }

  /** How many of them were found; the others are out of what was asked by one facet. */
  public int found() {
    return parts.isEmpty() ? 0 : parts.getFirst().size();
  }

  /** The facet that alone keeps a row out of what was asked; empty for what was found. */
  public Optional<Facet> missesBy(int row) {
    return row < found() ? Optional.empty() : part(row).but();
  }

  /** Whether rows that one facet alone keeps out follow what was found. */
  public boolean withMisses() {
    return withMisses;
  }

  /** Shows rows that one facet alone keeps out, or no longer. */
  public void showMisses(boolean wanted) {
    if (withMisses == wanted) {
      return;
    }
    withMisses = wanted;
    if (wanted) {
      countMisses();
    } else if (parts.size() > 1) {
      parts.subList(1, parts.size()).clear();
      supersede();
      pages.keySet().removeIf(page -> page >= parts.getFirst().endPage());
      listeners.forEach(Listener::replaced);
      see(seenFrom, seenTo);
    }
  }

  /** A part without rows has none of them. */
  private Part part(int row) {
    return parts.stream().filter(part -> row < part.end()).findFirst().orElseThrow();
  }

  /** Why rows that are in view did not come; may be empty. */
  public String error() {
    return error;
  }

  /** A row; empty while it is not here. */
  public Optional<Hit> row(int number) {
    if (number < 0 || number >= size()) {
      return Optional.empty();
    }
    Part part = part(number);
    return within(pages.get(part.page(number)), (number - part.first()) % PAGE);
  }

  private static Optional<Hit> within(List<Hit> page, int place) {
    return page == null || place >= page.size() ? Optional.empty() : Optional.of(page.get(place));
  }

  /** Tells which rows are in view: these are fetched if they are not here, and the next ones. */
  public void see(int from, int to) {
    seenFrom = Math.max(0, from);
    seenTo = Math.min(size(), to);
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
    supersede();
    error = "";
    pages.clear();
    parts.clear();
    known.ifPresent(
        r -> {
          add(Optional.empty(), plain(), r.total().in(r.request().unit()));
          pages.put(0, r.hits());
        });
    listeners.forEach(Listener::replaced);
    see(Math.min(seenFrom, size()), Math.min(seenTo, size()));
    if (withMisses) {
      countMisses();
    }
  }

  /** An order that is being made for rows that nobody looks at any more holds up the others. */
  private void supersede() {
    pending.cancel();
    fetching = false;
    failedPage = -1;
  }

  private void add(Optional<Facet> but, SearchRequest request, long count) {
    int first = size();
    int pagesBefore = parts.isEmpty() ? 0 : parts.getLast().endPage();
    int most = Integer.MAX_VALUE - first - PAGE;
    parts.add(new Part(but, request, first, (int) Math.min(most, count), pagesBefore));
  }

  private void countMisses() {
    if (known.isEmpty()) {
      return;
    }
    ImmutableMap<Facet, SearchRequest> misses = Misses.of(plain());
    pending.run(
        () -> {
          Map<Facet, Long> counts = new LinkedHashMap<>();
          for (Map.Entry<Facet, SearchRequest> miss : misses.entrySet()) {
            SearchRequest asked = miss.getValue();
            counts.put(miss.getKey(), search(asked).total().in(asked.unit()));
          }
          return counts;
        },
        counts -> {
          if (withMisses && parts.size() == 1) {
            int before = size();
            counts.forEach((facet, count) -> add(Optional.of(facet), misses.get(facet), count));
            if (size() > before) {
              listeners.forEach(listener -> listener.grown(before));
            }
          }
        },
        this::failed);
  }

  /** Not on the event thread. */
  private SearchResult search(SearchRequest asked) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("Stopped before the rows were found");
    }
    return index.search(asked);
  }

  /** The first page missing in view, else next to it if that is near; -1 when none is. */
  private int missing() {
    if (size() == 0 || seenTo <= seenFrom) {
      return -1;
    }
    int first = part(seenFrom).page(seenFrom);
    int last = part(seenTo - 1).page(seenTo - 1);
    for (int page = first; page <= last; page++) {
      if (!pages.containsKey(page)) {
        return page;
      }
    }
    boolean nearEnd = seenTo - partOfPage(last).rowOfPage(last) > PAGE / 2;
    if (nearEnd && last + 1 < parts.getLast().endPage() && !pages.containsKey(last + 1)) {
      return last + 1;
    }
    boolean nearBegin = seenFrom - partOfPage(first).rowOfPage(first) < PAGE / 2;
    return nearBegin && first > 0 && !pages.containsKey(first - 1) ? first - 1 : -1;
  }

  private void fetch() {
    int page = missing();
    if (fetching || page < 0 || page == failedPage) {
      return;
    }
    fetching = true;
    SearchRequest asked = asking(page);
    pending.run(
        () -> search(asked).hits(),
        hits -> {
          fetching = false;
          failedPage = -1;
          error = "";
          arrived(page, hits);
          fetch();
        },
        failure -> {
          fetching = false;
          failedPage = page;
          failed(failure);
        });
  }

  private Part partOfPage(int page) {
    return parts.stream().filter(part -> page < part.endPage()).findFirst().orElseThrow();
  }

  private SearchRequest asking(int page) {
    Part part = partOfPage(page);
    return part.request().withPage((page - part.firstPage()) * PAGE, PAGE);
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
    SearchRequest asked = plain();
    List<DatasetKey> wanted = List.copyOf(keys);
    pending.run(() -> index.places(asked, wanted), found, this::failed);
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
    Map<Integer, SearchRequest> missing = new TreeMap<>();
    Map<Integer, Hit> here = new TreeMap<>();
    for (int row : numbers) {
      int page = part(row).page(row);
      row(row).ifPresentOrElse(hit -> here.put(row, hit), () -> missing.put(page, asking(page)));
    }
    if (missing.isEmpty()) {
      loaded.accept(here);
      return;
    }
    pending.run(
        () -> pages(missing),
        fetched -> {
          fetched.forEach(this::arrived);
          for (int row : numbers) {
            Part part = part(row);
            within(fetched.get(part.page(row)), (row - part.first()) % PAGE)
                .ifPresent(hit -> here.put(row, hit));
          }
          loaded.accept(here);
        },
        this::failed);
  }

  /** Not on the event thread. */
  private Map<Integer, ImmutableList<Hit>> pages(Map<Integer, SearchRequest> asked)
      throws IOException {
    Map<Integer, ImmutableList<Hit>> fetched = new LinkedHashMap<>();
    for (Map.Entry<Integer, SearchRequest> page : asked.entrySet()) {
      fetched.put(page.getKey(), search(page.getValue()).hits());
    }
    return fetched;
  }

  private void arrived(int page, ImmutableList<Hit> hits) {
    pages.put(page, hits);
    Part part = partOfPage(page);
    int from = part.rowOfPage(page);
    int to = Math.min(part.end(), from + PAGE);
    listeners.forEach(listener -> listener.fetched(from, to));
  }

  private void failed(Exception failure) {
    error = FailureText.of(failure);
    listeners.forEach(listener -> listener.fetched(seenFrom, seenTo));
  }
}
