package skysift.app;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import skysift.harvest.DatasetSink;
import skysift.obscore.Dataset;
import skysift.vo.ServiceDescriptor;

/** Notes which dataset each row of a table becomes while it is read. */
final class RowKeys {
  private final List<String> kept = new ArrayList<>();
  private final PriorityQueue<Long> skipped = new PriorityQueue<>();

  /** A sink that notes what goes into the other. */
  DatasetSink before(DatasetSink sink) {
    return new DatasetSink() {
      @Override
      public Taken add(List<Dataset> batch) throws IOException {
        batch.forEach(dataset -> kept.add(dataset.key().token()));
        return sink.add(batch);
      }

      @Override
      public void skipped(long row) {
        skipped.add(row);
        sink.skipped(row);
      }

      @Override
      public void services(List<ServiceDescriptor> described) throws IOException {
        sink.services(described);
      }
    };
  }

  /** Keys in the order of the rows; empty for rows that became none. */
  ImmutableList<String> all() {
    ImmutableList.Builder<String> all = ImmutableList.builder();
    long row = 0;
    PriorityQueue<Long> gaps = new PriorityQueue<>(skipped);
    for (String key : kept) {
      for (; !gaps.isEmpty() && gaps.peek() == row; row++) {
        gaps.remove();
        all.add("");
      }
      all.add(key);
      row++;
    }
    gaps.forEach(gap -> all.add(""));
    return all.build();
  }
}
