package skysift.cli;

import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.Range;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;
import skysift.app.Skysift;
import skysift.datalink.Semantics;
import skysift.search.FileCounts;
import skysift.search.FileFacet;
import skysift.search.FileFilter;
import skysift.search.Ranges;
import skysift.search.RowList;
import skysift.search.SearchRequest;

/** What is asked of the files behind datasets; one file must have all of it. */
final class FileOptions {
  private static final double KILO = 1000;
  private static final OptionalLong NONE = OptionalLong.empty();

  @Option(
      names = "--has-type",
      paramLabel = "TYPE",
      description = "Has a file of this type: fits, votable, jpeg, ... Repeatable: OR.")
  private List<String> types = List.of();

  @Option(
      names = "--has-semantics",
      paramLabel = "TERM",
      description = "Has a file of these semantics: #this, #preview, ... Repeatable: OR.")
  private List<String> semantics = List.of();

  @Option(
      names = "--has-size",
      paramLabel = "FROM/TO",
      description = "Has a file of this size: /500MB; kB without a unit.")
  private String size;

  @Option(names = "--files", description = "Counts the files behind what is found.")
  private boolean counted;

  /** Whether files are to be looked at. */
  boolean any() {
    return counted || !filter().isNone();
  }

  FileFilter filter() {
    ImmutableSetMultimap.Builder<FileFacet, String> wanted = ImmutableSetMultimap.builder();
    types.forEach(type -> wanted.put(FileFacet.FILE_TYPE, type.strip().toLowerCase(Locale.ROOT)));
    semantics.forEach(term -> wanted.put(FileFacet.SEMANTICS, Semantics.of(term).term()));
    Optional<Range<Double>> range = Optional.ofNullable(size).map(Ranges::size);
    return new FileFilter(
        wanted.build(),
        range.filter(Range::hasLowerBound).map(r -> bytes(r.lowerEndpoint())).orElse(NONE),
        range.filter(Range::hasUpperBound).map(r -> bytes(r.upperEndpoint())).orElse(NONE));
  }

  private static OptionalLong bytes(double kilobytes) {
    return OptionalLong.of(Math.round(kilobytes * KILO));
  }

  /** Looks at the files; empty when nothing is asked of them. */
  Optional<FileCounts> counts(Skysift skysift, SearchRequest request) throws IOException {
    return any() ? Optional.of(skysift.files().counts(request, filter())) : Optional.empty();
  }

  /** The request among what has such files. */
  static SearchRequest narrowed(SearchRequest request, Optional<FileCounts> counts) {
    return counts.isEmpty() || counts.get().filter().isNone()
        ? request
        : request
            .withRows(
                Optional.of(new RowList(counts.get().filter().toString(), counts.get().matching())))
            .withPage(request.offset(), request.limit());
  }
}
