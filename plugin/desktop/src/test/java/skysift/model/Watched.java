package skysift.model;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.Collection;
import skysift.obscore.DatasetKey;
import skysift.search.DatasetSearch;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;

/** A real index, of which a test hears what is searched, and which it may let fail. */
record Watched(DatasetSearch index, Watcher watcher) implements DatasetSearch {
  /** Told before each search. */
  interface Watcher {
    void searching(SearchRequest request) throws IOException;
  }

  @Override
  public SearchResult search(SearchRequest request) throws IOException {
    watcher.searching(request);
    return index.search(request);
  }

  @Override
  public ImmutableMap<DatasetKey, Integer> places(
      SearchRequest request, Collection<DatasetKey> keys) throws IOException {
    return index.places(request, keys);
  }
}
