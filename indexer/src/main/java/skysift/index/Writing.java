package skysift.index;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
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

  private static final double BUFFER_MEGABYTES = 64;

  private final Optional<WriterMark> mark;
  private final Grouping grouping;
  private final Committed committed;
  private final IndexWriter writer;
  private final Map<DatasetKey, Dataset> pending = new LinkedHashMap<>();

  /** What is written so far, committed or not. */
  private DirectoryReader written;

  Writing(Directory directory, Optional<WriterMark> mark, Grouping grouping, Committed committed)
      throws IOException {
    this.mark = mark;
    this.grouping = grouping;
    this.committed = committed;
    writer = writer(directory, mark);
    try {
      if (mark.isPresent()) {
        mark.get().set();
      }
      written = DirectoryReader.open(writer);
    } catch (IOException | RuntimeException e) {
      writer.rollback();
      throw e;
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
      IndexWriter writer = new IndexWriter(directory, config);
      writer.setLiveCommitData(Map.of(Fields.FORMAT_ENTRY, Fields.FORMAT).entrySet());
      return writer;
    } catch (LockObtainFailedException e) {
      String holder = mark.isPresent() ? mark.get().holder() : "this process";
      String where = mark.map(WriterMark::directory).orElse("in memory");
      throw new IndexBusyException(
          holder + " is writing into the index " + where + "; searching goes on meanwhile", e);
    }
  }

  /**
   * Adds datasets, or replaces those with the same keys, and groups them with what is there. Cheap:
   * most of the work is done a few thousand at a time.
   *
   * @return how many of the keys were there before
   */
  public synchronized long add(List<Dataset> batch) throws IOException {
    TermLookup byKey = new TermLookup(snapshot(), Fields.KEY);
    long replaced = 0;
    for (Dataset dataset : batch) {
      boolean twice = pending.put(dataset.key(), dataset) != null;
      replaced += twice || !byKey.documents(dataset.key().token()).isEmpty() ? 1 : 0;
    }
    if (pending.size() >= AT_ONCE) {
      write();
    }
    return replaced;
  }

  /**
   * Removes all datasets of an archive.
   *
   * @return how many there were
   */
  public synchronized long remove(String archive) throws IOException {
    write();
    Snapshot before = snapshot();
    Regrouping regrouping = new Regrouping(before, grouping);
    Term term = new Term(Fields.ARCHIVE, Fields.cut(archive));
    List<Integer> documents = before.documents(new TermQuery(term));
    for (int document : documents) {
      regrouping.takeAway(document);
    }
    List<Regrouping.Change> changes = regrouping.decide();
    writer.deleteDocuments(term);
    write(changes);
    refresh();
    return documents.size();
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

  private void write() throws IOException {
    if (pending.isEmpty()) {
      return;
    }
    Snapshot before = snapshot();
    TermLookup byKey = new TermLookup(before, Fields.KEY);
    Regrouping regrouping = new Regrouping(before, grouping);
    for (Dataset dataset : pending.values()) {
      regrouping.add(dataset);
      for (int document : byKey.documents(dataset.key().token())) {
        regrouping.takeAway(document);
      }
    }
    write(regrouping.decide());
    pending.clear();
    refresh();
  }

  private void write(List<Regrouping.Change> changes) throws IOException {
    for (Regrouping.Change change : changes) {
      writer.updateDocument(
          new Term(Fields.KEY, change.dataset().key().token()),
          DatasetDocuments.of(change.dataset(), change.observation(), change.candidates()));
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
