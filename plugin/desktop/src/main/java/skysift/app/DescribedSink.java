package skysift.app;

import java.io.IOException;
import java.util.List;
import skysift.harvest.DatasetSink;
import skysift.obscore.Dataset;
import skysift.vo.ServiceDescriptor;

/** A sink for the rows of one archive; the services that their table describes go to a shelf. */
record DescribedSink(DatasetSink rows, ServiceShelf shelf, String archive) implements DatasetSink {
  @Override
  public long add(List<Dataset> batch) throws IOException {
    return rows.add(batch);
  }

  @Override
  public void skipped(long row) {
    rows.skipped(row);
  }

  @Override
  public void services(List<ServiceDescriptor> described) throws IOException {
    shelf.add(archive, described);
  }
}
