package skysift.app;

import com.google.common.collect.ImmutableList;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import skysift.obscore.Dataset;
import skysift.search.DatasetSearch;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.vo.VoTables;

/** Whole results, beyond one page, and as files. */
public final class Exporter {
  private static final int PAGE = 1000;
  private final DatasetSearch search;

  Exporter(DatasetSearch search) {
    this.search = search;
  }

  /**
   * Formats of an exported table; all keep ObsCore names, VOTable and FITS units and utypes too.
   */
  public enum Format {
    VOTABLE,
    FITS,
    CSV,
    ECSV
  }

  /** The rows that match, page by page from the request's offset; all when there is no limit. */
  public ImmutableList<Hit> hits(SearchRequest request, Optional<Integer> limit)
      throws IOException {
    ImmutableList.Builder<Hit> found = ImmutableList.builder();
    int all = Integer.MAX_VALUE - request.offset();
    int end = request.offset() + Math.min(all, limit.orElse(all));
    for (int from = request.offset(); from < end; from += PAGE) {
      int rows = Math.min(PAGE, end - from);
      List<Hit> hits = search.search(request.withFacetLimit(0).withPage(from, rows)).hits();
      found.addAll(hits);
      if (hits.size() < rows) {
        break;
      }
    }
    return found.build();
  }

  /** Writes beside the file first, so that a failure leaves what was there. */
  public void write(List<Dataset> rows, Path file, Format format) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new IOException(file + " is a folder; name a file in it");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("There is no folder " + folder + " to write " + file + " into");
    }
    Path part = Files.createTempFile(folder, ".skysift", ".part");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
        VoTables.write(rows, VoTables.Format.valueOf(format.name()), "Skysift", out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
