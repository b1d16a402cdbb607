package skysift.ui.results;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.swing.table.AbstractTableModel;
import skysift.model.RowsModel;
import skysift.obscore.DatasetKey;
import skysift.search.Facet;
import skysift.search.Hit;
import skysift.text.Texts;

/**
 * All rows of the answer as lines, though only some are here; those that are open are followed by
 * what is below them. A line that is not here yet shows as an ellipsis.
 */
final class ResultTableModel extends AbstractTableModel {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(ResultTableModel.class);
  private static final int TEXTS_KEPT = 2_000;

  private final transient RowsModel rows;
  private final transient Set<String> open = new HashSet<>();
  private final transient ResultTree tree;
  private final transient Thumbs thumbs;

  /** By row of the answer: the lines below it. */
  private final transient TreeMap<Integer, List<ResultRow>> below = new TreeMap<>();

  /** What is shown of lines, since it takes a while to tell of thousands of datasets. */
  private final transient Map<String, String[]> texts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String[]> eldest) {
          return size() > TEXTS_KEPT;
        }
      };

  private transient Style style = new Style(true, false);

  ResultTableModel(RowsModel rows, Copies copies, Thumbs thumbs) {
    this.rows = rows;
    this.thumbs = thumbs;
    tree = new ResultTree(copies, open);
  }

  /** Writes values in another style. */
  void write(Style next) {
    style = next;
    texts.clear();
    fireTableRowsUpdated(0, Math.max(0, getRowCount() - 1));
  }

  Style style() {
    return style;
  }

  /** All rows are others. */
  void replaced() {
    below.clear();
    texts.clear();
    fireTableDataChanged();
  }

  /** There are more rows: from this one on. */
  void grown(int from) {
    if (rows.size() > from) {
      fireTableRowsInserted(lineOf(from), getRowCount() - 1);
    }
  }

  /** The facet that alone keeps a line out of what was asked; empty for what was found. */
  Optional<Facet> missesBy(int line) {
    return rows.missesBy(rowOf(line));
  }

  /** Rows are here now; those among them that were open are open again. */
  void fetched(int from, int to) {
    int end = Math.min(to, rows.size());
    for (int row = from; row < end; row++) {
      refill(row);
    }
    if (end > from) {
      fireTableRowsUpdated(lineOf(from), lineOf(end - 1));
    }
  }

  /** Puts the lines below a row there, which tells what moved. */
  private void refill(int row) {
    List<ResultRow> before = below.getOrDefault(row, List.of());
    List<ResultRow> after = rows.row(row).map(tree::below).orElse(List.of());
    if (before.equals(after)) {
      return;
    }
    int line = lineOf(row) + 1;
    below.remove(row);
    if (!before.isEmpty()) {
      fireTableRowsDeleted(line, line + before.size() - 1);
    }
    if (!after.isEmpty()) {
      below.put(row, after);
      fireTableRowsInserted(line, line + after.size() - 1);
    }
  }

  /** The line of a row of the answer. */
  int lineOf(int row) {
    return row + below.headMap(row).values().stream().mapToInt(List::size).sum();
  }

  /** The row of the answer that a line belongs to. */
  int rowOf(int line) {
    return place(line).row();
  }

  private record Place(int row, int within) {}

  private Place place(int line) {
    int before = 0;
    for (Map.Entry<Integer, List<ResultRow>> entry : below.entrySet()) {
      int first = entry.getKey() + before;
      if (line <= first) {
        break;
      }
      if (line <= first + entry.getValue().size()) {
        return new Place(entry.getKey(), line - first);
      }
      before += entry.getValue().size();
    }
    return new Place(line - before, 0);
  }

  /** What a line stands for; empty while it is not here. */
  Optional<ResultRow> line(int line) {
    Place place = place(line);
    return place.within() == 0
        ? rows.row(place.row()).map(ResultTree::observation)
        : Optional.of(below.get(place.row()).get(place.within() - 1));
  }

  boolean isOpen(ResultRow row) {
    return open.contains(row.node());
  }

  void setOpen(int line, boolean wanted) {
    Optional<ResultRow> row = line(line).filter(ResultRow::canOpen);
    if (row.isPresent() && (wanted ? open.add(row.get().node()) : open.remove(row.get().node()))) {
      refill(rowOf(line));
      fireTableRowsUpdated(line, line);
    }
  }

  /**
   * Opens the rows of which some datasets are meant, but not all, so far that these can be seen.
   */
  void openFor(Map<Integer, Hit> hits, Set<DatasetKey> meant) {
    hits.forEach(
        (row, hit) -> {
          long some = hit.datasets().stream().filter(d -> meant.contains(d.key())).count();
          if (some > 0 && some < hit.datasets().size()) {
            open.add(hit.observation().token());
            tree.below(hit).stream()
                .filter(line -> line.canOpen() && isPart(line, meant))
                .forEach(line -> open.add(line.node()));
            refill(row);
          }
        });
  }

  private static boolean isPart(ResultRow line, Set<DatasetKey> meant) {
    long some = line.datasets().stream().filter(d -> meant.contains(d.key())).count();
    return some > 0 && some < line.datasets().size();
  }

  /**
   * The lines that stand for these datasets and no others, copies of one counting as one; of rows
   * that are not here the row itself.
   *
   * @param among rows of the answer that have some of them
   */
  List<Integer> linesOf(Set<DatasetKey> keys, Iterable<Integer> among) {
    List<Integer> lines = new ArrayList<>();
    for (int row : among) {
      int first = lineOf(row);
      Optional<Hit> hit = rows.row(row);
      if (hit.isEmpty() || hit.get().datasets().stream().allMatch(d -> keys.contains(d.key()))) {
        lines.add(first);
        continue;
      }
      List<ResultRow> children = below.getOrDefault(row, List.of());
      for (int i = 0; i < children.size(); i++) {
        ResultRow child = children.get(i);
        boolean any = child.datasets().stream().anyMatch(d -> keys.contains(d.key()));
        boolean all = child.datasets().stream().allMatch(d -> keys.contains(d.key()));
        if (child.kind() == ResultRow.Kind.DATASET ? any : all) {
          lines.add(first + 1 + i);
        }
      }
    }
    return lines;
  }

  @Override
  public int getRowCount() {
    return rows.size() + below.values().stream().mapToInt(List::size).sum();
  }

  @Override
  public int getColumnCount() {
    return ResultColumn.values().length;
  }

  @Override
  public String getColumnName(int column) {
    return ResultColumn.values()[column].title();
  }

  @Override
  public Object getValueAt(int line, int column) {
    Optional<ResultRow> row = line(line);
    if (row.isEmpty()) {
      return column == 0 ? "…" : "";
    }
    if (ResultColumn.values()[column] == ResultColumn.PREVIEW) {
      return thumbs.words(row.get());
    }
    String name = row.get().node() + " " + row.get().datasets().get(0).key().token();
    String[] shown = texts.computeIfAbsent(name, n -> new String[ResultColumn.values().length]);
    if (shown[column] == null) {
      String text = text(row.get(), ResultColumn.values()[column]);
      boolean heading =
          ResultColumn.values()[column] == ResultColumn.TARGET && row.get().depth() == 0;
      shown[column] =
          heading
              ? missesBy(line).map(f -> TEXTS.get("but.for", text, f.title())).orElse(text)
              : text;
    }
    return shown[column];
  }

  private String text(ResultRow row, ResultColumn column) {
    boolean dataset = row.kind() == ResultRow.Kind.DATASET;
    int copies = dataset ? row.datasets().size() : 1;
    if (copies > 1 && column == ResultColumn.TYPE) {
      String type = column.of(row.datasets().subList(0, 1), style);
      return TEXTS.get("copies", type, copies);
    }
    if (dataset && column == ResultColumn.TARGET) {
      // what its observation says already tells nothing
      String target = column.of(row.datasets(), style);
      String name = ResultColumn.OBS_ID.of(row.datasets(), style);
      boolean other = !target.equals(column.of(List.of(row.hit().best()), style));
      return name.isEmpty() || other ? target : name;
    }
    return column.of(row.datasets(), style);
  }
}
