package skysift.index;

import com.google.common.base.Throwables;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import skysift.obscore.DatasetKey;

/**
 * Documents as they are written: Lucene's writer, and what is written so far, committed or not. For
 * one thread at a time.
 */
final class Store implements AutoCloseable {
  private static final double BUFFER_MEGABYTES = 128;
  private static final int MANY = 1_000;

  private static final Logger LOGGER = Logger.getLogger(Store.class.getName());

  private final Directory directory;
  private final Optional<WriterMark> mark;
  private final LoggedMerges merges = new LoggedMerges();
  private final IndexWriter writer;
  private final DatasetDocuments documents = new DatasetDocuments();
  private final KnownTerms keys = new KnownTerms(Fields.KEY);
  private final KnownTerms candidates = new KnownTerms(Fields.CANDIDATE);
  private Origins origins;
  private DirectoryReader written;

  /**
   * Takes the writer's place.
   *
   * @throws IndexBusyException when somebody has it
   */
  Store(Directory directory, Optional<WriterMark> mark) throws IOException {
    this.directory = directory;
    this.mark = mark;
    writer = writer(directory, mark, merges);
    try {
      keep(Origins.of(userData()));
      if (mark.isPresent()) {
        mark.get().set();
      }
      written = DirectoryReader.open(writer);
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  private static IndexWriter writer(
      Directory directory, Optional<WriterMark> mark, LoggedMerges merges) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
    config
        .setCommitOnClose(false)
        .setCodec(new IndexCodec())
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        .setMergePolicy(new Merges())
        .setMergeScheduler(merges)
        .setIndexSort(Fields.order());
    try {
      return new IndexWriter(directory, config);
    } catch (LockObtainFailedException e) {
      String holder = mark.isPresent() ? mark.get().holder() : "this process";
      throw new IndexBusyException(
          holder + " is writing into the index " + where(mark) + "; searching goes on meanwhile",
          e);
    }
  }

  private static String where(Optional<WriterMark> mark) {
    return mark.map(WriterMark::directory).orElse("in memory");
  }

  private Map<String, String> userData() {
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
    if (live != null) {
      live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  /** As they will be with the next commit. */
  Origins origins() {
    return origins;
  }

  /** Commits others with the next commit. */
  void keep(Origins now) {
    origins = now;
    Map<String, String> data = new HashMap<>(now.entries());
    data.put(Fields.FORMAT_ENTRY, Fields.FORMAT);
    writer.setLiveCommitData(data.entrySet());
  }

  /** What is written so far, as of the last {@link #refresh}. */
  Snapshot snapshot() {
    return new Snapshot(written);
  }

  /** Finds the datasets of a {@link #snapshot}, the last one, by their keys. */
  TermLookup byKey(Snapshot snapshot) throws IOException {
    keys.read(snapshot);
    return new TermLookup(snapshot, Fields.KEY, Optional.of(keys));
  }

  /** Finds them by candidate keys. */
  TermLookup byCandidate(Snapshot snapshot) throws IOException {
    candidates.read(snapshot);
    return new TermLookup(snapshot, Fields.CANDIDATE, Optional.of(candidates));
  }

  private static Term key(DatasetKey key) {
    return new Term(Fields.KEY, KeyBytes.of(key.token()));
  }

  /** Says the marks of a dataset that is written. */
  interface MarksOf {
    Marks of(Regrouping.Change change) throws IOException;
  }

  /**
   * Writes documents, each in place of the one with its key, which a fresh one has not. Making them
   * takes longer than all else, so many are made on all processors, though that gives more
   * segments.
   */
  void write(List<Regrouping.Change> changes, MarksOf marks, Predicate<Regrouping.Change> fresh)
      throws IOException {
    keys.expect(changes.size());
    candidates.expect(changes.stream().mapToLong(change -> change.candidates().size()).sum());
    Stream<Regrouping.Change> stream = changes.stream();
    each(
        changes.size() < MANY ? stream : stream.parallel(),
        change -> write(change, marks.of(change), fresh.test(change)));
    if (changes.size() >= MANY) {
      // what each thread has is else written by one thread when the index is opened anew
      int threads = Runtime.getRuntime().availableProcessors();
      each(IntStream.range(0, threads).boxed().parallel(), thread -> writer.flushNextBuffer());
    }
  }

  private interface Step<T> {
    void take(T one) throws IOException;
  }

  /** After a failure no more are begun, and none is under way when this returns. */
  private static <T> void each(Stream<T> all, Step<T> step) throws IOException {
    AtomicReference<Exception> failed = new AtomicReference<>();
    all.forEach(
        one -> {
          try {
            if (failed.get() == null) {
              step.take(one);
            }
          } catch (IOException | RuntimeException e) {
            failed.compareAndSet(null, e);
          }
        });
    Exception failure = failed.get();
    if (failure != null) {
      Throwables.throwIfInstanceOf(failure, IOException.class);
      Throwables.throwIfUnchecked(failure);
    }
  }

  private void write(Regrouping.Change change, Marks marks, boolean fresh) throws IOException {
    keys.add(KeyBytes.of(change.dataset().key().token()));
    change.candidates().forEach(candidates::add);
    List<IndexableField> document =
        documents.of(change.dataset(), change.observation(), change.candidates(), marks);
    if (fresh) {
      writer.addDocument(document);
    } else {
      writer.updateDocument(key(change.dataset().key()), document);
    }
  }

  /** Changes only one of the marks of a document. */
  void mark(DatasetKey key, String field, int origin) throws IOException {
    writer.updateNumericDocValue(key(key), field, origin);
  }

  void delete(List<DatasetKey> keys) throws IOException {
    writer.deleteDocuments(keys.stream().map(Store::key).toArray(Term[]::new));
  }

  void refresh() throws IOException {
    DirectoryReader newer = DirectoryReader.openIfChanged(written, writer);
    if (newer != null) {
      written.close();
      written = newer;
    }
  }

  /** Puts all in one segment. */
  void merge() throws IOException {
    writer.forceMerge(1);
  }

  /** How many there are, as of the last {@link #refresh}. */
  int segments() {
    return written.leaves().size();
  }

  /** Begins to put together what is worth it, and what was begun before goes on. */
  void beginTidying() throws IOException {
    writer.forceMerge(Merges.AS_WORTH, false);
  }

  /** Whether segments are being put together. */
  boolean isMerging() {
    return writer.hasPendingMerges() || merges.mergeThreadCount() > 0;
  }

  void deleteUnused() throws IOException {
    writer.deleteUnusedFiles();
  }

  void commit() throws IOException {
    writer.commit();
  }

  /** What to tell of a failure to write. */
  IOException failed(Exception e) {
    Throwable reason = writer.getTragicException() != null ? writer.getTragicException() : e;
    if (reason instanceof IOException damage && IndexFiles.isDamage(damage)) {
      return IndexFormat.explained(damage, where(mark));
    }
    return new IOException(
        "The index "
            + where(mark)
            + " could not be written: "
            + reason.getMessage()
            + ". What was committed before is kept and can be searched; when the cause is mended (is"
            + " the disk full?), do it again.",
        e);
  }

  /** Gives the writer's place free. What was not committed is dropped. */
  @Override
  public void close() throws IOException {
    written.close();
    if (mark.isPresent()) {
      mark.get().clear();
    }
    if (writer.isOpen()) {
      writer.rollback();
    } else {
      deleteLeftovers();
    }
  }

  /** What a writer has begun that closed itself, as when the disk is full; a new one deletes it. */
  private void deleteLeftovers() {
    try (IndexWriter other = writer(directory, mark, new LoggedMerges())) {
      other.rollback();
    } catch (IOException e) {
      LOGGER.log(Level.FINE, "leftovers stay until the next writing", e);
    }
  }

  /** A failed merge closes the writer, which says why when it is used next. */
  private static final class LoggedMerges extends ConcurrentMergeScheduler {
    @Override
    protected void handleMergeException(Throwable failure) {
      LOGGER.log(Level.WARNING, "segments could not be merged", failure);
    }
  }
}
