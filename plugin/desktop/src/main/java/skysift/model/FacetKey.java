package skysift.model;

import java.util.Arrays;
import java.util.stream.Stream;
import skysift.search.Facet;
import skysift.search.FileFacet;

/** One facet of the panel: of the rows, or of the files behind them. */
public sealed interface FacetKey {
  /** What is shown above its values. */
  String title();

  /** Its name where it is kept. */
  String word();

  /** What rows say. */
  record OfRows(Facet facet) implements FacetKey {
    @Override
    public String title() {
      return facet.title();
    }

    @Override
    public String word() {
      return facet.word();
    }
  }

  /** What the files behind rows are. */
  record OfFiles(FileFacet facet) implements FacetKey {
    @Override
    public String title() {
      return facet.title();
    }

    @Override
    public String word() {
      return facet.word();
    }
  }

  /** All, in the order that is usual. */
  static Stream<FacetKey> all() {
    return Stream.concat(
        Arrays.stream(Facet.values()).map(OfRows::new),
        Arrays.stream(FileFacet.values()).map(OfFiles::new));
  }
}
