package skysift.app;

import com.google.common.collect.AbstractIterator;
import com.google.common.collect.ImmutableList;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import skysift.index.ResultRows;
import skysift.obscore.Dataset;
import skysift.search.DatasetSearch;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.sky.Moc;
import skysift.sky.MocFile;
import skysift.vo.VoTables;

/** Whole results, beyond one page, and as files. */
public final class Exporter {
  private static final int PAGE = 1000;
  private final DatasetSearch search;
  private final RowSource source;

  /** All rows of a result, however many. */
  interface RowSource {
    ResultRows rows(SearchRequest request) throws IOException;
  }

  Exporter(DatasetSearch search, RowSource source) {
    this.search = search;
    this.source = source;
  }

  /**
   * Formats of an exported table; all keep ObsCore names, VOTable and FITS units and utypes too.
   */
  public enum Format {
    VOTABLE("vot", "votable", "xml"),
    FITS("fits", "fit"),
    CSV("csv"),
    ECSV("ecsv");

    private final ImmutableList<String> endings;

    Format(String... endings) {
      this.endings = ImmutableList.copyOf(endings);
    }

    /** The format that a file's name tells. */
    public static Optional<Format> ofName(Path file) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      String ending = name.substring(name.lastIndexOf('.') + 1);
      return Arrays.stream(values()).filter(f -> f.endings.contains(ending)).findFirst();
    }
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

  /**
   * Writes all datasets that match, in the order of the index; says how many. Memory use does not
   * grow with them. An interrupt stops it.
   *
   * @param progress told how many were written so far
   */
  public int write(SearchRequest request, Path file, Format format, LongConsumer progress)
      throws IOException {
    try (ResultRows rows = source.rows(request)) {
      write(counted(rows, progress), file, format);
      return rows.size();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Iterable<Dataset> counted(Iterable<Dataset> rows, LongConsumer progress) {
    return () ->
        new AbstractIterator<>() {
          private final Iterator<Dataset> all = rows.iterator();
          private long count;

          @Override
          protected Dataset computeNext() {
            progress.accept(count++);
            return all.hasNext() ? all.next() : endOfData();
          }
        };
  }

  /**
   * Writes a shell script that fetches the data of all datasets that match; says of how many. Files
   * are fetched by curl, what has links by Skysift.
   */
  public int script(SearchRequest request, Path file) throws IOException {
    int[] count = {0};
    try (ResultRows rows = source.rows(request)) {
      beside(file, part -> count[0] = FetchScript.write(rows, part));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return count[0];
  }

  /**
   * Writes the part of the sky that all datasets that match cover, as a MOC; says whether anything
   * is covered. Where nothing is, nothing is written.
   *
   * @param order HEALPix order of its cells, 0 to 16
   */
  public boolean coverage(SearchRequest request, Path file, int order) throws IOException {
    SearchRequest alone = request.withFacetLimit(0).withPage(0, 0).withCover(OptionalInt.of(order));
    Moc map = search.search(alone).cover().orElseThrow().map();
    if (!map.isEmpty()) {
      beside(
          file,
          part -> {
            try (OutputStream out = Files.newOutputStream(part)) {
              MocFile.write(map, MocFile.Format.ofName(file), out);
            }
          });
    }
    return !map.isEmpty();
  }

  /** Writes beside the file first, so that a failure leaves what was there. */
  public void write(Iterable<Dataset> rows, Path file, Format format) throws IOException {
    beside(
        file,
        part -> {
          try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
            VoTables.write(rows, VoTables.Format.valueOf(format.name()), "Skysift", out);
          }
        });
  }

  /** Writes a file. */
  private interface Writing {
    void into(Path file) throws IOException;
  }

  private static void beside(Path file, Writing writing) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new IOException(file + " is a folder; name a file in it");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("There is no folder " + folder + " to write " + file + " into");
    }
    Path part = Files.createTempFile(folder, ".skysift", ".part");
    part.toFile().deleteOnExit(); // when the process is stopped meanwhile
    try {
      writing.into(part);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
