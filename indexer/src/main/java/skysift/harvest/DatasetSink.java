package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.List;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.vo.ServiceDescriptor;

/** Where normalised datasets go. For any thread, one call at a time. */
public interface DatasetSink {
  /** Takes one batch; what is taken is durable when the call returns. On the harvesting thread. */
  Taken add(List<Dataset> batch) throws IOException;

  /**
   * Hears that a row added no dataset, being rejected, outside of what is asked, or a repeat; those
   * that do are in the batches, in the order of the rows.
   *
   * @param row from 0
   */
  default void skipped(long row) {}

  /** Takes the services that the table describes for its rows, once, after the last row. */
  default void services(List<ServiceDescriptor> described) throws IOException {}

  /** The datasets of these keys, those that are there. */
  default ImmutableList<Dataset> find(List<DatasetKey> keys) throws IOException {
    return ImmutableList.of();
  }

  /**
   * These were not found again at their archive. They stay, and are marked.
   *
   * @return how many were not marked before
   */
  default long gone(List<DatasetKey> keys) throws IOException {
    return 0;
  }

  /**
   * What a batch was to what was there before.
   *
   * @param fresh datasets that were not there
   * @param changed datasets that were there and said something else
   */
  record Taken(long fresh, long changed) {}
}
