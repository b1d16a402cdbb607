package skysift.app;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import skysift.datalink.Semantics;
import skysift.index.DatasetIndex;
import skysift.index.LinkIndex;
import skysift.index.ResultRows;
import skysift.obscore.Access;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.search.Count;
import skysift.search.FileCounts;
import skysift.search.FileFacet;
import skysift.search.FileFact;
import skysift.search.FileFilter;
import skysift.search.SearchRequest;

/**
 * What files the datasets of a search have: those behind links that are resolved, and rows that are
 * files themselves. Goes over all datasets of the search once. Not on the event thread.
 */
public final class FileSearch {
  private static final long KILO = 1000;

  private final DatasetIndex datasets;
  private final LinkIndex links;

  FileSearch(DatasetIndex datasets, LinkIndex links) {
    this.datasets = datasets;
    this.links = links;
  }

  /**
   * Counts and finds.
   *
   * @throws InterruptedIOException when the thread was interrupted
   */
  public FileCounts counts(SearchRequest request, FileFilter filter) throws IOException {
    ImmutableMap<DatasetKey, ImmutableList<FileFact>> known = links.files();
    Tally tally = new Tally(filter);
    try (ResultRows rows = datasets.rows(request)) {
      for (Dataset dataset : rows) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("stopped");
        }
        tally.add(dataset, known);
      }
    }
    return tally.counts();
  }

  /** The one file that a row is which leads to no links. */
  private static ImmutableList<FileFact> itself(Access access) {
    OptionalLong kilobytes = access.sizeKilobytes();
    OptionalLong bytes =
        kilobytes.isPresent() && kilobytes.getAsLong() > 0
            ? OptionalLong.of(kilobytes.getAsLong() * KILO)
            : OptionalLong.empty();
    return ImmutableList.of(
        FileFact.of(access.format(), access.url(), Semantics.THIS.term(), bytes));
  }

  /** One search being counted. */
  private static final class Tally {
    private final FileFilter filter;
    private final Map<FileFacet, FileFilter> others = new EnumMap<>(FileFacet.class);
    private final Map<FileFacet, Multiset<String>> counts = new EnumMap<>(FileFacet.class);
    private final ImmutableSet.Builder<DatasetKey> matching = ImmutableSet.builder();
    private final ImmutableSet.Builder<DatasetKey> unknown = ImmutableSet.builder();
    private long datasets;

    Tally(FileFilter filter) {
      this.filter = filter;
      for (FileFacet facet : FileFacet.values()) {
        counts.put(facet, HashMultiset.create());
        others.put(facet, without(facet));
      }
    }

    private FileFilter without(FileFacet facet) {
      FileFilter rest = filter;
      for (String value : filter.wanted().get(facet)) {
        rest = rest.toggled(facet, value);
      }
      return rest;
    }

    void add(Dataset dataset, Map<DatasetKey, ImmutableList<FileFact>> known) {
      datasets++;
      Optional<Access> access = dataset.access();
      List<FileFact> files = known.get(dataset.key());
      if (files == null && access.map(Access::isLinks).orElse(false)) {
        unknown.add(dataset.key());
        if (filter.isNone()) {
          matching.add(dataset.key());
        }
        return;
      }
      if (files == null) {
        files = access.map(FileSearch::itself).orElse(ImmutableList.of());
      }
      if (filter.isNone() || files.stream().anyMatch(filter::matches)) {
        matching.add(dataset.key());
      }
      for (FileFacet facet : FileFacet.values()) {
        Set<String> values = new HashSet<>();
        for (FileFact file : files) {
          if (others.get(facet).matches(file)) {
            values.add(facet.of(file));
          }
        }
        counts.get(facet).addAll(values);
      }
    }

    FileCounts counts() {
      ImmutableMap.Builder<FileFacet, ImmutableList<Count>> all = ImmutableMap.builder();
      counts.forEach(
          (facet, values) ->
              all.put(
                  facet,
                  Multisets.copyHighestCountFirst(values).entrySet().stream()
                      .map(entry -> new Count(entry.getElement(), entry.getCount()))
                      .collect(ImmutableList.toImmutableList())));
      return new FileCounts(
          filter, datasets, matching.build(), unknown.build(), all.buildOrThrow());
    }
  }
}
