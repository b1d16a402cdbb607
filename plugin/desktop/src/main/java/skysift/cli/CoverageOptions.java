package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalInt;
import picocli.CommandLine.Option;
import skysift.app.Skysift;
import skysift.app.UsualCover;
import skysift.search.Cover;
import skysift.search.SearchRequest;
import skysift.search.SkyMaps;
import skysift.sky.MocFile;

/** The cover of a result, written as a map. */
final class CoverageOptions {
  @Option(
      names = "--coverage",
      paramLabel = "FILE",
      description =
          "Writes the part of the sky that the result covers as a MOC: FITS, or by its ending"
              + " .json or .txt (ASCII).")
  private Path file;

  @Option(
      names = "--coverage-order",
      paramLabel = "N",
      description = "HEALPix order of its cells, 0 to 16 (default: by the region's size, else 9).")
  private Integer order;

  /** Asks for the cover, if the user does. */
  SearchRequest apply(SearchRequest request) {
    if (file == null) {
      if (order != null) {
        throw new IllegalArgumentException("--coverage-order without --coverage FILE");
      }
      return request;
    }
    return request.withCover(OptionalInt.of(order == null ? UsualCover.order(request) : order));
  }

  /** Writes the cover of a result that is not listed; says so. */
  void write(Skysift skysift, SearchRequest request, PrintWriter err) throws IOException {
    if (!request.maps().equals(SkyMaps.NONE)) {
      SearchRequest alone = request.withFacetLimit(0).withPage(0, 0);
      write(skysift.search(alone).cover().orElseThrow(), err);
    }
  }

  /** Writes it; says so. */
  void write(Cover cover, PrintWriter err) throws IOException {
    if (cover.map().isEmpty()) {
      err.println("Nothing is covered; " + file + " is not written");
      return;
    }
    MocFile.write(cover.map(), file);
    err.println("Cover of order " + cover.map().order() + " written to " + file);
  }
}
