package skysift.sky;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;

class MocFileTest {

  private static final Moc MAP = Moc.parse("3/12-14 20 5/700 9/3000000 29/3458764513820540927");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void what_is_written_is_read_again_at_every_order(MocFile.Format format) throws IOException {
    Random random = new Random(3);
    for (int order = 0; order <= 29; order++) {
      // GIVEN a map with cells of this order and of coarser ones, the first and last of all among
      // them
      long last = Healpix.cells(order) - 1;
      StringBuilder text = new StringBuilder(order + "/0 " + last);
      for (int i = 0; i < 60; i++) {
        int some = random.nextInt(order + 1);
        text.append(' ').append(some).append('/').append(random.nextLong(Healpix.cells(some)));
      }
      Moc moc = Moc.parse(text.toString());
      // WHEN
      Moc read = MocFile.read(new ByteArrayInputStream(bytes(moc, format)));
      // THEN
      then(read).isEqualTo(moc);
      then(read.order()).isEqualTo(order);
      then(read.area()).isEqualTo(moc.area());
    }
  }

  @Test
  void the_ending_of_a_name_says_how_a_map_is_written() throws IOException {
    for (String name : new String[] {"a.moc.fits", "a.json", "a.TXT", "a.moc"}) {
      Path file = folder.resolve(name);
      MocFile.write(MAP, file);
      then(MocFile.read(file)).isEqualTo(MAP);
    }
    then(Files.readString(folder.resolve("a.TXT"), US_ASCII))
        .isEqualTo("3/12-14 20\n5/700\n9/3000000\n29/3458764513820540927\n");
    then(Files.readString(folder.resolve("a.json"), US_ASCII).replace("\n", ""))
        .isEqualTo(
            "{\"3\":[12,13,14,20],\"5\":[700],\"9\":[3000000],\"29\":[3458764513820540927]}");
  }

  @Test
  void a_map_without_cells_of_its_order_keeps_its_order() throws IOException {
    Moc moc = Moc.parse("3/12 29/");
    for (MocFile.Format format : MocFile.Format.values()) {
      then(MocFile.read(new ByteArrayInputStream(bytes(moc, format)))).isEqualTo(moc);
    }
  }

  /** STIL is a FITS reader that shares nothing with ours. */
  @Test
  void a_fits_map_is_a_table_of_uniq_numbers() throws IOException {
    Path file = folder.resolve("a.fits");
    MocFile.write(MAP, file);
    StarTable table = new StarTableFactory(false).makeStarTable(file.toString(), "fits");
    then(table.getParameterByName("ORDERING").getValue()).isEqualTo("NUNIQ");
    then(table.getParameterByName("COORDSYS").getValue()).isEqualTo("C");
    then(table.getParameterByName("MOCORD_S").getValue()).isEqualTo(29);
    then(table.getRowCount()).isEqualTo(7);
    then(table.getCell(0, 0)).isEqualTo(4L * 64 + 12);
    then(table.getCell(3, 0)).isEqualTo(4L * 64 + 20);
    then(table.getCell(4, 0)).isEqualTo(4L * 1024 + 700);
    then(table.getCell(6, 0)).isEqualTo((1L << 62) - 1);
    then(Files.size(file)).isEqualTo(3 * 2880);
  }

