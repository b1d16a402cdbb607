package skysift.vo;

import com.google.common.collect.ImmutableList;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.votable.TableContentHandler;
import uk.ac.starlink.votable.TableHandler;

/**
 * A small VOTable of any columns, such as an answer of a registry or of TAP_SCHEMA, as text.
 *
 * @param columns their names, in lower case
 * @param rows cells in the order of the columns; empty where null
 */
public record TextTable(ImmutableList<String> columns, ImmutableList<ImmutableList<String>> rows) {

  /** The place of a column; empty when it is not there. */
  public OptionalInt column(String name) {
    int at = columns.indexOf(name.toLowerCase(Locale.ROOT));
    return at < 0 ? OptionalInt.empty() : OptionalInt.of(at);
  }

  /** The cell of a row under this column; empty when there is no such column or it is null. */
  public String cell(int row, String column) {
    OptionalInt at = column(column);
    return at.isPresent() ? rows.get(row).get(at.getAsInt()) : "";
  }

  /**
   * Reads the first table of a VOTable.
   *
   * @param maxRows rows beyond are left out
   * @throws ServiceException when the document is an error, with its words
   * @throws IOException when it holds no table
   */
  static TextTable read(String source, InputStream in, long maxRows) throws IOException {
    VotableFilter filter = VotableFilter.create();
    Taking taking = new Taking(maxRows);
    TableContentHandler stil = new TableContentHandler(false);
    stil.setReadHrefTables(false);
    stil.setTableHandler(taking);
    filter.setContentHandler(stil);
    try {
      filter.parse(new InputSource(new BufferedInputStream(in)));
    } catch (SAXException e) {
      if (!filter.notes().words().isEmpty()) {
        throw new ServiceException(source + " answers with an error: " + filter.notes().words(), e);
      }
      throw new IOException(source + " is not a readable VOTable: " + Words.reason(e), e);
    }
    if (filter.notes().failed()) {
      throw new ServiceException(source + " answers with an error: " + filter.notes().words());
    }
    if (taking.columns == null) {
      throw new IOException(source + " is a VOTable without a table");
    }
    return new TextTable(taking.columns, ImmutableList.copyOf(taking.rows));
  }

  /** Takes the first table. Rows may come on a thread of STIL's, one after the other. */
  private static final class Taking implements TableHandler {
    private final long maxRows;
    private final List<ImmutableList<String>> rows = new ArrayList<>();
    private volatile ImmutableList<String> columns;
    private boolean first;

    Taking(long maxRows) {
      this.maxRows = maxRows;
    }

    @Override
    public void startTable(StarTable table) {
      first = columns == null;
      if (first) {
        ImmutableList.Builder<String> names = ImmutableList.builder();
        for (Column column : Column.of(table)) {
          names.add(column.name().toLowerCase(Locale.ROOT));
        }
        columns = names.build();
      }
    }

    @Override
    public synchronized void rowData(Object[] cells) {
      if (first && rows.size() < maxRows) {
        ImmutableList.Builder<String> row = ImmutableList.builder();
        for (Object cell : cells) {
          row.add(cell == null ? "" : Cells.text(cell).strip());
        }
        rows.add(row.build());
      }
    }

    @Override
    public void endTable() {}
  }
}
