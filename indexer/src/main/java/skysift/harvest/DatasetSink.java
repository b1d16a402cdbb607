package skysift.harvest;

import java.io.IOException;
import java.util.List;
import skysift.obscore.Dataset;
import skysift.vo.ServiceDescriptor;

/** Where normalised datasets go. */
public interface DatasetSink {
  /** Takes one batch; says how many of its keys were there before. On the harvesting thread. */
  long add(List<Dataset> batch) throws IOException;

  /**
   * Hears that a row added no dataset, being rejected or an exact repeat; those that do are in the
   * batches, in the order of the rows.
   *
   * @param row from 0
   */
  default void skipped(long row) {}

  /** Takes the services that the table describes for its rows, once, after the last row. */
  default void services(List<ServiceDescriptor> described) throws IOException {}
}
