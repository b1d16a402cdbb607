package skysift.vo;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import uk.ac.starlink.cdf.CdfTableBuilder;
import uk.ac.starlink.ecsv.EcsvTableBuilder;
import uk.ac.starlink.feather.FeatherTableBuilder;
import uk.ac.starlink.fits.ColFitsTableBuilder;
import uk.ac.starlink.fits.FitsTableBuilder;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.table.TableBuilder;
import uk.ac.starlink.table.formats.AsciiTableBuilder;
import uk.ac.starlink.table.formats.IpacTableBuilder;
import uk.ac.starlink.table.formats.MrtTableBuilder;
import uk.ac.starlink.util.DataSource;
import uk.ac.starlink.util.FileDataSource;

/**
 * Reads the other formats of STIL, by way of a temporary file, as most need to jump about in it.
 *
 * <p>Left out on purpose: FITS-plus and PDS4, which would parse XML without our guard (a FITS-plus
 * file is read as the FITS it is), GBIN, which makes Java objects of foreign bytes, and Parquet,
 * which needs libraries that are not here.
 */
final class StilReader {
  private static final Logger LOGGER = Logger.getLogger(StilReader.class.getName());

  private static final ImmutableList<TableBuilder> FITS =
      ImmutableList.of(new ColFitsTableBuilder(), new FitsTableBuilder());

  /** Those that know their own kind by its first bytes come first. */
  private static final ImmutableList<TableBuilder> OTHERS =
      ImmutableList.of(
          new EcsvTableBuilder(),
          new CdfTableBuilder(),
          new FeatherTableBuilder(),
          new IpacTableBuilder(),
          new MrtTableBuilder(),
          new AsciiTableBuilder());

  private final String source;
  private final Peeked in;
  private IOException broken;

  StilReader(String source, Peeked in) {
    this.source = source;
    this.in = in;
  }

  TableEnd readFits(RowReceiver receiver) throws IOException {
    return read(FITS, receiver);
  }

  TableEnd readOther(RowReceiver receiver) throws IOException {
    return read(OTHERS, receiver);
  }

  private TableEnd read(ImmutableList<TableBuilder> builders, RowReceiver receiver)
      throws IOException {
    Path file = Files.createTempFile("skysift-", ".table");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        spool(out);
      }
      try (StarTable table = table(builders, file)) {
        RowMaker maker = new RowMaker(source, Column.of(table));
        if (!maker.identified()) {
          throw new IOException(isProse(table) ? notATable() : maker.refusal());
        }
        receiver.table(maker.table());
        return rows(table, maker, receiver);
      }
    } finally {
      delete(file);
    }
  }

  /** Some systems keep a file that was mapped into memory until the program ends. */
  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOGGER.log(Level.FINE, "deleted later", e);
      file.toFile().deleteOnExit();
    }
  }

  /** Copies what comes; when it breaks off, what came is read all the same. */
  private void spool(OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    while (broken == null) {
      int got;
      try {
        got = in.read(buffer);
      } catch (IOException e) {
        broken = e;
        return;
      }
      if (got < 0) {
        return;
      }
      out.write(buffer, 0, got);
    }
  }

  private StarTable table(ImmutableList<TableBuilder> builders, Path file) throws IOException {
    IOException why = broken;
    for (TableBuilder builder : builders) {
      try {
        DataSource data = builders == FITS ? new Spooled(file) : new FileDataSource(file.toFile());
        return builder.makeStarTable(data, false, StoragePolicy.getDefaultPolicy());
      } catch (IOException e) {
        LOGGER.log(Level.FINE, source + " is not " + builder.getFormatName(), e);
        why = broken == null ? e : broken;
      } catch (RuntimeException e) {
        LOGGER.log(Level.FINE, source + " is not " + builder.getFormatName(), e);
      }
    }
    boolean fits = builders == FITS && why != null;
    throw new IOException(
        fits ? source + " holds no readable FITS table: " + Words.reason(why) : notATable(), why);
  }

  private TableEnd rows(StarTable table, RowMaker maker, RowReceiver receiver) throws IOException {
    RowCounter counter = new RowCounter(receiver);
    try (RowSequence sequence = table.getRowSequence()) {
      while (sequence.next()) {
        if (Thread.currentThread().isInterrupted()) {
          return new TableEnd(counter.rows(), TableEnd.Ending.CUT, "stopped");
        }
        counter.row(maker.row(sequence.getRow()));
      }
    } catch (IOException e) {
      if (counter.threw(e)) {
        throw e;
      }
      return cut(counter, broken == null ? e : broken);
    }
    return broken == null
        ? new TableEnd(counter.rows(), TableEnd.Ending.COMPLETE, "")
        : cut(counter, broken);
  }

  private static TableEnd cut(RowCounter counter, IOException why) {
    return new TableEnd(counter.rows(), TableEnd.Ending.CUT, Words.reason(why));
  }

  /** Whether STIL took lines of prose for a table: its columns have no names of their own. */
  private static boolean isProse(StarTable table) {
    return Arrays.stream(Column.of(table))
        .allMatch(column -> column.name().toLowerCase(Locale.ROOT).matches("col\\d+"));
  }

  /** The temporary file as a stream: STIL would map a file into memory, and not let go of it. */
  private static final class Spooled extends DataSource {
    private final Path file;

    Spooled(Path file) {
      this.file = file;
    }

    @Override
    protected InputStream getRawInputStream() throws IOException {
      return Files.newInputStream(file);
    }

    @Override
    public long getRawLength() {
      return file.toFile().length();
    }
  }

  private String notATable() {
    byte[] head = in.head();
    String start = new String(head, StandardCharsets.UTF_8);
    if (start.startsWith("PAR1")) {
      return source + " is a Parquet file, which cannot be read here";
    }
    boolean text = start.chars().noneMatch(c -> c < 9 || c == 0xfffd);
    String shown = text ? ": it begins \"" + shortened(Words.firstLine(start)) + "\"" : "";
    return source + " is not a table in a known format" + shown;
  }

  private static String shortened(String line) {
    return line.length() <= 120 ? line : line.substring(0, 120) + "...";
  }
}
