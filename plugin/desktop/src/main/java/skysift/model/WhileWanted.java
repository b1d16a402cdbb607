package skysift.model;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import skysift.search.DatasetSearch;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

/**
 * Several searches for one thing that is shown, no more of them once it is superseded: what was
 * asked for since waits behind them. Not on the event thread.
 */
record WhileWanted(DatasetSearch index, BooleanSupplier wanted) {
  /**
   * The answer.
   *
   * @throws CancellationException when nobody wants it any more
   */
  SearchResult search(SearchRequest request) throws IOException {
    if (!wanted.getAsBoolean()) {
      throw new CancellationException("superseded");
    }
    return index.search(request);
  }
}
