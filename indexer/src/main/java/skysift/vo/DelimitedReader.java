package skysift.vo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Streams comma- or tab-separated text in UTF-8 with a header line. STIL reads these formats too,
 * but guesses types over the whole file and so turns the observation 0904310601 into the number
 * 904310601; here every cell stays the text it is.
 */
final class DelimitedReader {
  private static final int MAX_CELL = 1 << 24;

  private final String source;
  private final BufferedReader in;
  private final char separator;
  private boolean atEnd;
  private boolean openQuote;

  private DelimitedReader(String source, InputStream in, char separator) {
    this.source = source;
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    this.separator = separator;
  }

  static TableEnd readCommas(String source, Peeked in, RowReceiver receiver) throws IOException {
    return new DelimitedReader(source, in, ',').read(receiver);
  }

  static TableEnd readTabs(String source, Peeked in, RowReceiver receiver) throws IOException {
    DelimitedReader reader = new DelimitedReader(source, in, '\t');
    for (int i = Sniffer.linesBeforeHeader(in.head()); i > 0; i--) {
      reader.record();
    }
    return reader.read(receiver);
  }

  private TableEnd read(RowReceiver receiver) throws IOException {
    List<String> header = record();
    while (header != null && isBlank(header)) {
      header = record();
    }
    if (header == null || openQuote) {
      throw new IOException(source + " is not a table: it has no header line");
    }
    Column[] columns = new Column[header.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new Column(header.get(i).replace("\ufeff", ""), "", "", "");
    }
    RowMaker maker = new RowMaker(source, columns);
    if (!maker.identified()) {
      throw new IOException(maker.refusal() + "; it begins \"" + beginning(header) + "\"");
    }
    receiver.table(maker.table());
    return rows(maker, columns.length, receiver);
  }

  private TableEnd rows(RowMaker maker, int width, RowReceiver receiver) throws IOException {
    long rows = 0;
    long uneven = 0;
    while (true) {
      if (Thread.currentThread().isInterrupted()) {
        return new TableEnd(rows, TableEnd.Ending.CUT, "stopped");
      }
      List<String> record;
      try {
        record = record();
      } catch (InterruptedIOException e) {
        return new TableEnd(rows, TableEnd.Ending.CUT, "stopped");
      } catch (IOException e) {
        return new TableEnd(rows, TableEnd.Ending.CUT, Words.reason(e));
      }
      if (record == null) {
        return complete(rows, uneven);
      }
      if (isBlank(record) || isRule(record)) {
        continue;
      }
      if (atEnd && (openQuote || record.size() < width)) {
        return new TableEnd(rows, TableEnd.Ending.CUT, "the last line breaks off");
      }
      uneven += record.size() == width ? 0 : 1;
      receiver.row(maker.row(cells(record)));
      rows++;
    }
  }

  private static TableEnd complete(long rows, long uneven) {
    String note = uneven + " lines have another number of cells than the header";
    return new TableEnd(rows, TableEnd.Ending.COMPLETE, uneven == 0 ? "" : note);
  }

  private static String beginning(List<String> header) {
    String line = Words.oneLine(String.join(", ", header));
    return line.length() <= 120 ? line : line.substring(0, 120) + "...";
  }

  private static Object[] cells(List<String> record) {
    return record.stream().map(cell -> cell.isEmpty() ? null : cell).toArray();
  }

  private static boolean isBlank(List<String> record) {
    return record.size() == 1 && record.get(0).isBlank();
  }

  /** The lines of Starlink's tab-separated tables that mark where rows begin and end. */
  private boolean isRule(List<String> record) {
    return separator == '\t'
        && (record.get(0).equals("[EOD]")
            || record.stream().allMatch(cell -> cell.strip().matches("-+")));
  }

  /** Cells of the next line, which goes on over line breaks inside quotes; null at the end. */
  private List<String> record() throws IOException {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int c = in.read(); ; c = in.read()) {
      if (c < 0) {
        atEnd = true;
        openQuote = quoted;
        boolean nothing = cells.isEmpty() && cell.isEmpty() && !quoted;
        return nothing ? null : with(cells, cell);
      }
      if (quoted) {
        quoted = c != '"' || doubled(cell);
        if (c != '"') {
          append(cell, c);
        }
      } else if (c == '"' && separator == ',' && cell.toString().isBlank()) {
        cell.setLength(0);
        quoted = true;
      } else if (c == separator) {
        with(cells, cell);
      } else if (c == '\n') {
        return with(cells, cell);
      } else if (c != '\r') {
        append(cell, c);
      }
    }
  }

  /** After a quote within quotes: whether a second one follows, which stands for one. */
  private boolean doubled(StringBuilder cell) throws IOException {
    in.mark(1);
    if (in.read() == '"') {
      cell.append('"');
      return true;
    }
    in.reset();
    return false;
  }

  private void append(StringBuilder cell, int c) throws IOException {
    if (cell.length() >= MAX_CELL) {
      throw new IOException("a cell is longer than " + MAX_CELL + " characters");
    }
    cell.append((char) c);
  }

  private static List<String> with(List<String> cells, StringBuilder cell) {
    cells.add(cell.toString());
    cell.setLength(0);
    return cells;
  }
}
