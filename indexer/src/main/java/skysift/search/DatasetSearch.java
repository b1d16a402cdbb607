package skysift.search;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.Collection;
import skysift.obscore.DatasetKey;

/** Something that can be searched: the index, or what a test puts in its place. */
public interface DatasetSearch {
  /** The whole answer to a whole question. Any thread but the event thread. */
  SearchResult search(SearchRequest request) throws IOException;

  /**
   * Which row of a request's result each dataset is in, counted from 0, whatever page the request
   * asks for. Those that it does not find are not in the answer. Any thread but the event thread.
   */
  ImmutableMap<DatasetKey, Integer> places(SearchRequest request, Collection<DatasetKey> keys)
      throws IOException;
}
