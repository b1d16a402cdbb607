package skysift.vo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;
import skysift.sky.Healpix;
import skysift.sky.Moc;
import skysift.sky.SkyPosition;
import uk.ac.starlink.fits.FitsTableBuilder;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.util.FileDataSource;

/**
 * A probability map of a gravitational-wave or gamma-ray event: HEALPix in FITS, with cells of many
 * orders (UNIQ and PROBDENSITY), or flat (PROB in RING or NESTED), gzipped or not.
 */
public final class SkyMap {
  /** Finest order of a flat map that is taken: 50 million cells. */
  private static final int FINEST_FLAT = 11;

  private static final int CARD = 80;
  private static final int MOST_CARDS = 20_000;

  private final long[] uniq;
  private final double[] probability;

  private SkyMap(long[] uniq, double[] probability) {
    this.uniq = uniq;
    this.probability = probability;
  }

  /**
   * The smallest region that holds so much of the probability.
   *
   * @param credible more than 0, at most 1
   * @throws IOException naming the file, when it is no such map
   */
  public static Moc region(Path file, double credible) throws IOException {
    if (!(credible > 0 && credible <= 1)) {
      throw new IllegalArgumentException("credible " + credible + " is not in 0 to 1");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("There is no file " + file);
    }
    try (StarTable table =
        new FitsTableBuilder()
            .makeStarTable(
                new FileDataSource(file.toFile()), false, StoragePolicy.getDefaultPolicy())) {
      return read(file, table).region(credible);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no probability map: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException(file + " is no readable map in FITS: " + Words.reason(e), e);
    }
  }

  private static SkyMap read(Path file, StarTable table) throws IOException {
    int uniqAt = column(table, "UNIQ");
    int density = column(table, "PROBDENSITY");
    if (uniqAt >= 0 && density >= 0) {
      return manyOrders(table, uniqAt, density);
    }
    for (String name : new String[] {"PROB", "PROBABILITY", "T", "SIGNAL"}) {
      int at = column(table, name);
      if (at >= 0) {
        return flat(file, table, at);
      }
    }
    throw new IllegalArgumentException("columns UNIQ and PROBDENSITY, or PROB, were expected");
  }

  private static int column(StarTable table, String name) {
    for (int i = 0; i < table.getColumnCount(); i++) {
      if (name.equalsIgnoreCase(table.getColumnInfo(i).getName())) {
        return i;
      }
    }
    return -1;
  }

  private static SkyMap manyOrders(StarTable table, int uniqAt, int density) throws IOException {
    int rows = rows(table);
    long[] uniq = new long[rows];
    double[] probability = new double[rows];
    int count = 0;
    try (RowSequence sequence = table.getRowSequence()) {
      while (sequence.next()) {
        uniq[count] = ((Number) sequence.getCell(uniqAt)).longValue();
        double steradian = Math.toRadians(1) * Math.toRadians(1) * Healpix.area(order(uniq[count]));
        probability[count++] = number(sequence.getCell(density)) * steradian;
      }
    }
    return new SkyMap(Arrays.copyOf(uniq, count), Arrays.copyOf(probability, count));
  }

  private static int rows(StarTable table) {
    long rows = table.getRowCount();
    if (rows < 1 || rows > 100_000_000) {
      throw new IllegalArgumentException(rows + " rows");
    }
    return (int) rows;
  }

  /** The cell's order: uniq = 4 · 4^order + cell (MOC 2.0 §4.3.2). */
  private static int order(long uniq) {
    int order = (61 - Long.numberOfLeadingZeros(uniq)) / 2;
    if (uniq < 4 || order > Healpix.MAX_ORDER || uniq - (4L << 2 * order) >= Healpix.cells(order)) {
      throw new IllegalArgumentException("uniq number " + uniq);
    }
    return order;
  }

  /** Cells one after the other; a row may hold an array of them. */
  private static SkyMap flat(Path file, StarTable table, int at) throws IOException {
    double[] values = new double[1024];
    int count = 0;
    try (RowSequence sequence = table.getRowSequence()) {
      while (sequence.next()) {
        Object cell = sequence.getCell(at);
        double[] some = numbers(cell);
        if (count + some.length > Healpix.cells(FINEST_FLAT)) {
          throw new IllegalArgumentException("more than " + Healpix.cells(FINEST_FLAT) + " cells");
        }
        if (count + some.length > values.length) {
          values = Arrays.copyOf(values, Math.max(2 * values.length, count + some.length));
        }
        System.arraycopy(some, 0, values, count, some.length);
        count += some.length;
      }
    }
    int order = 0;
    while (order < FINEST_FLAT && Healpix.cells(order) < count) {
      order++;
    }
    if (Healpix.cells(order) != count) {
      throw new IllegalArgumentException(count + " cells are no HEALPix map");
    }
    boolean nested = nested(file);
    long[] uniq = new long[count];
    double[] probability = new double[count];
    for (int i = 0; i < count; i++) {
      long cell = nested ? i : Healpix.cell(order, ringCentre(1L << order, i));
      uniq[i] = (4L << 2 * order) + cell;
      probability[i] = Math.max(values[i], 0);
    }
    return new SkyMap(uniq, probability);
  }

