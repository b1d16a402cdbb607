package skysift.bench;

import java.io.IOException;
import skysift.search.SearchRequest;
import skysift.search.Unit;

/** The same index, but observations are counted and listed. Closes nothing. */
record Observations(Engine index) implements Engine {
  @Override
  public String name() {
    return index.name() + ", observations";
  }

  @Override
  public Answer answer(SearchRequest request) throws IOException {
    return index.answer(request.withUnit(Unit.OBSERVATIONS));
  }

  @Override
  public void close() {}
}
