package skysift.bench;

import java.io.Closeable;
import java.io.IOException;
import skysift.search.SearchRequest;

/** Something that answers requests about the corpus. One thread. */
interface Engine extends Closeable {
  String name();

  Answer answer(SearchRequest request) throws IOException;
}
