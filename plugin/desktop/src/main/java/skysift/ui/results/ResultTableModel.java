package skysift.ui.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.table.AbstractTableModel;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObservationKey;
import skysift.search.Hit;

/** The hits as lines; those that are open are followed by their datasets, copies in one line. */
final class ResultTableModel extends AbstractTableModel {
  private static final long serialVersionUID = 1L;

  private final transient List<ResultRow> rows = new ArrayList<>();
  private final transient Set<ObservationKey> open = new HashSet<>();
  private final transient Copies copies;
  private transient List<Hit> hits = List.of();

  ResultTableModel(Copies copies) {
    this.copies = copies;
  }

  void show(List<Hit> next) {
    hits = next;
    rows.clear();
    for (Hit hit : hits) {
      rows.add(new ResultRow(hit, hit.datasets(), false));
      if (open.contains(hit.observation()) && hit.datasets().size() > 1) {
        copies.of(hit.datasets()).stream()
            .sorted(Comparator.comparingInt(same -> hit.datasets().indexOf(same.get(0))))
            .forEach(same -> rows.add(new ResultRow(hit, same, true)));
      }
    }
    fireTableDataChanged();
  }

  ResultRow row(int index) {
    return rows.get(index);
  }

  /** Index of that line, or -1. */
  int indexOf(ResultRow row) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).sameAs(row)) {
        return i;
      }
    }
    return -1;
  }

  /** Opens the observations of which some datasets are meant, but not all. */
  void openFor(List<Dataset> datasets) {
    Set<DatasetKey> keys = datasets.stream().map(Dataset::key).collect(Collectors.toSet());
    boolean changed = false;
    for (Hit hit : hits) {
      long meant = hit.datasets().stream().filter(d -> keys.contains(d.key())).count();
      if (meant > 0 && meant < hit.datasets().size()) {
        changed |= open.add(hit.observation());
      }
    }
    if (changed) {
      show(hits);
    }
  }

  /** The lines that stand for these datasets and no others; copies of one count as one. */
  List<Integer> linesOf(Set<DatasetKey> keys) {
    List<Integer> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      ResultRow row = rows.get(i);
      boolean any = row.datasets().stream().anyMatch(d -> keys.contains(d.key()));
      boolean all = row.datasets().stream().allMatch(d -> keys.contains(d.key()));
      if (row.child() ? any : all) {
        lines.add(i);
      }
    }
    return lines;
  }

  boolean canOpen(int index) {
    ResultRow row = rows.get(index);
    return !row.child() && row.datasets().size() > 1;
  }

  boolean isOpen(int index) {
    return open.contains(rows.get(index).hit().observation());
  }

  void setOpen(int index, boolean wanted) {
    ObservationKey key = rows.get(index).hit().observation();
    if (wanted ? open.add(key) : open.remove(key)) {
      show(hits);
    }
  }

  @Override
  public int getRowCount() {
    return rows.size();
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
  public Object getValueAt(int index, int column) {
    ResultRow row = rows.get(index);
    int copies = row.child() ? row.datasets().size() : 1;
    if (copies > 1 && column == ResultColumn.TYPE.ordinal()) {
      return ResultColumn.TYPE.of(row.datasets().subList(0, 1)) + " (" + copies + " copies)";
    }
    return ResultColumn.values()[column].of(row.datasets());
  }
}
