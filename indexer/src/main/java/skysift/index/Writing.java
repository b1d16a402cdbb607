package skysift.index;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.FixedBitSet;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;

/**
 * The writer's place at an index, held until closed. What was committed stays whatever happens,
 * also when the process is killed; what was not is lost. For any thread, one at a time.
 */
public final class Writing implements AutoCloseable {
  /** Told after each commit. */
  interface Committed {
    void seen() throws IOException;
  }

  /** Datasets that are grouped and written at once. */
  private static final int AT_ONCE = 4096;

  /** Datasets that only came again: kept in memory that long, for each write of them is slow. */
  private static final int AGAIN_AT_ONCE = 50_000;

  private static final double BUFFER_MEGABYTES = 64;

  private final Optional<WriterMark> mark;
  private final Grouping grouping;
  private final Committed committed;
  private final IndexWriter writer;
  private final Coming coming;

  /** As they are to be committed. */
  private Origins origins;

  private Origin origin;

  /** What is written so far, committed or not. */
  private DirectoryReader written;

  Writing(
      Directory directory,
      Optional<WriterMark> mark,
      Grouping grouping,
      Committed committed,
      Beginning beginning)
      throws IOException {
    this.mark = mark;
    this.grouping = grouping;
    this.committed = committed;
    writer = writer(directory, mark);
    try {
      origins = Origins.of(userData());
      origin = beginning.of(origins);
      coming = new Coming(origin.number());
      keepOrigins(origin.archives().isEmpty() ? origins : origins.with(origin));
      if (mark.isPresent()) {
        mark.get().set();
      }
      written = DirectoryReader.open(writer);
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
    }
  }

  /** Says what brings the rows. */
  interface Beginning {
    Origin of(Origins before) throws IOException;

    /** A new harvest or import. */
    static Beginning with(
        Origin.Kind kind, String source, Collection<String> archives, Instant now) {
      return before ->
          new Origin(
              before.next(),
              kind,
              source,
              ImmutableSet.copyOf(archives),
              now.truncatedTo(ChronoUnit.SECONDS));
    }

    /** One that was broken off. */
    static Beginning again(String token) {
      return before ->
          before
              .of(token)
              .orElseThrow(
                  () -> new IOException("The index knows of no import or harvest " + token));
    }
  }

