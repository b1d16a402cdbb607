package skysift.index;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.FixedBitSet;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;

/**
 * The writer's place at an index, held until closed. What was committed stays whatever happens,
 * also when the process is killed or the disk is full; what was not is lost. After a failure to
 * write only closing makes sense. For any thread, one at a time.
 */
public final class Writing implements AutoCloseable {
  /** Told after each commit. */
  interface Committed {
    void seen() throws IOException;
  }

  /** Says what brings the rows. */
  interface Beginning {
    Origin of(Origins before) throws IOException;

    /** A new harvest or import. */
    static Beginning with(
        Origin.Kind kind, String source, Collection<String> archives, Instant now) {
      Instant began = now.truncatedTo(ChronoUnit.SECONDS);
      return before ->
          new Origin(before.next(), kind, source, ImmutableSet.copyOf(archives), began);
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

  /**
   * Datasets that are grouped and written at once: the more, the fewer small segments must be
   * looked through and merged. They take some 3 kB each, a tenth of a heap of half a gigabyte.
   */
  private static final int AT_ONCE =
      Math.clamp(Runtime.getRuntime().maxMemory() / 32_768, 16_384, 65_536);

  /** Datasets that only came again: kept in memory that long, for each write of them is slow. */
  private static final int AGAIN_AT_ONCE = 50_000;

  private final Store store;
  private final Grouping grouping;
  private final Committed committed;
  private final Coming coming;
  private Origin origin;

  Writing(Store store, Grouping grouping, Committed committed, Beginning beginning)
      throws IOException {
    this.store = store;
    this.grouping = grouping;
    this.committed = committed;
    origin = beginning.of(store.origins());
    coming = new Coming(origin.number());
    if (!origin.archives().isEmpty()) {
      store.keep(store.origins().with(origin));
    }
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
    return guarded(
        () -> {
          bringsOf(batch.stream().map(Dataset::archive).toList());
          Snapshot before = store.snapshot();
          Added added = coming.add(batch, before, store.byKey(before));
          if (coming.toWrite().size() >= AT_ONCE || coming.again().size() >= AGAIN_AT_ONCE) {
            write();
          }
          return added;
        });
  }

  /** Takes datasets as they were in another index, with their marks. */
  synchronized void restore(List<Coming.Known> rows) throws IOException {
    guarded(
        () -> {
          rows.forEach(row -> coming.toWrite().put(row.dataset().key(), row));
          if (coming.toWrite().size() >= AT_ONCE) {
            write();
          }
          return rows.size();
        });
  }

  /** Takes the harvests and imports of another index. */
  synchronized void restore(Origins others) {
    store.keep(others);
  }

  /** Decides anew about datasets, by another grouping; those that are not here are left out. */
  synchronized void regroup(Grouping next, Collection<DatasetKey> keys) throws IOException {
    guarded(
        () -> {
          write();
          Snapshot before = store.snapshot();
          Map<DatasetKey, Integer> documents = before.documents(keys);
          List<Integer> regrouped = List.copyOf(documents.values());
          Regrouping regrouping = new Regrouping(before, next, store.byCandidate(before));
          regrouping.add(regrouping.takeAway(regrouped, grouping));
          store.write(
              regrouping.decide(),
              change ->
                  Marks.of(
                      before, documents.getOrDefault(change.dataset().key(), change.document())),
              change -> false);
          store.refresh();
          return regrouped.size();
        });
  }

  private void bringsOf(Collection<String> archives) {
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
      store.keep(store.origins().with(origin));
    }
  }

  /**
   * Marks datasets that their archive no longer has; they stay until purged. Those that are not
   * here, or marked already, are left as they are.
   *
   * @return how many were marked
   */
  public synchronized long markGone(Collection<DatasetKey> keys) throws IOException {
    return guarded(
        () -> {
          write();
          Snapshot before = store.snapshot();
          FixedBitSet documents = before.none();
          before.documents(keys).values().forEach(documents::set);
          return markGone(before, documents, dataset -> true);
        });
  }

