package skysift.vo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import skysift.obscore.Dataset;
import uk.ac.starlink.util.Compression;

/** Reads and writes tables of ObsCore rows. */
public final class VoTables {
  /** No table may be longer, unwrapped. */
  static final long MAX_BYTES = 16L << 30;

  private VoTables() {}

  /** Formats that can be written. */
  public enum Format {
    VOTABLE,
    FITS,
    CSV,
    ECSV
  }

  /**
   * Reads a table in any format known: VOTable in all serialisations, comma- and tab-separated
   * text, FITS, ECSV, IPAC, MRT, ASCII, CDF, Feather; each also packed by gzip, bzip2 or compress.
   * The content decides, not the name. VOTables and separated text stream; the others go by way of
   * a temporary file. Memory use does not grow with the table.
   *
   * <p>The receiver is called on the calling thread. An interrupt of that thread ends the reading
   * at the next row with {@code CUT} and "stopped"; the interrupt flag stays set, so clear it
   * before writing what was read to disk. What broke after the table began is told in the {@link
   * TableEnd}, whole rows are kept.
   *
   * @throws ServiceException when the source is an error document, with its own words, or did not
   *     answer
   * @throws IOException when there is no table in it, or one with neither obs_id nor
   *     obs_publisher_did; the receiver's own, unchanged
   */
  public static TableEnd readObsCore(TableSource source, RowReceiver receiver) throws IOException {
    try (InputStream raw = source.open();
        Peeked bytes = unwrapped(source, raw)) {
      return read(source.name(), bytes, receiver);
    }
  }

  private static TableEnd read(String name, Peeked bytes, RowReceiver receiver) throws IOException {
    return switch (Sniffer.form(bytes.head(), name)) {
      case EMPTY -> {
        bytes.throwIfNothing();
        throw new IOException(name + " is empty");
      }
      case PAGE -> {
        String title = Words.ofPage(new String(bytes.head(), StandardCharsets.UTF_8));
        throw new IOException(
            name + " is a web page, not a table" + (title.isEmpty() ? "" : ": \"" + title + "\""));
      }
      case XML -> new VotableReader(name, bytes).read(receiver);
      case COMMAS -> DelimitedReader.readCommas(name, bytes, receiver);
      case TABS -> DelimitedReader.readTabs(name, bytes, receiver);
      case FITS -> new StilReader(name, bytes).readFits(receiver);
      case OTHER -> new StilReader(name, bytes).readOther(receiver);
    };
  }

  private static Peeked unwrapped(TableSource source, InputStream raw) throws IOException {
    Peeked packed = Peeked.of(raw, Compression.MAGIC_SIZE);
    Compression compression =
        Compression.getCompression(Arrays.copyOf(packed.head(), Compression.MAGIC_SIZE));
    InputStream bytes = compression == Compression.NONE ? packed : compression.decompress(packed);
    return Peeked.of(new Limited(bytes, MAX_BYTES, source.name()), Sniffer.HEAD);
  }

  /**
   * Writes datasets under their ObsCore names, units, UCDs and utypes: the thirty mandatory
   * columns, and those optional and extra ones that any row has. Goes over the rows more than once;
   * does not close the stream.
   *
   * @param tableName name of the table, for formats that have one
   */
  public static void write(
      Iterable<Dataset> rows, Format format, String tableName, OutputStream out)
      throws IOException {
    DatasetTable.of(rows, tableName).write(format, out);
  }
}
