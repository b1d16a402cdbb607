package skysift.search;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;

/** Something that can be searched: the index, or what a test puts in its place. */
public interface DatasetSearch {
  /** The whole answer to a whole question. Any thread but the event thread. */
  SearchResult search(SearchRequest request) throws IOException;

  /**
   * Which row of a request's result each dataset is in, counted from 0, whatever page the request
   * asks for. Those that it does not find are not in the answer. Any thread but the event thread.
   */
  default ImmutableMap<DatasetKey, Integer> places(
      SearchRequest request, Collection<DatasetKey> keys) throws IOException {
    Map<DatasetKey, Integer> all = new HashMap<>();
    int row = 0;
    SearchResult page;
    do {
      page = search(request.withPage(row, SearchRequest.PAGE));
      for (Hit hit : page.hits()) {
        for (Dataset dataset : hit.datasets()) {
          all.put(dataset.key(), row);
        }
        row++;
      }
    } while (!page.hits().isEmpty());
    ImmutableMap.Builder<DatasetKey, Integer> places = ImmutableMap.builder();
    keys.stream().distinct().filter(all::containsKey).forEach(k -> places.put(k, all.get(k)));
    return places.buildOrThrow();
  }
}