  /** From the card ORDERING of a header, which stands in blocks of cards of 80 characters. */
  private static boolean nested(Path file) throws IOException {
    try (InputStream in = new FileDataSource(file.toFile()).getInputStream()) {
      byte[] card = in.readNBytes(CARD);
      for (int i = 0; i < MOST_CARDS && card.length == CARD; i++, card = in.readNBytes(CARD)) {
        String text = new String(card, StandardCharsets.US_ASCII);
        if (text.startsWith("ORDERING=")) {
          String value = text.substring(9).replaceFirst("/.*", "").replace("'", "").strip();
          switch (value.toUpperCase(Locale.ROOT)) {
            case "NESTED", "NEST" -> {
              return true;
            }
            case "RING" -> {
              return false;
            }
            default -> throw new IllegalArgumentException("ORDERING is " + value);
          }
        }
      }
    }
    throw new IllegalArgumentException("it does not say whether its ORDERING is RING or NESTED");
  }

  /** Centre of a cell in RING numbering (Gorski et al. 2005, ApJ 622, 759, eqs. 2 to 9). */
  static SkyPosition ringCentre(long side, long cell) {
    long cap = 2 * side * (side - 1);
    long all = 12 * side * side;
    if (cell < cap) {
      return polar(side, cell);
    }
    if (cell >= all - cap) {
      SkyPosition mirrored = polar(side, all - 1 - cell);
      return SkyPosition.of(360 - mirrored.ra(), -mirrored.dec());
    }
    long within = cell - cap;
    long ring = within / (4 * side) + side;
    long place = within % (4 * side) + 1;
    double shift = (ring - side) % 2 == 0 ? 0.5 : 0;
    double z = 4.0 / 3 - 2.0 * ring / (3 * side);
    return SkyPosition.of(
        Math.toDegrees(Math.PI / (2 * side) * (place - 1 + shift)), Math.toDegrees(Math.asin(z)));
  }

  private static SkyPosition polar(long side, long cell) {
    long ring = (long) ((1 + Math.sqrt(1 + 2.0 * cell)) / 2);
    while (2 * ring * (ring - 1) > cell) {
      ring--;
    }
    while (2 * (ring + 1) * ring <= cell) {
      ring++;
    }
    long place = cell - 2 * ring * (ring - 1) + 1;
    double z = 1 - (double) ring * ring / (3.0 * side * side);
    return SkyPosition.of(
        Math.toDegrees(Math.PI / (2 * ring) * (place - 0.5)), Math.toDegrees(Math.asin(z)));
  }

  private Moc region(double credible) {
    double total = Arrays.stream(probability).sum();
    if (!(total > 0) || !Double.isFinite(total)) {
      throw new IllegalArgumentException("its probabilities add up to " + total);
    }
    Integer[] byDensity = new Integer[uniq.length];
    Arrays.setAll(byDensity, i -> i);
    double[] density = new double[uniq.length];
    Arrays.setAll(density, i -> probability[i] / Healpix.area(order(uniq[i])));
    Arrays.sort(byDensity, (a, b) -> Double.compare(density[b], density[a]));
    TreeMap<Integer, StringBuilder> cells = new TreeMap<>();
    double held = 0;
    for (int i : byDensity) {
      if (held >= credible * total) {
        break;
      }
      held += probability[i];
      int order = order(uniq[i]);
      cells
          .computeIfAbsent(order, o -> new StringBuilder(o + "/"))
          .append(uniq[i] - (4L << 2 * order))
          .append(' ');
    }
    return Moc.parse(String.join("", cells.values()));
  }

  private static double[] numbers(Object cell) {
    if (cell instanceof Number number) {
      return new double[] {number.doubleValue()};
    }
    if (cell instanceof double[] doubles) {
      return doubles;
    }
    if (cell instanceof float[] floats) {
      double[] doubles = new double[floats.length];
      Arrays.setAll(doubles, i -> floats[i]);
      return doubles;
    }
    throw new IllegalArgumentException("cells that are no numbers");
  }

  private static double number(Object cell) {
    return cell instanceof Number n && n.doubleValue() > 0 ? n.doubleValue() : 0;
  }
}
