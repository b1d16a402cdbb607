package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.FixedBitSet;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObservationKey;
import skysift.search.Change;
import skysift.search.DatasetSearch;
import skysift.search.Facet;
import skysift.search.Hit;
import skysift.search.Life;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.search.Totals;
import skysift.search.Unit;

/**
 * The datasets of a workspace. Any number of processes search, one at a time writes, and neither
 * waits for the other: a search works on what was committed last. For any thread.
 */
public final class DatasetIndex implements DatasetSearch, AutoCloseable {
  private final Directory directory;
  private final Optional<WriterMark> mark;

  /** Another one when a user has decided something. */
  private volatile Grouping grouping;

  private final InstantSource clock;
  private final Ordering ordering = new Ordering();
  private final Snapshots snapshots;
  private final Tidying tidying = new Tidying();

  private DatasetIndex(
      Directory directory, Optional<WriterMark> mark, Grouping grouping, InstantSource clock)
      throws IOException {
    this.directory = directory;
    this.mark = mark;
    this.grouping = grouping;
    this.clock = clock;
    snapshots = new Snapshots(directory, ordering);
  }

  /**
   * The index in a directory, which is made when missing.
   *
   * @throws IOException naming the directory, when it cannot be read or holds another format
   */
  public static DatasetIndex open(Path directory, Grouping grouping) throws IOException {
    return open(directory, grouping, InstantSource.system());
  }

