package skysift.harvest;

import java.io.IOException;
import java.util.List;
import skysift.obscore.Dataset;
import skysift.obscore.TargetMatches;
import skysift.vo.ServiceDescriptor;

/**
 * Notes in the journal what a sink says of the batches it takes, and which targets were matched.
 */
record NotedSink(DatasetSink into, Journal journal) implements DatasetSink {
  @Override
  public Taken add(List<Dataset> batch) throws IOException {
    Taken taken = into.add(batch);
    journal.batch(taken.fresh(), taken.changed());
    for (Dataset dataset : batch) {
      for (String target : TargetMatches.of(dataset).names()) {
        if (!journal.state().matched().contains(target)) {
          journal.matched(target);
        }
      }
    }
    return taken;
  }

  @Override
  public void skipped(long row) {
    into.skipped(row);
  }

  @Override
  public void services(List<ServiceDescriptor> described) throws IOException {
    into.services(described);
  }
}
