package skysift.vo;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;
import uk.ac.starlink.ecsv.EcsvTableBuilder;
import uk.ac.starlink.fits.FitsTableBuilder;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StoragePolicy;
import uk.ac.starlink.table.TableBuilder;
import uk.ac.starlink.table.formats.AsciiTableBuilder;
import uk.ac.starlink.table.formats.CsvTableBuilder;
import uk.ac.starlink.table.formats.TstTableBuilder;
import uk.ac.starlink.util.FileDataSource;
import uk.ac.starlink.votable.VOTableBuilder;

/** A user's list of targets: a table with right ascensions and declinations, or with names only. */
public final class PositionTable {
  private static final ImmutableSet<String> RA =
      ImmutableSet.of(
          "ra", "raj2000", "_raj2000", "ra_icrs", "s_ra", "ra_deg", "radeg", "ra_j2000");
  private static final ImmutableSet<String> DEC =
      ImmutableSet.of(
          "dec",
          "de",
          "dej2000",
          "_dej2000",
          "decj2000",
          "de_icrs",
          "dec_icrs",
          "s_dec",
          "dec_deg",
          "decdeg",
          "dec_j2000");
  private static final ImmutableSet<String> NAME =
      ImmutableSet.of(
          "name",
          "target",
          "target_name",
          "object",
          "objname",
          "main_id",
          "source",
          "id",
          "source_id",
          "designation");
  private static final ImmutableSet<String> DEGREES = ImmutableSet.of("deg", "degree", "degrees");
  private static final ImmutableSet<String> HOURS =
      ImmutableSet.of("h", "hr", "hour", "hours", "hourangle", "\"h:m:s\"", "h:m:s");

  private static final int MOST = 100_000;

  private PositionTable() {}

  /**
   * A row.
   *
   * @param name as listed; the number of the row where there is no column of names
   * @param position empty when the list has names only
   * @param columns the others, as text
   */
  public record Entry(
      String name, Optional<SkyPosition> position, ImmutableMap<String, String> columns) {}

