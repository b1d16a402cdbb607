package skysift.sky;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;

/**
 * The FITS form of a space MOC: a binary table of one column of integers (MOC 2.0 section 4.2).
 * Read are NUNIQ, also that of MOC 1.x, and RANGE; written is NUNIQ, which all readers know.
 */
final class MocFits {

  /** How a FITS file begins. */
  static final byte[] MAGIC = "SIMPLE  =".getBytes(US_ASCII);

  /** HDUs looked at for a map, at most. */
  private static final int MOST_HDUS = 20;

  private MocFits() {}

  static Moc read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    try {
      for (int i = 0; i < MOST_HDUS; i++) {
        FitsHeader header = FitsHeader.read(in);
        if (header.text("XTENSION").equals("BINTABLE") && !header.text("ORDERING").isEmpty()) {
          return table(header, in);
        }
        if (header.dataLength() > MocFile.LARGEST) {
          break;
        }
        in.skipNBytes(header.dataLength());
      }
    } catch (EOFException e) {
      throw new IllegalArgumentException("FITS file ends before its map does", e);
    }
    throw new IllegalArgumentException("FITS file without a map");
  }

  private static Moc table(FitsHeader header, DataInputStream in) throws IOException {
    String ordering = header.text("ORDERING");
    boolean ranges = ordering.equals("RANGE");
    if (!ranges && !ordering.equals("NUNIQ")) {
      throw new IllegalArgumentException("HEALPix table of ordering " + ordering + ", no MOC");
    }
    String kind = header.text("MOCDIM");
    if (!kind.isEmpty() && !kind.equals("SPACE")) {
      throw new IllegalArgumentException("MOC of " + kind + ", not of space");
    }
    String frame = header.text("COORDSYS");
    if (!frame.isEmpty() && !frame.startsWith("C")) {
      throw new IllegalArgumentException("MOC in the coordinates \"" + frame + "\", not ICRS");
    }
    Column column = Column.of(header);
    long values = column.values(header);
    if (values * column.bytes > MocFile.LARGEST) {
      throw new IllegalArgumentException("FITS table of " + values + " cells is too large");
    }
    CellRanges cells = new CellRanges(order(header));
    for (long i = 0; i < values; i++) {
      long value = column.read(in);
      if (!ranges) {
        cells.addUniq(value);
      } else if (++i == values) {
        throw new IllegalArgumentException("MOC with half a range");
      } else {
        cells.addRange(value, column.read(in));
      }
    }
    return cells.some();
  }

  private static int order(FitsHeader header) {
    long order = header.number("MOCORD_S", header.number("MOCORDER", 0));
    if (order > Healpix.MAX_ORDER) {
      throw new IllegalArgumentException("MOC of order " + order);
    }
    return (int) order;
  }

  /** The integers of a table of one column, of so many in a row and so many bytes each. */
  private record Column(long repeat, int bytes) {

    static Column of(FitsHeader header) {
      String form = header.text("TFORM1").toUpperCase(Locale.ROOT);
      int bytes = form.endsWith("K") ? Long.BYTES : form.endsWith("J") ? Integer.BYTES : 0;
      String repeat = bytes == 0 ? "" : form.substring(0, form.length() - 1);
      if (bytes == 0 || header.number("TFIELDS", 1) != 1 || !repeat.matches("\\d{0,9}")) {
        throw new IllegalArgumentException("FITS table is not one column of integers");
      }
      return new Column(repeat.isEmpty() ? 1 : Long.parseLong(repeat), bytes);
    }

    long values(FitsHeader header) {
      if (header.number("NAXIS1", 0) != repeat * bytes) {
        throw new IllegalArgumentException("FITS header with impossible sizes");
      }
      return header.dataLength() == 0 ? 0 : repeat * header.number("NAXIS2", 0);
    }

    long read(DataInputStream in) throws IOException {
      return bytes == Long.BYTES ? in.readLong() : in.readInt();
    }
  }

  static void write(Moc moc, OutputStream stream) throws IOException {
    long[][] cells = moc.cellsByOrder();
    long count = 0;
    for (long[] ofOrder : cells) {
      count += ofOrder.length;
    }
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream));
    writeHeader(
        out,
        "SIMPLE  =                    T",
        "BITPIX  =                    8",
        "NAXIS   =                    0",
        "EXTEND  =                    T");
    writeHeader(
        out,
        "XTENSION= 'BINTABLE'",
        number("BITPIX", 8),
        number("NAXIS", 2),
        number("NAXIS1", 8),
        number("NAXIS2", count),
        number("PCOUNT", 0),
        number("GCOUNT", 1),
        number("TFIELDS", 1),
        "TFORM1  = '1K      '",
        "TTYPE1  = 'UNIQ    '",
        "PIXTYPE = 'HEALPIX '",
        "ORDERING= 'NUNIQ   '",
        "COORDSYS= 'C       '",
        "MOCVERS = '2.0     '",
        "MOCDIM  = 'SPACE   '",
        number("MOCORD_S", moc.order()),
        number("MOCORDER", moc.order()),
        "MOCTOOL = 'Skysift '");
    for (int order = 0; order < cells.length; order++) {
      for (long cell : cells[order]) {
        out.writeLong(Healpix.uniq(order, cell));
      }
    }
    out.write(new byte[(int) Math.floorMod(-count * Long.BYTES, (long) FitsHeader.BLOCK)]);
    out.flush();
  }

  private static String number(String name, long value) {
    return String.format(Locale.ROOT, "%-8s= %20d", name, value);
  }

  private static void writeHeader(OutputStream out, String... cards) throws IOException {
    StringBuilder header = new StringBuilder();
    for (String card : cards) {
      header.append(String.format(Locale.ROOT, "%-80s", card));
    }
    header.append("END");
    int length = Math.ceilDiv(header.length(), FitsHeader.BLOCK) * FitsHeader.BLOCK;
    header.repeat(' ', length - header.length());
    out.write(header.toString().getBytes(US_ASCII));
  }
}