  /** The same with a clock that decides which datasets are public by now. */
  public static DatasetIndex open(Path directory, Grouping grouping, InstantSource clock)
      throws IOException {
    Files.createDirectories(directory);
    Directory files = FSDirectory.open(directory);
    try {
      return new DatasetIndex(files, Optional.of(new WriterMark(directory)), grouping, clock);
    } catch (IOException e) {
      files.close();
      throw IndexFormat.explained(e, directory.toString());
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
  }

  /** An empty index that lives as long as this object. */
  public static DatasetIndex inMemory(Grouping grouping) throws IOException {
    return inMemory(grouping, InstantSource.system());
  }

  /** The same with a clock that decides which datasets are public by now. */
  public static DatasetIndex inMemory(Grouping grouping, InstantSource clock) throws IOException {
    return new DatasetIndex(new ByteBuffersDirectory(), Optional.empty(), grouping, clock);
  }

  /**
   * Takes the writer's place, to be closed by the caller, for rows that come from nowhere special.
   *
   * @throws IndexBusyException when somebody writes already
   */
  public Writing beginWriting() throws IOException {
    return beginWriting(Origin.Kind.IMPORT, "", List.of());
  }

  /**
   * Takes the writer's place for a new harvest or import, to be closed by the caller.
   *
   * @param source where rows come from, for people
   * @param archives whose rows were asked for, if that is known; for these it is then the last one,
   *     even if nothing comes
   * @throws IndexBusyException when somebody writes already
   */
  public Writing beginWriting(Origin.Kind kind, String source, Collection<String> archives)
      throws IOException {
    return beginWriting(Writing.Beginning.with(kind, source, archives, clock.instant()));
  }

  /**
   * Takes the writer's place to go on with a harvest or import of which something was committed.
   *
   * @param origin its token
   * @throws IndexBusyException when somebody writes already
   * @throws IOException when there is no such harvest or import
   */
  public Writing resumeWriting(String origin) throws IOException {
    return beginWriting(Writing.Beginning.again(origin));
  }

  private Writing beginWriting(Writing.Beginning beginning) throws IOException {
    Store store = tidying.instead(() -> new Store(directory, mark));
    try {
      return new Writing(store, grouping, this::refresh, beginning);
    } catch (IOException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /**
   * Puts segments together where that is worth it: searches are faster then. May take a fourth of
   * the time of the import before it, and ends sooner, with nothing lost, when asked to or when
   * anything is to be written in this process.
   *
   * @param stopped asked now and then, on this thread
   * @return whether it came to its end
   * @throws IndexBusyException when somebody writes
   */
  public boolean tidy(BooleanSupplier stopped) throws IOException {
    if (!tidying.run(() -> new Store(directory, mark), stopped)) {
      return false;
    }
    if (refresh() && onSnapshot(Snapshot::isSearched)) {
      // what the next search needs is made here, so that it does not wait
      search(SearchRequest.everything());
    }
    return true;
  }

  /**
   * From now on observations are decided by another grouping; what is here is regrouped at once.
   *
   * @param keys the datasets about which it decides otherwise
   * @throws IndexBusyException when somebody writes already; then nothing is changed
   */
  public void regroup(Grouping next, Collection<DatasetKey> keys) throws IOException {
    try (Writing writing = beginWriting()) {
      writing.regroup(next, keys);
      writing.commit();
      grouping = next;
    }
  }

  /** An index over any directory, for tests. */
  static DatasetIndex over(Directory directory, Grouping grouping) throws IOException {
    return new DatasetIndex(directory, Optional.empty(), grouping, InstantSource.system());
  }

  /** Takes the writer's place to fill this index from another. */
  Writing restore(Origins origins) throws IOException {
    Writing writing = beginWriting();
    writing.restore(origins);
    return writing;
  }

  /** What there is to know of it. */
  public IndexInfo info() throws IOException {
    SearchResult all =
        search(
            SearchRequest.everything()
                .withUnit(Unit.DATASETS)
                .withPage(0, 0)
                .withFacetLimit(Integer.MAX_VALUE));
    ImmutableMap.Builder<String, Long> archives = ImmutableMap.builder();
    all.counts(Facet.ARCHIVE).top().forEach(count -> archives.put(count.value(), count.count()));
    long bytes = 0;
    for (String file : directory.listAll()) {
      bytes += directory.fileLength(file);
    }
    long onDisk = bytes;
    return onSnapshot(
        snapshot ->
            new IndexInfo(
                Fields.FORMAT,
                snapshot.lucene(),
                all.everything(),
                archives.buildOrThrow(),
                all.counts(Facet.CHANGE).of(Change.GONE.word()),
                onDisk,
                snapshot.leaves().size(),
                (long) snapshot.maxDoc() - snapshot.reader().numDocs(),
                snapshot.origins().all()));
  }

  /** How many datasets {@link Writing#remove(Origin)} would remove. */
  public long countOwn(Origin origin) throws IOException {
    return onSnapshot(
        snapshot -> {
          FixedBitSet own = snapshot.live();
          Marks.keep(snapshot, own, marks -> marks.isOwn(origin.number()));
          return (long) own.cardinality();
        });
  }

  /**
   * All datasets that match, in the order of the index, however many: they are read one by one
   * while they are gone through. As the index is now; to be closed.
   */
  public ResultRows rows(SearchRequest request) throws IOException {
    Snapshot snapshot = snapshots.acquire();
    try {
      Documents found = snapshot.found(request);
      Counting counting = new Counting(snapshot.columns(), request, clock.instant(), found);
      return new ResultRows(snapshot, counting.matching(), () -> snapshots.release(snapshot));
    } catch (IOException | RuntimeException e) {
      snapshots.release(snapshot);
      throw e;
    }
  }

  /** The harvests and imports that brought what is here, the oldest first. */
  public ImmutableList<Origin> origins() throws IOException {
    return onSnapshot(snapshot -> snapshot.origins().all());
  }

  /** What is remembered of datasets; those not here are not in the answer. */
  public ImmutableMap<DatasetKey, Life> lives(Collection<DatasetKey> keys) throws IOException {
    return onSnapshot(
        snapshot -> {
          ImmutableMap.Builder<DatasetKey, Life> lives = ImmutableMap.builder();
          for (Map.Entry<DatasetKey, Integer> entry : snapshot.documents(keys).entrySet()) {
            lives.put(entry.getKey(), snapshot.life(entry.getValue()));
          }
          return lives.buildOrThrow();
        });
  }

  @Override
  public SearchResult search(SearchRequest request) throws IOException {
    long began = System.nanoTime();
    Instant now = clock.instant();
    return onSnapshot(
        snapshot -> {
          Columns columns = snapshot.columns();
          Documents found = snapshot.found(request);
          Counting counting = new Counting(columns, request, now, found);
          return new SearchResult(
              request,
              counting.total(),
              everything(columns),
              new Page(snapshot, counting.matching(), request).hits(),
              counting.counts(),
              new Histograms(snapshot, request, now).of(counting.matching()),
              new Densities(snapshot, request).of(counting.matching()),
              new Covers(snapshot, request).of(counting.matching()),
              Duration.ofNanos(System.nanoTime() - began));
        });
  }

  @Override
  public ImmutableMap<DatasetKey, Integer> places(
      SearchRequest request, Collection<DatasetKey> keys) throws IOException {
    Instant now = clock.instant();
    return onSnapshot(
        snapshot -> {
          Map<DatasetKey, Integer> documents = snapshot.documents(keys);
          Documents found = snapshot.found(request);
          Counting counting = new Counting(snapshot.columns(), request, now, found);
          int[] places =
              new Page(snapshot, counting.matching(), request)
                  .places(documents.values().stream().mapToInt(doc -> doc).toArray());
          ImmutableMap.Builder<DatasetKey, Integer> there = ImmutableMap.builder();
          int i = 0;
          for (DatasetKey key : documents.keySet()) {
            if (places[i] >= 0) {
              there.put(key, places[i]);
            }
            i++;
          }
          return there.buildOrThrow();
        });
  }

  /**
   * What the tokens name that users type: for an observation's all its datasets, for a dataset's
   * the one. Tokens that name nothing here are not in the answer.
   */
  public ImmutableMap<String, Hit> find(Collection<String> tokens) throws IOException {
    return onSnapshot(
        snapshot -> {
          ImmutableMap.Builder<String, Hit> found = ImmutableMap.builder();
          for (String token : tokens) {
            hit(snapshot, token).ifPresent(hit -> found.put(token, hit));
          }
          return found.buildKeepingLast();
        });
  }

  /** All datasets of an observation, the best first; none when it is not here. */
  public ImmutableList<Dataset> observation(ObservationKey key) throws IOException {
    Hit hit = find(List.of(key.token())).get(key.token());
    return hit == null ? ImmutableList.of() : hit.datasets();
  }

  /**
   * How far the order is that rows are being put in for a search, in percent; empty when none is.
   * Any thread.
   */
  public OptionalInt ordering() {
    return ordering.percent();
  }

  /** How many there are. */
  public Totals totals() throws IOException {
    return onSnapshot(snapshot -> everything(snapshot.columns()));
  }

  /** Sees what was committed meanwhile, by any process; says whether anything was. */
  public boolean refresh() throws IOException {
    Snapshot before = snapshots.acquire();
    try {
      snapshots.maybeRefreshBlocking();
      Snapshot after = snapshots.acquire();
      snapshots.release(after);
      return before != after;
    } finally {
      snapshots.release(before);
    }
  }

  /** Ends; a {@link Writing} that is open ends by itself. */
  @Override
  public void close() throws IOException {
    snapshots.close();
    directory.close();
  }

  private interface Work<T> {
    T on(Snapshot snapshot) throws IOException;
  }

  private <T> T onSnapshot(Work<T> work) throws IOException {
    Snapshot snapshot = snapshots.newest();
    try {
      return work.on(snapshot);
    } catch (IOException e) {
      throw IndexFormat.explained(e, mark.map(WriterMark::directory).orElse("in memory"));
    } finally {
      snapshots.release(snapshot);
    }
  }

  private static Totals everything(Columns columns) {
    return new Totals(columns.observations().size(), columns.observations().datasets());
  }

  private static Optional<Hit> hit(Snapshot snapshot, String token) throws IOException {
    List<Integer> docs = documents(snapshot, token);
    if (docs.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(Page.hit(snapshot.rows(docs)));
  }

  private static List<Integer> documents(Snapshot snapshot, String token) throws IOException {
    if (DatasetKey.isKey(token)) {
      return new TermLookup(snapshot, Fields.KEY).documents(KeyBytes.of(token));
    }
    if (!ObservationKey.isKey(token)) {
      return List.of();
    }
    Observations observations = snapshot.columns().observations();
    int observation = observations.number(new ObservationKey(token));
    return observation < 0 ? List.of() : observations.datasets(observation);
  }
}
