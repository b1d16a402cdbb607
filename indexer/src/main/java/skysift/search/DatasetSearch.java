package skysift.search;

import java.io.IOException;

/** Something that can be searched: the index, or what a test puts in its place. */
public interface DatasetSearch {
  /** The whole answer to a whole question. Any thread but the event thread. */
  SearchResult search(SearchRequest request) throws IOException;
}
