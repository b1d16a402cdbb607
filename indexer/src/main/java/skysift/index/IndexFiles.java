package skysift.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.Version;

/**
 * The files of an index that may be damaged, segment by segment: one that is does not keep the
 * others from being read. Only reads.
 */
final class IndexFiles implements AutoCloseable {
  private static final String INFO = ".si";

  /** Files without a checksum. */
  private static final Set<String> UNCHECKED = Set.of(IndexWriter.WRITE_LOCK_NAME, WriterMark.NAME);

  private final Directory files;
  private final SegmentInfos commit;

  /** Whether the list of segments could be read. */
  private final boolean listed;

  private IndexFiles(Directory files, SegmentInfos commit, boolean listed) {
    this.files = files;
    this.commit = commit;
    this.listed = listed;
  }

  /**
   * The last commit in a directory, or what segments there are when their list cannot be read;
   * empty when there never was one.
   */
  static Optional<IndexFiles> open(Path directory) throws IOException {
    Directory files = FSDirectory.open(directory);
    try {
      if (DirectoryReader.indexExists(files)) {
        return Optional.of(opened(files));
      }
      files.close();
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      files.close();
      throw e;
    }
  }

  private static IndexFiles opened(Directory files) throws IOException {
    try {
      return new IndexFiles(files, SegmentInfos.readLatestCommit(files), true);
    } catch (IOException e) {
      if (isDamage(e)) {
        return new IndexFiles(files, unlisted(files), false);
      }
      throw e;
    }
  }

  /** The segments that say of themselves what they are, the oldest first. */
  private static SegmentInfos unlisted(Directory files) throws IOException {
    SegmentInfos found = new SegmentInfos(Version.LATEST.major);
    List<String> names =
        Stream.of(files.listAll())
            .filter(name -> name.endsWith(INFO))
            .map(name -> name.substring(0, name.length() - INFO.length()))
            .sorted(Comparator.comparingInt(String::length).thenComparing(name -> name))
            .toList();
    for (String name : names) {
      segment(files, name).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<SegmentCommitInfo> segment(Directory files, String name) {
    try (IndexInput in = files.openInput(name + INFO, IOContext.READONCE)) {
      byte[] id = new byte[StringHelper.ID_LENGTH];
      CodecUtil.readBEInt(in); // magic
      in.readString(); // format
      CodecUtil.readBEInt(in); // version
      in.readBytes(id, 0, id.length);
      Codec codec = Codec.getDefault();
      SegmentInfo info = codec.segmentInfoFormat().read(files, name, id, IOContext.READONCE);
      info.setCodec(codec);
      return Optional.of(new SegmentCommitInfo(info, 0, 0, -1, -1, -1, StringHelper.randomId()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // verifying names the file
    }
  }

  /** Whether the list of segments could be read; else replaced and removed rows are there too. */
  boolean listed() {
    return listed;
  }

  /** Whether a failure says that files are not as they were written. */
  static boolean isDamage(Exception failure) {
    return failure instanceof CorruptIndexException
        || failure instanceof EOFException
        || failure instanceof FileNotFoundException
        || failure instanceof NoSuchFileException
        || failure instanceof IndexFormatTooOldException
        || failure instanceof IndexFormatTooNewException;
  }

  Map<String, String> userData() {
    return commit.getUserData();
  }

  List<SegmentCommitInfo> segments() {
    return commit.asList();
  }

  /** Names of all files. */
  Collection<String> names() throws IOException {
    return listed
        ? commit.files(true)
        : Stream.of(files.listAll()).filter(name -> !UNCHECKED.contains(name)).toList();
  }

  /** The length of a file; 0 when it is missing. */
  long length(String name) {
    try {
      return files.fileLength(name);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Told how many bytes were compared so far. */
  interface Progress {
    void compared(long bytes) throws IOException;
  }

  /** What is wrong with files, by name; nothing of those that are as they were written. */
  Map<String, Damage> damages(Collection<String> names, Progress progress) throws IOException {
    Map<String, Damage> damages = new TreeMap<>();
    long bytes = 0;
    for (String name : names) {
      progress.compared(bytes);
      bytes += length(name);
      try (IndexInput in = files.openInput(name, IOContext.READONCE)) {
        CodecUtil.checksumEntireFile(in);
      } catch (FileNotFoundException | NoSuchFileException e) {
        damages.put(name, new Damage(name, "is missing"));
      } catch (EOFException e) {
        damages.put(name, new Damage(name, "is cut off"));
      } catch (IOException | RuntimeException e) {
        damages.put(name, new Damage(name, said(e)));
      }
    }
    return damages;
  }

  private static String said(Exception e) {
    boolean checksum = String.valueOf(e.getMessage()).contains("checksum failed");
    return checksum
        ? "has another checksum than it was written with"
        : String.valueOf(e.getMessage());
  }

  /** One segment alone, as if it were the whole index. */
  DirectoryReader read(SegmentCommitInfo segment) throws SegmentLost {
    try {
      SegmentInfos alone = new SegmentInfos(commit.getIndexCreatedVersionMajor());
      alone.add(segment.clone());
      Directory both = new WithList(files, new ByteBuffersDirectory());
      alone.commit(both);
      return DirectoryReader.open(both);
    } catch (IOException | RuntimeException e) {
      throw new SegmentLost(e);
    }
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  /** Files of an index with another list of segments, which is kept in memory. */
  private static final class WithList extends FilterDirectory {
    private final Directory list;

    WithList(Directory files, Directory list) {
      super(files);
      this.list = list;
    }

    private Directory of(String name) {
      return name.contains(IndexFileNames.SEGMENTS) ? list : in;
    }

    @Override
    public String[] listAll() throws IOException {
      return Stream.concat(
              Stream.of(list.listAll()),
              Stream.of(in.listAll()).filter(name -> !name.contains(IndexFileNames.SEGMENTS)))
          .sorted()
          .toArray(String[]::new);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      return list.createOutput(name, context);
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
      return of(name).openInput(name, context);
    }

    @Override
    public long fileLength(String name) throws IOException {
      return of(name).fileLength(name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
      list.rename(from, to);
    }

    @Override
    public void deleteFile(String name) throws IOException {
      list.deleteFile(name);
    }

    @Override
    public void sync(Collection<String> names) {
      // the list is in memory, the files are not changed
    }

    @Override
    public void syncMetaData() {
      // the list is in memory, the files are not changed
    }
  }
}
