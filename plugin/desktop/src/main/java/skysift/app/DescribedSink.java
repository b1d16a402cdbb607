package skysift.app;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.List;
import skysift.harvest.DatasetSink;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.vo.ServiceDescriptor;

/** A sink for the rows of one archive; the services that their table describes go to a shelf. */
record DescribedSink(DatasetSink rows, ServiceShelf shelf, String archive) implements DatasetSink {
  @Override
  public Taken add(List<Dataset> batch) throws IOException {
    return rows.add(batch);
  }

  @Override
  public void skipped(long row) {
    rows.skipped(row);
  }

  @Override
  public ImmutableList<Dataset> find(List<DatasetKey> keys) throws IOException {
    return rows.find(keys);
  }

  @Override
  public long gone(List<DatasetKey> keys) throws IOException {
    return rows.gone(keys);
  }

  @Override
  public void services(List<ServiceDescriptor> described) throws IOException {
    shelf.add(archive, described);
  }
}
