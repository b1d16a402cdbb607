package skysift.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import uk.ac.starlink.table.AbstractStarTable;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.ColumnPermutedStarTable;
import uk.ac.starlink.table.RowSequence;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableOutput;
import uk.ac.starlink.votable.DataFormat;
import uk.ac.starlink.votable.VOTableVersion;
import uk.ac.starlink.votable.VOTableWriter;

/** The corpus as a table that STIL can write: key, archive, words, then the ObsCore columns. */
final class StilTable extends AbstractStarTable {
  static final int KEY = 0;
  static final int ARCHIVE = 1;
  static final int TEXT = 2;
  private static final int BEFORE = 3;
  private static final int[] NUMBERS =
      Arrays.stream(ObsCoreColumn.values())
          .mapToInt(c -> BEFORE + Columns.ALL.indexOf(c))
          .toArray();

  private final Corpus corpus;
  private final List<ColumnInfo> columns = new ArrayList<>();

  private StilTable(Corpus corpus) {
    this.corpus = corpus;
    for (String name : List.of("key", "archive", "text")) {
      columns.add(new ColumnInfo(name, String.class, null));
    }
    for (ObsCoreColumn column : Columns.ALL) {
      columns.add(new ColumnInfo(column.columnName(), column.kind().type(), null));
    }
  }

  /** Writes a FITS table; says what it took, making rows twice included. */
  static Stopwatch.Time write(Corpus corpus, Path file) throws IOException {
    Stopwatch watch = new Stopwatch();
    watch.start();
    new StarTableOutput().writeStarTable(new StilTable(corpus), file.toString(), "fits-basic");
    watch.stop();
    return watch.time();
  }

  /** Writes the ObsCore columns as a VOTable with BINARY2 data, as an archive would send them. */
  static void writeVotable(Corpus corpus, Path file) throws IOException {
    StarTable whole = new StilTable(corpus);
    int[] columns = IntStream.range(BEFORE, whole.getColumnCount()).toArray();
    VOTableWriter writer =
        new VOTableWriter(DataFormat.BINARY2, true, VOTableVersion.getDefaultVersion());
    try (OutputStream out = Files.newOutputStream(file)) {
      writer.writeStarTable(new ColumnPermutedStarTable(whole, columns), out);
    }
  }

  /** Number of an ObsCore column. */
  static int number(ObsCoreColumn column) {
    return NUMBERS[column.ordinal()];
  }

  private static Object[] cells(Dataset row) {
    Object[] cells = new Object[BEFORE + Columns.ALL.size()];
    cells[KEY] = row.key().token();
    cells[ARCHIVE] = row.archive();
    cells[TEXT] =
        Columns.SEARCHED.stream()
            .flatMap(column -> row.text(column).stream())
            .map(text -> " " + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " "))
            .collect(Collectors.joining());
    for (int i = 0; i < Columns.ALL.size(); i++) {
      cells[BEFORE + i] = row.values().get(Columns.ALL.get(i));
    }
    return cells;
  }

  @Override
  public ColumnInfo getColumnInfo(int column) {
    return columns.get(column);
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public long getRowCount() {
    return corpus.rows();
  }

  @Override
  public RowSequence getRowSequence() {
    return new RowSequence() {
      private int next;
      private List<Dataset> page = List.of();
      private int at = -1;
      private Object[] row;

      @Override
      public boolean next() {
        at++;
        if (at >= page.size() && next < corpus.pages()) {
          page = corpus.page(next++);
          at = 0;
        }
        row = at < page.size() ? cells(page.get(at)) : null;
        return row != null;
      }

      @Override
      public Object getCell(int column) {
        return row[column];
      }

      @Override
      public Object[] getRow() {
        return row.clone();
      }

      @Override
      public void close() {}
    };
  }
}
