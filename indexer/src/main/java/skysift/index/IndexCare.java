package skysift.index;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.FixedBitSet;
import skysift.grouping.Grouping;

/**
 * Finds damage in the files of an index, and saves what can still be read; of an index that cannot
 * be opened too. Never changes what is in it. An interrupt stops the work.
 */
public final class IndexCare {
  private static final int AT_ONCE = 1000;

  private IndexCare() {}

  /**
   * Compares the files of the last commit with the checksums they were written with, and reads all
   * rows of those that are whole.
   *
   * @param progress told how many bytes were compared so far
   * @throws InterruptedIOException when interrupted
   */
  public static Verification verify(Path directory, LongConsumer progress) throws IOException {
    Optional<IndexFiles> opened = IndexFiles.open(directory);
    if (opened.isEmpty()) {
      return new Verification(0, 0, 0, ImmutableList.of());
    }
    try (IndexFiles files = opened.get()) {
      List<Damage> damages = new ArrayList<>();
      Map<String, Damage> ofFiles = compare(files, progress);
      damages.addAll(ofFiles.values());
      long rows = 0;
      for (SegmentCommitInfo segment : files.segments()) {
        if (Collections.disjoint(segment.files(), ofFiles.keySet())) {
          Rows read = read(files, segment, row -> {});
          rows += read.readable;
          if (read.lost > 0) {
            damages.add(
                new Damage(segment.info.name, "has " + read.lost + " rows that cannot be read"));
          }
        }
      }
      long bytes = files.names().stream().mapToLong(files::length).sum();
      return new Verification(files.names().size(), bytes, rows, ImmutableList.copyOf(damages));
    }
  }

  private static Map<String, Damage> compare(IndexFiles files, LongConsumer progress)
      throws IOException {
    return files.damages(
        files.names(),
        bytes -> {
          stopWhenInterrupted();
          progress.accept(bytes);
        });
  }

  private static void stopWhenInterrupted() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("stopped");
    }
  }

  /**
   * Writes all rows that can be read into a new index, with what was remembered of them.
   *
   * @param into where the new index is made; a directory that is empty or missing
   * @param progress told how many rows were read so far
   *     <p>Where the list of segments cannot be read, what was remembered is lost, all rows are
   *     doubtful, and some may be among them that had been removed.
   * @throws IOException when the format is another one, or the new index cannot be written
   */
  public static Salvaged salvage(
      Path directory, Path into, Grouping grouping, LongConsumer progress) throws IOException {
    if (Files.exists(into) && !isEmpty(into)) {
      throw new IOException(into + " is not empty; name a new folder for what can be saved");
    }
    Optional<IndexFiles> opened = IndexFiles.open(directory);
    if (opened.isEmpty()) {
      throw new IOException("There is no index in " + directory);
    }
    try (IndexFiles files = opened.get()) {
      if (files.listed()) {
        IndexFormat.check(files.userData(), directory.toString());
      }
      Map<String, Damage> damages = compare(files, bytes -> {});
      try (DatasetIndex saved = DatasetIndex.open(into, grouping);
          Writing writing = saved.restore(Origins.of(files.userData()))) {
        return new Saving(files, damages, writing, progress).all();
      }
    }
  }

  /** Whether an older version of Skysift wrote an index, which this one cannot read. */
  public static boolean isOlder(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (Directory files = FSDirectory.open(directory)) {
      if (DirectoryReader.indexExists(files)) {
        IndexFormat.check(files);
      }
      return false;
    } catch (IOException e) {
      return IndexFormat.explained(e, directory.toString()) instanceof OtherFormatException other
          && other.isOlder();
    }
  }

  /**
   * Moves an index, of any version, to a place where nothing is yet.
   *
   * @throws IndexBusyException when somebody is writing into it
   */
  public static void move(Path from, Path to) throws IOException {
    try (Directory files = FSDirectory.open(from)) {
      // only asked for: where open files cannot be moved, its own would be in the way
      files.obtainLock(IndexWriter.WRITE_LOCK_NAME).close();
    } catch (LockObtainFailedException e) {
      throw new IndexBusyException(
          new WriterMark(from).holder() + " is writing into the index " + from, e);
    }
    Files.move(from, to);
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.findAny().isEmpty();
    }
  }

  /** Rows on their way into the new index. */
  private static final class Saving {
    private final IndexFiles files;
    private final Map<String, Damage> damages;
    private final Writing writing;
    private final LongConsumer progress;
    private final List<Coming.Known> batch = new ArrayList<>();
    private long rows;

    Saving(IndexFiles files, Map<String, Damage> damages, Writing writing, LongConsumer progress) {
      this.files = files;
      this.damages = damages;
      this.writing = writing;
      this.progress = progress;
    }

    Salvaged all() throws IOException {
      long whole = 0;
      long doubtful = 0;
      long lost = 0;
      for (SegmentCommitInfo segment : files.segments()) {
        Rows read = read(files, segment, this::add);
        lost += read.lost;
        if (files.listed() && Collections.disjoint(segment.files(), damages.keySet())) {
          whole += read.readable;
        } else {
          doubtful += read.readable;
        }
      }
      flush();
      writing.commit();
      return new Salvaged(whole, doubtful, lost);
    }

    private void add(Coming.Known row) throws IOException {
      batch.add(row);
      rows++;
      if (batch.size() == AT_ONCE) {
        flush();
        progress.accept(rows);
      }
    }

    private void flush() throws IOException {
      if (files.listed()) {
        writing.restore(List.copyOf(batch));
      } else {
        writing.add(batch.stream().map(Coming.Known::dataset).toList());
      }
      batch.clear();
    }
  }

  private record Rows(long readable, long lost) {}

  private interface RowReceiver {
    void row(Coming.Known row) throws IOException;
  }

  private static Rows read(IndexFiles files, SegmentCommitInfo segment, RowReceiver receiver)
      throws IOException {
    try (DirectoryReader reader = files.read(segment)) {
      LeafReader leaf = reader.leaves().get(0).reader();
      DatasetReader datasets = datasets(leaf);
      Marks.Reader marks = new Marks.Reader(leaf);
      FixedBitSet live = new Snapshot(reader).live();
      long readable = 0;
      for (int doc = Snapshot.next(live, 0); doc >= 0; doc = Snapshot.next(live, doc + 1)) {
        stopWhenInterrupted();
        Optional<Coming.Known> row = row(datasets, marks, doc);
        if (row.isPresent()) {
          readable++;
          receiver.row(row.get());
        }
      }
      return new Rows(readable, live.cardinality() - readable);
    } catch (SegmentLost e) {
      return new Rows(0, (long) segment.info.maxDoc() - segment.getDelCount());
    }
  }

  private static DatasetReader datasets(LeafReader leaf) throws SegmentLost {
    try {
      return new DatasetReader(leaf, new KnownTexts(), DatasetReader.TEXTS);
    } catch (IOException | RuntimeException e) {
      throw new SegmentLost(e);
    }
  }

  /** Empty when it cannot be read, in whatever way what reads it stumbles over wrong bytes. */
  private static Optional<Coming.Known> row(DatasetReader datasets, Marks.Reader marks, int doc) {
    try {
      return Optional.of(new Coming.Known(datasets.read(doc), marks.of(doc), Coming.UNKNOWN));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