  @Test
  void ranges_and_32_bit_cells_and_gzip_are_read() throws IOException {
    then(read(table("RANGE", "1K", longs(12L << 52, 15L << 52, 20L << 52, 21L << 52))))
        .isEqualTo(Moc.parse("3/12-14 20"));
    then(read(table("NUNIQ", "1J", ints(268, 269, 270, 276)))).isEqualTo(Moc.parse("3/12-14 20"));
    then(read(table("NUNIQ", "4J", ints(268, 269, 270, 276)))).isEqualTo(Moc.parse("3/12-14 20"));
    then(read(table("NUNIQ", "K", longs(276, 270, 268, 269)))).isEqualTo(Moc.parse("3/12-14 20"));
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes(MAP, MocFile.Format.FITS));
    }
    then(read(zipped.toByteArray())).isEqualTo(MAP);
    then(read("\n 3/12-14,20\r\n5/700".getBytes(US_ASCII)))
        .isEqualTo(Moc.parse("3/12-14 20 5/700"));
  }

  @Test
  void a_range_finer_than_the_header_says_makes_the_map_finer() throws IOException {
    then(read(table("RANGE", "1K", longs(5, 6))).order()).isEqualTo(29);
    then(read(table("RANGE", "1K", longs(0, 16))).order()).isEqualTo(27);
  }

  @ParameterizedTest
  @CsvSource({
    "NUNIQ, 1K, SPACE, C, 3, 'uniq number 3'",
    "NUNIQ, 1K, SPACE, C, -7, 'uniq number -7'",
    "NUNIQ, 1K, SPACE, C, 4611686018427387904, uniq number",
    "RANGE, 1K, SPACE, C, 4, half a range",
    "NESTED, 1K, SPACE, C, 4, NESTED",
    "NUNIQ, 1K, TIME, C, 4, MOC of TIME",
    "NUNIQ, 1K, SPACE, G, 4, not ICRS",
    "NUNIQ, 1D, SPACE, C, 4, column of integers",
    "NUNIQ, 999999999999K, SPACE, C, 4, column of integers",
  })
  void a_table_that_is_no_map_is_refused_with_a_reason(
      String ordering, String form, String kind, String frame, long value, String reason) {
    byte[] file = table(ordering, form, kind, frame, longs(value));
    thenThrownBy(() -> read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void hostile_files_are_refused_and_named() throws IOException {
    byte[] good = bytes(MAP, MocFile.Format.FITS);
    for (int length : new int[] {0, 1, 9, 100, 2880, 3000, 5760, 5770}) {
      thenThrownBy(() -> read(Arrays.copyOf(good, length)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    // more rows than there are, and than any machine has room for
    for (String rows : new String[] {"9999", "99999999999", "9223372036854775807", "x", "-1"}) {
      byte[] many =
          new String(good, ISO_8859_1)
              .replace("NAXIS2  =                    7", String.format("NAXIS2  = %20s", rows))
              .getBytes(ISO_8859_1);
      thenThrownBy(() -> read(many)).isInstanceOf(IllegalArgumentException.class);
    }
    byte[] narrow =
        new String(good, ISO_8859_1)
            .replace("NAXIS1  =                    8", "NAXIS1  =                    7")
            .getBytes(ISO_8859_1);
    thenThrownBy(() -> read(narrow)).hasMessageContaining("impossible sizes");
    thenThrownBy(() -> read("SIMPLE  =                    T".repeat(3).getBytes(US_ASCII)))
        .hasMessageContaining("ends before");
    thenThrownBy(() -> MocFile.read(endless("SIMPLE  =                    T")))
        .hasMessageContaining("without an end");
    thenThrownBy(() -> MocFile.read(endless(""))).hasMessageContaining("128 MB");
    thenThrownBy(() -> read(new byte[] {0x1f, (byte) 0x8b, 8, 1, 2, 3}))
        .hasMessageContaining("gzip");
    thenThrownBy(() -> read("<html>not found</html>".getBytes(US_ASCII)))
        .hasMessageContaining("not MOC ASCII");
    Path bad = Files.writeString(folder.resolve("bad.fits"), "hello");
    thenThrownBy(() -> MocFile.read(bad)).hasMessageContaining("bad.fits is no MOC");
    thenThrownBy(() -> MocFile.read(folder.resolve("none"))).hasMessageContaining("no file");
  }

  /** These bytes, then blanks for ever. */
  private static InputStream endless(String start) {
    InputStream head = new ByteArrayInputStream(start.getBytes(US_ASCII));
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int next = head.read();
        return next < 0 ? ' ' : next;
      }

      @Override
      public int read(byte[] to, int at, int length) {
        Arrays.fill(to, at, at + length, (byte) ' ');
        int had;
        try {
          had = head.read(to, at, length);
        } catch (IOException e) {
          throw new AssertionError(e);
        }
        return had > 0 ? had : length;
      }
    };
  }

  private static Moc read(byte[] bytes) throws IOException {
    return MocFile.read(new ByteArrayInputStream(bytes));
  }

  private static byte[] bytes(Moc moc, MocFile.Format format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MocFile.write(moc, format, out);
    return out.toByteArray();
  }

  private static byte[] longs(long... values) {
    ByteBuffer buffer = ByteBuffer.allocate(8 * values.length);
    buffer.asLongBuffer().put(values);
    return buffer.array();
  }

  private static byte[] ints(int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
    buffer.asIntBuffer().put(values);
    return buffer.array();
  }

  private static byte[] table(String ordering, String form, byte[] data) {
    return table(ordering, form, "SPACE", "C", data);
  }

  private static byte[] table(
      String ordering, String form, String kind, String frame, byte[] data) {
    int repeat = form.matches("[0-9]{1,2}.") ? Integer.parseInt(form.replaceAll("\\D", "")) : 1;
    int width = repeat * (form.endsWith("J") ? 4 : 8);
    String primary = padded("SIMPLE  =                    T", "BITPIX  = 8", "NAXIS   = 0", "END");
    String extension =
        padded(
            "XTENSION= 'BINTABLE'           / comment",
            "BITPIX  = 8",
            "NAXIS   = 2",
            "NAXIS1  = " + width + " / bytes",
            "NAXIS2  = " + Math.ceilDiv(data.length, width),
            "PCOUNT  = 0",
            "GCOUNT  = 1",
            "TFIELDS = 1",
            "TFORM1  = '" + form + "'",
            "ORDERING= '" + ordering + "'",
            "MOCDIM  = '" + kind + "'",
            "COORDSYS= '" + frame + "'",
            "END");
    byte[] head = (primary + extension).getBytes(US_ASCII);
    byte[] file = Arrays.copyOf(head, head.length + Math.ceilDiv(data.length, 2880) * 2880);
    System.arraycopy(data, 0, file, head.length, data.length);
    return file;
  }

  private static String padded(String... cards) {
    StringBuilder text = new StringBuilder();
    for (String card : cards) {
      text.append(String.format("%-80s", card));
    }
    return text + " ".repeat(2880 - text.length());
  }
}
