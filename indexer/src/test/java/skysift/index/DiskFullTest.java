package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.search.SearchRequest;
import skysift.search.Unit;

/** Writing where there is no more space. */
class DiskFullTest {
  private static final int BATCH = 50;
  private static final SearchRequest ALL = SearchRequest.everything().withUnit(Unit.DATASETS);

  /** A directory on a disk that takes so many bytes more, in files of all kinds. */
  private static final class SmallDisk extends FilterDirectory {
    private long free;

    SmallDisk(Directory in) {
      super(in);
    }

    @Override
    public void close() {
      // outlives the index over it, as a disk does
    }

    private void take(long bytes) throws IOException {
      if (bytes > free) {
        free = 0;
        throw new IOException("No space left on device");
      }
      free -= bytes;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      take(1);
      return new Limited(super.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
        throws IOException {
      take(1);
      return new Limited(super.createTempOutput(prefix, suffix, context));
    }

    private final class Limited extends FilterIndexOutput {
      Limited(IndexOutput out) {
        super("limited", out.getName(), out);
      }

      @Override
      public void writeByte(byte b) throws IOException {
        take(1);
        super.writeByte(b);
      }

      @Override
      public void writeBytes(byte[] bytes, int offset, int length) throws IOException {
        take(length);
        super.writeBytes(bytes, offset, length);
      }
    }
  }

  private static List<Dataset> batch(int number) {
    return IntStream.range(0, BATCH)
        .mapToObj(i -> dataset("MAST").obsId(number + "-" + i).size(number).build())
        .toList();
  }

  private static Set<DatasetKey> keys(DatasetIndex index) throws IOException {
    try (ResultRows rows = index.rows(ALL)) {
      List<DatasetKey> all = new ArrayList<>();
      rows.forEach(row -> all.add(row.key()));
      then(all).doesNotHaveDuplicates();
      return Set.copyOf(all);
    }
  }

  private static Set<DatasetKey> keysOf(int batches) {
    return IntStream.range(0, batches)
        .mapToObj(DiskFullTest::batch)
        .flatMap(List::stream)
        .map(Dataset::key)
        .collect(Collectors.toSet());
  }

  private static Set<String> needed(Directory disk) throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(disk)) {
      return Set.copyOf(reader.getIndexCommit().getFileNames());
    }
  }

  /** Wherever in the middle of its files the disk gets full. */
  @ParameterizedTest
  @ValueSource(ints = {1, 500, 2_000, 5_000, 9_000, 14_000, 20_000, 27_000, 33_000, 40_000, 90_000})
  void what_was_committed_stays_and_writing_goes_on_when_there_is_space(int free)
      throws IOException {
    // GIVEN
    SmallDisk disk = new SmallDisk(new ByteBuffersDirectory());
    try (DatasetIndex index = DatasetIndex.over(disk, Grouping.builtIn())) {
      disk.free = Long.MAX_VALUE;
      MemoryIndex.addTo(index, batch(0));
      disk.free = free;
      // WHEN
      int committed = 1;
      IOException failure = null;
      while (failure == null) {
        try {
          MemoryIndex.addTo(index, batch(committed));
          committed++;
        } catch (IOException e) {
          failure = e;
        }
      }
      // THEN
      then(failure).hasMessageContaining("No space left").hasMessageContaining("disk full");
      then(failure).hasMessageContaining("kept");
      then(keys(index)).isEqualTo(keysOf(committed));
      then(Set.of(disk.listAll())).as("nothing else takes space").isEqualTo(needed(disk));
      try (DatasetIndex another = DatasetIndex.over(disk, Grouping.builtIn())) {
        then(keys(another)).isEqualTo(keysOf(committed));
        // WHEN there is space again
        disk.free = Long.MAX_VALUE;
        MemoryIndex.addTo(another, batch(committed));
        then(keys(another)).isEqualTo(keysOf(committed + 1));
      }
      index.refresh();
      then(keys(index)).isEqualTo(keysOf(committed + 1));
    }
  }

  @Test
  void what_cannot_be_put_together_stays_as_it_was_and_is_told() throws IOException {
    // GIVEN
    SmallDisk disk = new SmallDisk(new ByteBuffersDirectory());
    disk.free = Long.MAX_VALUE;
    try (DatasetIndex index = DatasetIndex.over(disk, Grouping.builtIn())) {
      for (int i = 0; i < 4; i++) {
        MemoryIndex.addTo(index, batch(i));
      }
      // WHEN
      disk.free = 1_000;
      // THEN
      thenThrownBy(() -> index.tidy(() -> false))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left");
      then(keys(index)).isEqualTo(keysOf(4));
      // WHEN there is space again
      disk.free = Long.MAX_VALUE;
      then(index.tidy(() -> false)).isTrue();
      then(index.info().segments()).isEqualTo(1);
      then(keys(index)).isEqualTo(keysOf(4));
    }
  }

  @Test
  void a_writer_that_failed_says_so_until_it_is_closed() throws IOException {
    SmallDisk disk = new SmallDisk(new ByteBuffersDirectory());
    disk.free = Long.MAX_VALUE;
    try (DatasetIndex index = DatasetIndex.over(disk, Grouping.builtIn())) {
      MemoryIndex.addTo(index, batch(0));
      try (Writing writing = index.beginWriting()) {
        writing.add(batch(1));
        disk.free = 300;
        thenThrownBy(writing::commit).hasMessageContaining("No space left");
        thenThrownBy(writing::commit).isInstanceOf(IOException.class);
      }
      then(keys(index)).isEqualTo(keysOf(1));
    }
  }
}