  /**
   * Marks the datasets of an archive as gone that this harvest did not bring again, though it asked
   * for them.
   *
   * @param asked whether it asked for such a dataset, and its answer was whole
   * @return how many were marked
   */
  public synchronized long markGone(String archive, Predicate<Dataset> asked) throws IOException {
    return guarded(
        () -> {
          write();
          bringsOf(List.of(archive));
          Snapshot before = store.snapshot();
          FixedBitSet documents = before.matching(ofArchive(archive));
          Marks.keep(before, documents, marks -> marks.seen() != origin.number());
          return markGone(before, documents, asked);
        });
  }

  private long markGone(Snapshot before, FixedBitSet documents, Predicate<Dataset> asked)
      throws IOException {
    Marks.keep(before, documents, marks -> !marks.isGone());
    long marked = 0;
    for (Dataset dataset : new EachDataset(before, documents)) {
      if (asked.test(dataset)) {
        bringsOf(List.of(dataset.archive()));
        store.mark(dataset.key(), Fields.GONE, origin.number());
        marked++;
      }
    }
    store.refresh();
    return marked;
  }

  /**
   * Removes all datasets of an archive.
   *
   * @return how many there were
   */
  public synchronized long remove(String archive) throws IOException {
    return guarded(
        () -> {
          write();
          return new Removing(store, grouping).all(store.snapshot().matching(ofArchive(archive)));
        });
  }

  /**
   * Removes what a harvest or import brought: the datasets whose content is from it and that no
   * later one has brought again. What it only brought again stays, and what it marked as gone is no
   * longer.
   *
   * @return how many were removed
   */
  public synchronized long remove(Origin which) throws IOException {
    return guarded(
        () -> {
          write();
          return new Removing(store, grouping).of(which);
        });
  }

  /**
   * Removes what is marked as gone.
   *
   * @param archive of this one only; of all when empty
   * @return how many there were
   */
  public synchronized long purge(Optional<String> archive) throws IOException {
    return guarded(
        () -> {
          write();
          Snapshot before = store.snapshot();
          FixedBitSet gone =
              archive.isEmpty() ? before.live() : before.matching(ofArchive(archive.get()));
          Marks.keep(before, gone, Marks::isGone);
          return new Removing(store, grouping).all(gone);
        });
  }

  /**
   * Puts all in one segment and frees the space of what was replaced or removed. Takes as much
   * space again while it works. Commits.
   */
  public synchronized void compact() throws IOException {
    guarded(
        () -> {
          write();
          store.merge();
          return 0;
        });
    commit();
    store.deleteUnused();
  }

  /** Makes what was added durable, and visible to searches here and in other processes. */
  public synchronized void commit() throws IOException {
    guarded(
        () -> {
          write();
          store.commit();
          return 0;
        });
    committed.seen();
  }

  /** Gives the writer's place free. What was not committed is dropped. */
  @Override
  public synchronized void close() throws IOException {
    store.close();
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  /** Says what to do when it cannot be written. */
  private <T> T guarded(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (UncheckedIOException e) {
      throw store.failed(e.getCause());
    } catch (IOException | AlreadyClosedException e) {
      throw store.failed(e);
    }
  }

  private static Query ofArchive(String archive) {
    return new TermQuery(new Term(Fields.ARCHIVE, Fields.cut(archive)));
  }

  private void write() throws IOException {
    if (coming.toWrite().isEmpty() && coming.again().isEmpty()) {
      return;
    }
    Snapshot before = store.snapshot();
    for (Map.Entry<DatasetKey, Marks> again : coming.again().entrySet()) {
      store.mark(again.getKey(), Fields.SEEN, again.getValue().seen());
    }
    Collection<Coming.Known> known = coming.toWrite().values();
    Regrouping regrouping = new Regrouping(before, grouping, store.byCandidate(before));
    regrouping.add(known.stream().map(Coming.Known::dataset).toList());
    regrouping.takeAway(
        known.stream().map(Coming.Known::document).filter(document -> document >= 0).toList());
    store.write(
        regrouping.decide(),
        change -> {
          Marks marks = coming.marks(change.dataset().key());
          return marks != null ? marks : Marks.of(before, change.document());
        },
        change -> coming.isFresh(change.dataset().key()));
    coming.written();
    store.refresh();
  }
}
