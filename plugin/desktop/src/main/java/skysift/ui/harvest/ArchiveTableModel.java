package skysift.ui.harvest;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.swing.table.AbstractTableModel;
import skysift.harvest.ArchiveHealth;
import skysift.harvest.HarvestProgress;
import skysift.harvest.HarvestReport;
import skysift.model.QuestionModel;
import skysift.text.Texts;

/** The archives as lines of a table. */
final class ArchiveTableModel extends AbstractTableModel {
  static final int CHOSEN = 0;

  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(ArchiveTableModel.class);
  private static final List<String> TITLES =
      List.of(
          TEXTS.get("column.ask"),
          TEXTS.get("column.archive"),
          TEXTS.get("column.state"),
          TEXTS.get("column.last"),
          TEXTS.get("column.rows"),
          TEXTS.get("column.progress"));

  private final transient QuestionModel model;
  private transient List<QuestionModel.Row> rows = List.of();

  ArchiveTableModel(QuestionModel model) {
    this.model = model;
  }

  void refresh() {
    int before = rows.size();
    rows = model.rows();
    if (before == rows.size()) {
      fireTableRowsUpdated(0, Math.max(0, before - 1));
    } else {
      fireTableDataChanged();
    }
  }

  QuestionModel.Row row(int index) {
    return rows.get(index);
  }

  @Override
  public int getRowCount() {
    return rows.size();
  }

  @Override
  public int getColumnCount() {
    return TITLES.size();
  }

  @Override
  public String getColumnName(int column) {
    return TITLES.get(column);
  }

  @Override
  public Class<?> getColumnClass(int column) {
    return column == CHOSEN ? Boolean.class : String.class;
  }

  @Override
  public boolean isCellEditable(int row, int column) {
    return column == CHOSEN;
  }

  @Override
  public void setValueAt(Object value, int row, int column) {
    model.choose(rows.get(row).archive().name(), (Boolean) value);
  }

  @Override
  public Object getValueAt(int index, int column) {
    QuestionModel.Row row = rows.get(index);
    return switch (column) {
      case CHOSEN -> row.chosen();
      case 1 -> row.archive().name();
      case 2 -> state(row);
      case 3 -> row.harvested().map(when -> when.toString().substring(0, 10)).orElse("");
      case 4 -> count(row);
      default -> progress(row);
    };
  }

  private static String state(QuestionModel.Row row) {
    if (!row.fault().isEmpty()) {
      return "⚠ " + row.fault();
    }
    if (row.health().isPresent()) {
      ArchiveHealth health = row.health().get();
      return health.reachable() && health.table()
          ? TEXTS.get("state.well")
          : "⚠ " + TEXTS.get(health.reachable() ? "state.no table" : "state.silent");
    }
    if (row.archive().facts().simulated()) {
      return TEXTS.get("state.simulated");
    }
    return row.archive().enabled() ? TEXTS.get("state.unknown") : TEXTS.get("state.off");
  }

  private static String count(QuestionModel.Row row) {
    return row.report()
        .map(HarvestReport::kept)
        .or(() -> row.progress().map(HarvestProgress::rows))
        .map(n -> String.format(Locale.ROOT, "%,d", n))
        .orElse("");
  }

  private static String progress(QuestionModel.Row row) {
    return row.report()
        .map(ArchiveTableModel::ending)
        .or(
            () ->
                row.progress()
                    .map(
                        at ->
                            TEXTS.get(
                                "progress",
                                at.state(),
                                at.slice(),
                                at.slices(),
                                at.since().toSeconds())))
        .orElse("");
  }

  private static String ending(HarvestReport report) {
    return switch (report.ending()) {
      case COMPLETE -> "✓ " + TEXTS.get("ending.complete");
      case OVERFLOW -> "⚠ " + TEXTS.get("ending.overflow");
      case CUT -> "⚠ " + TEXTS.get("ending.cut");
      case STOPPED -> TEXTS.get("ending.stopped");
      case FAILED -> "⚠ " + TEXTS.get("ending.failed", report.message());
    };
  }

  /** What is known of an archive, a line each, for reading. */
  static String about(QuestionModel.Row row) {
    var facts = row.archive().facts();
    return List.of(
            row.archive().note(),
            facts.lacks().isEmpty() ? "" : TEXTS.get("about.lacks", facts.lacks()),
            facts.login().isEmpty() ? "" : TEXTS.get("about.login", facts.login()),
            facts.overlaps().isEmpty()
                ? ""
                : TEXTS.get("about.overlaps", String.join(", ", facts.overlaps())),
            row.health().map(ArchiveTableModel::about).orElse(""))
        .stream()
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private static String about(ArchiveHealth health) {
    StringBuilder text = new StringBuilder(TEXTS.get("health", health.when().toString()));
    if (!health.missing().isEmpty()) {
      text.append("; ").append(TEXTS.get("health.missing", String.join(", ", health.missing())));
    }
    if (!health.dialect().isEmpty()) {
      text.append("; ").append(TEXTS.get("health.dialect", health.dialect()));
    }
    if (health.rowLimit().isPresent()) {
      text.append("; ").append(TEXTS.get("health.limit", health.rowLimit().getAsLong()));
    }
    if (!health.identifiers().isEmpty()) {
      text.append("; ").append(health.identifiers());
    }
    health.faults().forEach(fault -> text.append("\n⚠ ").append(fault));
    return text.toString();
  }
}
