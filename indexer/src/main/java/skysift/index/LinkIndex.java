package skysift.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.util.concurrent.Uninterruptibles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.DatasetKey;
import skysift.search.FileFact;

/**
 * Where resolved links live: one document for each dataset, apart from the datasets' index and
 * joined to it by key, so that the datasets' order and counts know nothing of it. Thread-safe; no
 * thread that writes may be interrupted.
 */
public final class LinkIndex implements AutoCloseable {
  private static final String KEY = "key";
  private static final String FILES = "files";
  private static final String LINKS = "links";
  private static final String RESOLVED = "resolved";
  private static final String EXPIRES = "expires";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final String FIELD_END = "\u001f";
  private static final String LINE_END = "\u001e";

  private final Directory directory;
  private final Object writing = new Object();
  private DirectoryReader reader;

  /** Null when what is read is newer. */
  private ImmutableMap<DatasetKey, ImmutableList<FileFact>> files = ImmutableMap.of();

  private LinkIndex(Directory directory) {
    this.directory = directory;
  }

  /**
   * Links of one dataset.
   *
   * @param files what is known of its files
   * @param links the links themselves, as their owner writes them
   * @param resolved when they were asked for
   * @param expires from when they may not be used; empty when not stated
   */
  public record Entry(
      DatasetKey dataset,
      ImmutableList<FileFact> files,
      String links,
      Instant resolved,
      Optional<Instant> expires) {}

  /** The index in a directory, which is made when missing. */
  public static LinkIndex open(Path directory) throws IOException {
    Files.createDirectories(directory);
    return new LinkIndex(FSDirectory.open(directory));
  }

  /**
   * Keeps entries; older ones of the same datasets are replaced.
   *
   * @throws IndexBusyException when another process writes and does not end
   */
  public void put(Collection<Entry> entries) throws IOException {
    synchronized (writing) {
      try (IndexWriter writer = writer(new IndexWriterConfig())) {
        for (Entry entry : entries) {
          writer.updateDocument(new Term(KEY, entry.dataset().token()), document(entry));
        }
      }
    }
  }

  private IndexWriter writer(IndexWriterConfig config) throws IOException {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (true) {
      try {
        return new IndexWriter(directory, config);
      } catch (LockObtainFailedException e) {
        if (System.nanoTime() > end) {
          throw new IndexBusyException(
              "Another Skysift is keeping links in " + directory + ". Try again in a moment.", e);
        }
        Uninterruptibles.sleepUninterruptibly(PAUSE);
      }
    }
  }

  private static Document document(Entry entry) {
    Document document = new Document();
    document.add(new StringField(KEY, entry.dataset().token(), Field.Store.YES));
    String key = entry.dataset().token() + LINE_END;
    String files = key + text(entry.files());
    document.add(new BinaryDocValuesField(FILES, new BytesRef(files.getBytes(UTF_8))));
    document.add(new StoredField(FILES, files));
    document.add(new StoredField(LINKS, entry.links()));
    document.add(new StoredField(RESOLVED, entry.resolved().toString()));
    entry.expires().ifPresent(end -> document.add(new StoredField(EXPIRES, end.toString())));
    return document;
  }

  private static String text(List<FileFact> files) {
    StringBuilder text = new StringBuilder();
    for (FileFact file : files) {
      text.append(file.type()).append(FIELD_END).append(file.semantics()).append(FIELD_END);
      file.bytes().ifPresent(text::append);
      text.append(LINE_END);
    }
    return text.toString();
  }

  /** What is kept for a dataset. */
  public synchronized Optional<Entry> find(DatasetKey dataset) throws IOException {
    refresh();
    if (reader == null) {
      return Optional.empty();
    }
    IndexSearcher searcher = new IndexSearcher(reader);
    TopDocs found = searcher.search(new TermQuery(new Term(KEY, dataset.token())), 1);
    if (found.scoreDocs.length == 0) {
      return Optional.empty();
    }
    Document document = searcher.storedFields().document(found.scoreDocs[0].doc);
    return Optional.of(
        new Entry(
            dataset,
            facts(document.get(FILES).split(LINE_END)),
            document.get(LINKS),
            Instant.parse(document.get(RESOLVED)),
            Optional.ofNullable(document.get(EXPIRES)).map(Instant::parse)));
  }

  /** The files of all datasets whose links are kept. */
  public synchronized ImmutableMap<DatasetKey, ImmutableList<FileFact>> files() throws IOException {
    refresh();
    if (files == null) {
      files = read();
    }
    return files;
  }

  /** Sees what this or another process has written. */
  private void refresh() throws IOException {
    DirectoryReader newer;
    try {
      newer =
          reader == null ? DirectoryReader.open(directory) : DirectoryReader.openIfChanged(reader);
    } catch (IndexNotFoundException e) {
      return;
    }
    if (newer == null) {
      return;
    }
    if (reader != null) {
      reader.close();
    }
    reader = newer;
    files = null;
  }

  private ImmutableMap<DatasetKey, ImmutableList<FileFact>> read() throws IOException {
    Map<DatasetKey, ImmutableList<FileFact>> read = new HashMap<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      BinaryDocValues values = DocValues.getBinary(leaf.reader(), FILES);
      Bits live = leaf.reader().getLiveDocs();
      while (values.nextDoc() != BinaryDocValues.NO_MORE_DOCS) {
        if (live == null || live.get(values.docID())) {
          String[] lines = values.binaryValue().utf8ToString().split(LINE_END);
          read.put(new DatasetKey(lines[0]), facts(lines));
        }
      }
    }
    return ImmutableMap.copyOf(read);
  }

  /** The facts of a text, whose first line is the key. */
  private static ImmutableList<FileFact> facts(String[] lines) {
    List<FileFact> facts = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      String[] fields = lines[i].split(FIELD_END, -1);
      facts.add(
          new FileFact(
              fields[0].intern(),
              fields[1].intern(),
              fields[2].isEmpty()
                  ? OptionalLong.empty()
                  : OptionalLong.of(Long.parseLong(fields[2]))));
    }
    return ImmutableList.copyOf(facts);
  }

  @Override
  public synchronized void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    directory.close();
  }
}
