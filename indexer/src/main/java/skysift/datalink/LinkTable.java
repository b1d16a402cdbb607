package skysift.datalink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.votable.TableHandler;

/** Takes the rows of the first links table of a document; other tables are passed over. */
final class LinkTable implements TableHandler {
  private static final Set<String> ONE_OF = Set.of("access_url", "service_def", "error_message");

  private final List<LinkRow> rows = new ArrayList<>();
  private final List<String> columns = new ArrayList<>();
  private boolean found;
  private boolean open;
  private int others;

  @Override
  public void startTable(StarTable meta) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < meta.getColumnCount(); i++) {
      String name = meta.getColumnInfo(i).getName();
      names.add(name == null ? "" : name.strip().toLowerCase(Locale.ROOT));
    }
    open = !found && names.contains("semantics") && names.stream().anyMatch(ONE_OF::contains);
    if (open) {
      found = true;
      columns.addAll(names);
    } else {
      others++;
    }
  }

  @Override
  public void rowData(Object[] row) {
    if (!open) {
      return;
    }
    Map<String, Object> cells = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(row.length, columns.size()); i++) {
      if (row[i] != null && !columns.get(i).isEmpty()) {
        cells.putIfAbsent(columns.get(i), row[i]);
      }
    }
    rows.add(new LinkRow(cells));
  }

  @Override
  public void endTable() {
    open = false;
  }

  /** Whether there was a links table, by its columns: semantics and one of the three targets. */
  boolean found() {
    return found;
  }

  /** Its rows so far. */
  List<LinkRow> rows() {
    return rows;
  }

  /** How many other tables there were. */
  int others() {
    return others;
  }
}