  private static IndexWriter writer(Directory directory, Optional<WriterMark> mark)
      throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new KeywordAnalyzer());
    config
        .setCommitOnClose(false)
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        .setIndexSort(Fields.order());
    try {
      return new IndexWriter(directory, config);
    } catch (LockObtainFailedException e) {
      String holder = mark.isPresent() ? mark.get().holder() : "this process";
      String where = mark.map(WriterMark::directory).orElse("in memory");
      throw new IndexBusyException(
          holder + " is writing into the index " + where + "; searching goes on meanwhile", e);
    }
  }

  private Map<String, String> userData() {
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> live = writer.getLiveCommitData();
    if (live != null) {
      live.forEach(entry -> data.put(entry.getKey(), entry.getValue()));
    }
    return data;
  }

  private void keepOrigins(Origins now) {
    origins = now;
    Map<String, String> data = new HashMap<>(now.entries());
    data.put(Fields.FORMAT_ENTRY, Fields.FORMAT);
    writer.setLiveCommitData(data.entrySet());
  }

  /** What brings the rows; kept once something was committed. */
  public synchronized Origin origin() {
    return origin;
  }

  /**
   * Adds datasets, or replaces those with the same keys, and groups them with what is there. Cheap:
   * most of the work is done a few thousand at a time.
   */
  public synchronized Added add(List<Dataset> batch) throws IOException {
    isOf(batch.stream().map(Dataset::archive).toList());
    Added added = coming.add(batch, snapshot());
    if (coming.toWrite().size() >= AT_ONCE || coming.again().size() >= AGAIN_AT_ONCE) {
      write();
    }
    return added;
  }

  /** Takes datasets as they were in another index, with their marks. */
  synchronized void restore(List<Coming.Known> rows) throws IOException {
    rows.forEach(row -> coming.toWrite().put(row.dataset().key(), row));
    if (coming.toWrite().size() >= AT_ONCE) {
      write();
    }
  }

  /** Takes the harvests and imports of another index. */
  synchronized void restore(Origins others) {
    keepOrigins(others);
  }

  private void isOf(Collection<String> archives) {
    if (!origin.archives().containsAll(archives)) {
      Set<String> all = new HashSet<>(origin.archives());
      all.addAll(archives);
      origin =
          new Origin(
              origin.number(),
              origin.kind(),
              origin.source(),
              ImmutableSet.copyOf(all),
              origin.began());
      keepOrigins(origins.with(origin));
    }
  }

  /**
   * Marks datasets that their archive no longer has; they stay until purged. Those that are not
   * here, or marked already, are left as they are.
   *
   * @return how many were marked
   */
  public synchronized long markGone(Collection<DatasetKey> keys) throws IOException {
    write();
    Snapshot before = snapshot();
    TermLookup byKey = new TermLookup(before, Fields.KEY);
    FixedBitSet documents = before.none();
    for (DatasetKey key : keys) {
      byKey.documents(KeyBytes.of(key.token())).forEach(documents::set);
    }
    return markGone(before, documents, dataset -> true);
  }

  /**
   * Marks the datasets of an archive as gone that this harvest did not bring again, though it asked
   * for them.
   *
   * @param asked whether it asked for such a dataset, and its answer was whole
   * @return how many were marked
   */
  public synchronized long markGone(String archive, Predicate<Dataset> asked) throws IOException {
    write();
    isOf(List.of(archive));
    Snapshot before = snapshot();
    FixedBitSet documents = before.matching(ofArchive(archive));
    Marks.keep(before, documents, marks -> marks.seen() != origin.number());
    return markGone(before, documents, asked);
  }

  private long markGone(Snapshot before, FixedBitSet documents, Predicate<Dataset> asked)
      throws IOException {
    Marks.keep(before, documents, marks -> !marks.isGone());
    long marked = 0;
    for (int doc = Snapshot.next(documents, 0); doc >= 0; doc = Snapshot.next(documents, doc + 1)) {
      Dataset dataset = before.dataset(doc);
      if (asked.test(dataset)) {
        isOf(List.of(dataset.archive()));
        writer.updateNumericDocValue(key(dataset.key()), Fields.GONE, origin.number());
        marked++;
      }
    }
    refresh();
    return marked;
  }

  /**
   * Removes all datasets of an archive.
   *
   * @return how many there were
   */
  public synchronized long remove(String archive) throws IOException {
    write();
    return remove(snapshot().matching(ofArchive(archive)));
  }

  /**
   * Removes what a harvest or import brought: the datasets whose content is from it and that no
   * later one has brought again. What it only brought again stays, and what it marked as gone is no
   * longer.
   *
   * @return how many were removed
   */
  public synchronized long remove(Origin which) throws IOException {
    write();
    int number = which.number();
    Snapshot before = snapshot();
    FixedBitSet stay = before.live();
    stay.andNot(own(number));
    FixedBitSet needing = stay.clone();
    Marks.keep(before, needing, marks -> marks.first() == number || marks.changed() == number);
    Marks.keep(before, stay, marks -> marks.seen() == number || marks.gone() == number);
    for (int doc = Snapshot.next(stay, 0); doc >= 0; doc = Snapshot.next(stay, doc + 1)) {
      Marks without = Marks.of(before, doc).without(number);
      Term key = key(before.keyOf(doc));
      writer.updateNumericDocValue(key, Fields.SEEN, without.seen());
      writer.updateNumericDocValue(key, Fields.GONE, without.gone());
    }
    refresh();
    long removed = remove(own(number));
    if (needing.cardinality() == 0) {
      keepOrigins(origins.without(which));
    }
    return removed;
  }

  private FixedBitSet own(int number) throws IOException {
    Snapshot now = snapshot();
    FixedBitSet own = now.live();
    Marks.keep(now, own, marks -> marks.isOwn(number));
    return own;
  }

  /**
   * Removes what is marked as gone.
   *
   * @param archive of this one only; of all when empty
   * @return how many there were
   */
  public synchronized long purge(Optional<String> archive) throws IOException {
    write();
    Snapshot before = snapshot();
    FixedBitSet gone =
        archive.isEmpty() ? before.live() : before.matching(ofArchive(archive.get()));
    Marks.keep(before, gone, Marks::isGone);
    return remove(gone);
  }

  /** These documents of the newest snapshot. */
  private long remove(FixedBitSet documents) throws IOException {
    Snapshot before = snapshot();
    int from = Snapshot.next(documents, 0);
    while (from >= 0) {
      Regrouping regrouping = new Regrouping(before, grouping, documents);
      List<Term> keys = new ArrayList<>();
      List<Integer> some = new ArrayList<>();
      int doc = from;
      for (; doc >= 0 && keys.size() < AT_ONCE; doc = Snapshot.next(documents, doc + 1)) {
        some.add(doc);
        keys.add(key(before.keyOf(doc)));
      }
      regrouping.takeAway(some);
      write(regrouping.decide(), before);
      writer.deleteDocuments(keys.toArray(Term[]::new));
      from = doc;
    }
    refresh();
    return documents.cardinality();
  }

  /**
   * Puts all in one segment and frees the space of what was replaced or removed. Takes as much
   * space again while it works. Commits.
   */
  public synchronized void compact() throws IOException {
    write();
    writer.forceMerge(1);
    commit();
    writer.deleteUnusedFiles();
  }

  /** Makes what was added durable, and visible to searches here and in other processes. */
  public synchronized void commit() throws IOException {
    write();
    writer.commit();
    committed.seen();
  }

  /** Gives the writer's place free. What was not committed is dropped. */
  @Override
  public synchronized void close() throws IOException {
    written.close();
    if (!writer.isOpen()) {
      return; // closed before, or by itself when writing failed
    }
    if (mark.isPresent()) {
      mark.get().clear();
    }
    writer.rollback();
  }

  private Snapshot snapshot() {
    return new Snapshot(written);
  }

  private static Term key(DatasetKey key) {
    return new Term(Fields.KEY, KeyBytes.of(key.token()));
  }

  private static Query ofArchive(String archive) {
    return new TermQuery(new Term(Fields.ARCHIVE, Fields.cut(archive)));
  }

  private void write() throws IOException {
    if (coming.toWrite().isEmpty() && coming.again().isEmpty()) {
      return;
    }
    Snapshot before = snapshot();
    for (Map.Entry<DatasetKey, Marks> again : coming.again().entrySet()) {
      writer.updateNumericDocValue(key(again.getKey()), Fields.SEEN, again.getValue().seen());
    }
    TermLookup byKey = new TermLookup(before, Fields.KEY);
    Regrouping regrouping = new Regrouping(before, grouping);
    List<Integer> replaced = new ArrayList<>();
    for (Coming.Known known : coming.toWrite().values()) {
      regrouping.add(known.dataset());
      replaced.addAll(byKey.documents(KeyBytes.of(known.dataset().key().token())));
    }
    regrouping.takeAway(replaced);
    write(regrouping.decide(), before);
    coming.written();
    refresh();
  }

  private void write(List<Regrouping.Change> changes, Snapshot before) throws IOException {
    for (Regrouping.Change change : changes) {
      Marks marks = coming.marks(change.dataset().key());
      writer.updateDocument(
          key(change.dataset().key()),
          DatasetDocuments.of(
              change.dataset(),
              change.observation(),
              change.candidates(),
              marks != null ? marks : Marks.of(before, change.document())));
    }
  }

  private void refresh() throws IOException {
    DirectoryReader newer = DirectoryReader.openIfChanged(written, writer);
    if (newer != null) {
      written.close();
      written = newer;
    }
  }
}