  /**
   * Reads a list. Positions are degrees, or sexagesimal.
   *
   * @param unit of right ascensions that are numbers without one: {@code deg} or {@code hour};
   *     empty when the user did not say
   * @throws IOException naming the file and what was expected
   */
  public static ImmutableList<Entry> read(Path file, Optional<String> unit) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("There is no file " + file);
    }
    try (StarTable table = table(file)) {
      int ra = column(table, RA, "pos.eq.ra");
      int dec = column(table, DEC, "pos.eq.dec");
      int name = column(table, NAME, "meta.id");
      if ((ra < 0 || dec < 0) && name < 0) {
        throw new IOException(
            file
                + " has no columns of right ascension and declination (such as ra and dec), and"
                + " none of names; it has "
                + names(table));
      }
      return entries(file, table, ra < 0 || dec < 0 ? -1 : ra, dec, name, unit);
    }
  }

  private static StarTable table(Path file) throws IOException {
    IOException failure = null;
    for (TableBuilder builder : builders(file)) {
      try {
        return builder.makeStarTable(
            new FileDataSource(file.toFile()), true, StoragePolicy.getDefaultPolicy());
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    throw new IOException(
        file + " is no table that can be read: " + Words.reason(failure), failure);
  }

  private static List<TableBuilder> builders(Path file) throws IOException {
    byte[] head;
    try (var in = Files.newInputStream(file)) {
      head = in.readNBytes(Sniffer.HEAD);
    }
    return switch (Sniffer.form(head, file.toString())) {
      case XML -> List.of(new VOTableBuilder());
      case FITS -> List.of(new FitsTableBuilder());
      case COMMAS -> List.of(new CsvTableBuilder());
      case TABS -> List.of(new TstTableBuilder(), new AsciiTableBuilder());
      default -> List.of(new EcsvTableBuilder(), new AsciiTableBuilder(), new CsvTableBuilder());
    };
  }

  private static int column(StarTable table, ImmutableSet<String> names, String ucd) {
    int byUcd = -1;
    for (int i = table.getColumnCount() - 1; i >= 0; i--) {
      String its = String.valueOf(table.getColumnInfo(i).getUCD()).toLowerCase(Locale.ROOT);
      byUcd = its.equals(ucd + ";meta.main") || (its.equals(ucd) && byUcd < 0) ? i : byUcd;
    }
    for (String name : names) {
      for (int i = 0; i < table.getColumnCount(); i++) {
        if (table.getColumnInfo(i).getName().strip().equalsIgnoreCase(name)) {
          return i;
        }
      }
    }
    return byUcd;
  }

  private static List<String> names(StarTable table) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < table.getColumnCount(); i++) {
      names.add(table.getColumnInfo(i).getName());
    }
    return names;
  }

  private static ImmutableList<Entry> entries(
      Path file, StarTable table, int ra, int dec, int name, Optional<String> asked)
      throws IOException {
    String unit = ra < 0 ? "" : unit(file, table, ra, asked);
    ImmutableList.Builder<Entry> entries = ImmutableList.builder();
    int count = 0;
    try (RowSequence rows = table.getRowSequence()) {
      while (rows.next()) {
        if (++count > MOST) {
          throw new IOException(file + " has more than " + MOST + " rows");
        }
        Object[] row = rows.getRow();
        String called = name < 0 || row[name] == null ? "" + count : row[name].toString().strip();
        Optional<SkyPosition> position =
            ra < 0 ? Optional.empty() : position(file, count, row[ra], row[dec], unit);
        if (ra < 0 || position.isPresent()) {
          entries.add(
              new Entry(
                  called.isEmpty() ? "" + count : called,
                  position,
                  others(table, row, ra, dec, name)));
        }
      }
    }
    return entries.build();
  }

  /** What numbers of right ascension mean; sexagesimal text needs no unit. */
  private static String unit(Path file, StarTable table, int ra, Optional<String> asked)
      throws IOException {
    String stated =
        Optional.ofNullable(table.getColumnInfo(ra).getUnitString())
            .map(u -> u.strip().toLowerCase(Locale.ROOT))
            .orElse("");
    if (DEGREES.contains(stated) || HOURS.contains(stated)) {
      return stated;
    }
    if (asked.isPresent()) {
      return asked.get();
    }
    if (table.getRowCount() != 0 && firstIsSexagesimal(table, ra)) {
      return "";
    }
    throw new IOException(
        file
            + " does not state the unit of its column "
            + table.getColumnInfo(ra).getName()
            + ": say --ra-unit deg or --ra-unit hour");
  }

  private static boolean firstIsSexagesimal(StarTable table, int ra) throws IOException {
    try (RowSequence rows = table.getRowSequence()) {
      return rows.next()
          && rows.getCell(ra) instanceof String text
          && text.strip().matches(".*\\d[:hd ]+\\d.*");
    }
  }

  private static Optional<SkyPosition> position(
      Path file, int row, Object ra, Object dec, String unit) throws IOException {
    if (ra == null || dec == null) {
      return Optional.empty();
    }
    try {
      if (ra instanceof String text && text.strip().matches(".*\\d[:hd ]+\\d.*")) {
        return Optional.of(Cone.parse(text.strip() + " " + dec.toString().strip() + " 1").centre());
      }
      double factor = HOURS.contains(unit) ? 15 : 1;
      double degrees = factor * Double.parseDouble(ra.toString().strip());
      double north = Double.parseDouble(dec.toString().strip());
      return Double.isNaN(degrees) || Double.isNaN(north)
          ? Optional.empty()
          : Optional.of(SkyPosition.of(degrees, north));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ", row " + row + ": " + Words.reason(e), e);
    }
  }

  private static ImmutableMap<String, String> others(
      StarTable table, Object[] row, int ra, int dec, int name) {
    ImmutableMap.Builder<String, String> columns = ImmutableMap.builder();
    for (int i = 0; i < row.length; i++) {
      boolean other = i != name && (ra < 0 || (i != ra && i != dec));
      if (other && row[i] != null && !row[i].toString().isBlank()) {
        String column = table.getColumnInfo(i).getName().replaceAll("\\W+", "_");
        columns.put(column, Cells.text(row[i]).replace("|", "/"));
      }
    }
    return columns.buildKeepingLast();
  }
}
