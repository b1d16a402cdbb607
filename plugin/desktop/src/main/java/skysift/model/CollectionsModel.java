package skysift.model;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import skysift.search.Count;
import skysift.search.DatasetSearch;
import skysift.search.Facet;
import skysift.search.FacetCounts;
import skysift.search.SearchRequest;
import skysift.text.Texts;

/** What there is, by archive, collection, facility and type, with counts as of the facets. */
public final class CollectionsModel {
  private static final Texts TEXTS = Texts.of(CollectionsModel.class);
  private static final int STEP = 20;

  private final DatasetSearch source;
  private final SearchModel search;
  private final Tasks tasks;
  private final Errands errands;
  private final Listeners listeners = new Listeners();

  private ImmutableList<Row> rows = ImmutableList.of();
  private boolean whole = true;

  /**
   * One kind of data. Values may be {@link Facet#NOT_STATED}.
   *
   * @param count in the unit of the search
   */
  public record Row(String archive, String collection, String facility, String type, long count) {
    /** The search narrowed to this. */
    public SearchRequest narrow(SearchRequest request) {
      return request
          .only(Facet.ARCHIVE, archive)
          .only(Facet.COLLECTION, collection)
          .only(Facet.FACILITY, facility)
          .only(Facet.TYPE, type);
    }
  }

  CollectionsModel(DatasetSearch source, SearchModel search, Tasks tasks) {
    this.source = source;
    this.search = search;
    this.tasks = tasks;
    errands = new Errands(tasks, Tasks.Queue.ERRANDS, listeners);
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** What was counted last, the most first. */
  public ImmutableList<Row> rows() {
    return rows;
  }

  /** Whether all of the index is counted, and not what the search finds. */
  public boolean whole() {
    return whole;
  }

  /** How far it is, or what went wrong; may be empty. */
  public String message() {
    return errands.message();
  }

  /** Whether it counts. */
  public boolean busy() {
    return errands.busy();
  }

  /** Counts anew. */
  public void count(boolean wholeIndex) {
    whole = wholeIndex;
    SearchRequest now = search.request();
    SearchRequest asked =
        (wholeIndex ? SearchModel.start().withUnit(now.unit()) : now)
            .withPage(0, 0)
            .withFacetLimit(FacetModel.MANY);
    errands.runOnly(
        TEXTS.get("collections.counting", 0),
        () -> new Counting(asked).rows(),
        counted -> rows = counted);
  }

  /** Stops counting. */
  public void cancel() {
    errands.cancel();
  }

  /** Narrows the search of the window to a row; can be undone. */
  public void show(Row row) {
    search.change(now -> row.narrow(whole ? SearchModel.start().withUnit(now.unit()) : now));
  }

  /** One count; errand thread. */
  private final class Counting {
    private final SearchRequest asked;
    private final List<Row> found = new ArrayList<>();

    Counting(SearchRequest asked) {
      this.asked = asked;
    }

    ImmutableList<Row> rows() throws IOException {
      for (Count archive : values(asked, Facet.ARCHIVE)) {
        SearchRequest ofArchive = asked.only(Facet.ARCHIVE, archive.value());
        for (Count collection : values(ofArchive, Facet.COLLECTION)) {
          SearchRequest inCollection = ofArchive.only(Facet.COLLECTION, collection.value());
          for (Count facility : values(inCollection, Facet.FACILITY)) {
            for (Count type :
                values(inCollection.only(Facet.FACILITY, facility.value()), Facet.TYPE)) {
              add(
                  new Row(
                      archive.value(),
                      collection.value(),
                      facility.value(),
                      type.value(),
                      type.count()));
            }
          }
        }
      }
      return found.stream()
          .sorted((one, other) -> Long.compare(other.count(), one.count()))
          .collect(ImmutableList.toImmutableList());
    }

    private void add(Row row) throws IOException {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("stopped");
      }
      found.add(row);
      int so = found.size();
      if (so % STEP == 0) {
        tasks.onEventThread(() -> errands.tell(TEXTS.get("collections.counting", so)));
      }
    }

    /**
     * Values that are there and not unwanted; broader ones only for what their narrower ones do not
     * have.
     */
    private List<Count> values(SearchRequest request, Facet facet) throws IOException {
      FacetCounts counts = source.search(request.withFacets(List.of(facet))).counts(facet);
      List<Count> there =
          counts.top().stream()
              .filter(count -> !request.unwanted().containsEntry(facet, count.value()))
              .toList();
      Map<String, Long> narrower = new HashMap<>();
      for (Count count : there) {
        String broader = counts.broader().get(count.value());
        if (broader != null) {
          narrower.merge(broader, count.count(), Long::sum);
        }
      }
      boolean asked = request.wanted().containsKey(facet);
      return there.stream()
          .filter(count -> count.count() > 0)
          .filter(count -> count.count() > narrower.getOrDefault(count.value(), 0L))
          .filter(count -> !asked || request.wanted().containsEntry(facet, count.value()))
          .toList();
    }
  }
}
