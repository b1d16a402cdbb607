package skysift.model;

import java.io.IOException;
import skysift.app.Linker;
import skysift.datalink.Links;
import skysift.obscore.Dataset;

/** Links that are known are shown at once; others are asked for. */
record KeptLinks(Linker linker) implements SelectionModel.Resolver {
  @Override
  public Links resolve(Dataset dataset) throws IOException {
    return linker.links(dataset);
  }

  @Override
  public SelectionModel.Resolver anew() {
    return linker::linksAnew;
  }

  @Override
  public boolean asks(Dataset dataset) {
    return linker.mustAsk(dataset);
  }
}
