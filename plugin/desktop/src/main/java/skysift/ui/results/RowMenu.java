package skysift.ui.results;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTable;
import skysift.model.GroupModel;
import skysift.model.RowsModel;
import skysift.model.SearchModel;
import skysift.model.SelectionModel;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;
import skysift.search.Facet;
import skysift.search.Hit;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;
import skysift.text.Texts;

/** What can be done with a line of the results, and with those that are chosen. */
final class RowMenu {
  private static final Texts TEXTS = Texts.of(RowMenu.class);

  /** Degrees. */
  private static final double AROUND = 0.1;

  private final JTable table;
  private final ResultTableModel lines;
  private final RowsModel rows;
  private final SearchModel search;
  private final SelectionModel selection;
  private final GroupModel groups;
  private final Runnable copy;

  RowMenu(
      JTable table,
      ResultTableModel lines,
      RowsModel rows,
      SearchModel search,
      SelectionModel selection,
      GroupModel groups,
      Runnable copy) {
    this.table = table;
    this.lines = lines;
    this.rows = rows;
    this.search = search;
    this.selection = selection;
    this.groups = groups;
    this.copy = copy;
  }

  JPopupMenu of(int line) {
    JPopupMenu menu = new JPopupMenu();
    item(menu, "menu.links", selection::resolve, true);
    item(menu, "menu.copy", copy, true);
    Optional<ResultRow> row = lines.line(line);
    Optional<SkyPosition> position =
        row.flatMap(r -> r.datasets().stream().flatMap(d -> d.position().stream()).findFirst());
    menu.addSeparator();
    item(
        menu,
        "menu.around",
        () -> search.change(r -> r.withCone(Optional.of(new Cone(position.get(), AROUND)))),
        position.isPresent());
    Optional<String> target = row.flatMap(r -> r.datasets().get(0).text(ObsCoreColumn.TARGET_NAME));
    item(
        menu,
        "menu.target",
        () -> search.change(r -> r.cleared(Facet.TARGET).toggled(Facet.TARGET, target.get())),
        target.isPresent());
    menu.addSeparator();
    item(
        menu,
        "menu.why",
        () -> new WhyDialog(table, row.get().hit(), groups).setVisible(true),
        row.isPresent());
    item(
        menu,
        "menu.relatives",
        () -> new RelativesDialog(table, row.get().hit(), groups, this::goTo).setVisible(true),
        row.isPresent());
    List<Dataset> chosen = selection.selected();
    Set<ObservationKey> observations =
        Arrays.stream(table.getSelectedRows())
            .limit(ResultPanel.MOST_CHOSEN)
            .mapToObj(lines::line)
            .flatMap(Optional::stream)
            .map(r -> r.hit().observation())
            .collect(Collectors.toSet());
    boolean part =
        observations.size() == 1
            && row.map(r -> r.hit().datasets().size() > chosen.size()).orElse(false);
    item(menu, "menu.split", () -> groups.split(chosen), part);
    item(menu, "menu.join", () -> groups.join(observations), observations.size() > 1);
    item(menu, "menu.archives", () -> groups.asArchivesSay(observations), !observations.isEmpty());
    item(menu, "menu.undo", groups::undo, groups.canUndo());
    return menu;
  }

  /** Scrolls to an observation; where it is not among what was found, a search is made for it. */
  private void goTo(Hit hit) {
    Set<DatasetKey> keys = hit.datasets().stream().map(Dataset::key).collect(Collectors.toSet());
    rows.places(
        keys,
        places -> {
          if (places.isEmpty()) {
            String id =
                hit.datasets().stream()
                    .flatMap(d -> d.text(ObsCoreColumn.OBS_ID).stream())
                    .findFirst()
                    .orElse("");
            search.change(r -> SearchModel.start().withUnit(r.unit()).withText('"' + id + '"'));
          } else {
            selection.select(
                hit.datasets().stream().filter(d -> places.containsKey(d.key())).toList());
          }
        });
  }

  private static void item(JPopupMenu menu, String key, Runnable action, boolean enabled) {
    JMenuItem item = new JMenuItem(TEXTS.get(key));
    item.setName(key);
    item.setEnabled(enabled);
    item.addActionListener(e -> action.run());
    menu.add(item);
  }
}
