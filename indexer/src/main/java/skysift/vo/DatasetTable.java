package skysift.vo;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Longs;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;
import uk.ac.starlink.ecsv.EcsvTableWriter;
import uk.ac.starlink.fits.FitsTableWriter;
import uk.ac.starlink.table.AbstractStarTable;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.IteratorRowSequence;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTableWriter;
import uk.ac.starlink.table.formats.CsvTableWriter;
import uk.ac.starlink.votable.DataFormat;
import uk.ac.starlink.votable.VOTableVersion;
import uk.ac.starlink.votable.VOTableWriter;

/** Datasets as STIL sees a table. */
final class DatasetTable extends AbstractStarTable {
  private static final Pattern PLAIN_NUMBER =
      Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

  /** An extra column is written as numbers only where every text survives that. */
  private enum Type {
    WHOLE(Long.class),
    REAL(Double.class),
    TEXT(String.class);

    private final Class<?> content;

    Type(Class<?> content) {
      this.content = content;
    }
  }

  private record Extra(String name, String unit) {}

  private final Iterable<Dataset> rows;
  private final ImmutableList<ObsCoreColumn> obsCore;
  private final Map<Extra, Type> extras = new LinkedHashMap<>();
  private final List<ColumnInfo> infos = new ArrayList<>();
  private final LinksServices services = new LinksServices();
  private long count;

  private DatasetTable(Iterable<Dataset> rows) {
    this.rows = rows;
    Set<ObsCoreColumn> used = EnumSet.noneOf(ObsCoreColumn.class);
    for (ObsCoreColumn column : ObsCoreColumn.values()) {
      if (column.mandatory()) {
        used.add(column);
      }
    }
    for (Dataset row : rows) {
      used.addAll(row.values().keySet());
      for (ExtraColumn extra : row.extras()) {
        extras.merge(new Extra(extra.name(), extra.unit()), type(extra.text()), DatasetTable::both);
      }
      services.see(row);
      count++;
    }
    obsCore = ImmutableList.copyOf(used);
    obsCore.forEach(column -> infos.add(info(column)));
    addExtraInfos();
  }

  static DatasetTable of(Iterable<Dataset> rows, String tableName) {
    DatasetTable table = new DatasetTable(rows);
    table.setName(tableName);
    return table;
  }

  void write(VoTables.Format format, OutputStream out) throws IOException {
    if (format == VoTables.Format.VOTABLE) {
      services.parameters(infos).forEach(this::setParameter);
    }
    if (format == VoTables.Format.FITS) {
      infos.forEach(DatasetTable::fitCard);
    }
    OutputStream kept = new Unclosed(out);
    writer(format).writeStarTable(this, kept);
    kept.flush();
  }

  /** A FITS card holds 68 characters; the longest utypes fit without their prefix. */
  private static void fitCard(ColumnInfo info) {
    String utype = info.getUtype();
    if (utype != null && utype.length() > 68) {
      info.setUtype(utype.substring(utype.indexOf(':') + 1));
    }
  }

  private static StarTableWriter writer(VoTables.Format format) {
    return switch (format) {
      case VOTABLE -> new VOTableWriter(DataFormat.BINARY2, true, VOTableVersion.V14);
      case FITS -> new FitsTableWriter();
      case CSV -> new CsvTableWriter(true);
      case ECSV -> EcsvTableWriter.SPACE_WRITER;
    };
  }

  private static ColumnInfo info(ObsCoreColumn column) {
    ColumnInfo info =
        new ColumnInfo(column.columnName(), column.kind().type(), column.description());
    info.setUnitString(column.unit().isEmpty() ? null : column.unit());
    info.setUCD(column.ucd());
    info.setUtype(column.utype());
    if (column == ObsCoreColumn.S_REGION) {
      // What TAP 1.0 calls STC-S text, and what TOPCAT and Aladin look for.
      info.setXtype("adql:REGION");
    }
    return info;
  }

  private void addExtraInfos() {
    Set<String> names = new HashSet<>();
    infos.forEach(info -> names.add(info.getName()));
    extras.forEach(
        (extra, type) -> {
          String name = extra.name();
          for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = extra.name() + "_" + i;
          }
          ColumnInfo info = new ColumnInfo(name, type.content, null);
          info.setUnitString(extra.unit().isEmpty() ? null : extra.unit());
          infos.add(info);
        });
  }

  private static Type type(String text) {
    Long whole = Longs.tryParse(text);
    if (whole != null && whole.toString().equals(text)) {
      return Type.WHOLE;
    }
    return PLAIN_NUMBER.matcher(text).matches() && survives(text) ? Type.REAL : Type.TEXT;
  }

  private static boolean survives(String text) {
    double number = Double.parseDouble(text);
    return Double.isFinite(number)
        && new BigDecimal(text).compareTo(new BigDecimal(Double.toString(number))) == 0;
  }

  private static Type both(Type a, Type b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Object typed(String text, Type type) {
    return switch (type) {
      case WHOLE -> (Object) Long.valueOf(text);
      case REAL -> (Object) Double.valueOf(text);
      case TEXT -> text;
    };
  }

  @Override
  public int getColumnCount() {
    return infos.size();
  }

  @Override
  public long getRowCount() {
    return count;
  }

  @Override
  public ColumnInfo getColumnInfo(int column) {
    return infos.get(column);
  }

  @Override
  public RowSequence getRowSequence() {
    Iterator<Dataset> all = rows.iterator();
    return new IteratorRowSequence(
        new Iterator<Object[]>() {
          @Override
          public boolean hasNext() {
            return all.hasNext();
          }

          @Override
          public Object[] next() {
            return cells(all.next());
          }
        });
  }

  private Object[] cells(Dataset dataset) {
    Map<Extra, String> texts = new LinkedHashMap<>();
    dataset.extras().forEach(e -> texts.putIfAbsent(new Extra(e.name(), e.unit()), e.text()));
    Object[] cells = new Object[infos.size()];
    int i = 0;
    for (ObsCoreColumn column : obsCore) {
      cells[i++] = dataset.values().get(column);
    }
    for (Map.Entry<Extra, Type> extra : extras.entrySet()) {
      String text = texts.get(extra.getKey());
      cells[i++] = text == null ? null : typed(text, extra.getValue());
    }
    return cells;
  }

  /** STIL's writers close what they write to; ours is the caller's. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
