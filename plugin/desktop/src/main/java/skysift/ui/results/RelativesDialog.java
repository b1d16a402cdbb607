package skysift.ui.results;

import com.formdev.flatlaf.util.UIScale;
import com.google.common.collect.ImmutableList;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import javax.swing.table.DefaultTableModel;
import skysift.model.GroupModel;
import skysift.search.Hit;
import skysift.text.Texts;
import skysift.ui.shared.Escape;
import skysift.ui.shared.PlainCells;
import skysift.ui.shared.TextSize;

/** Lists what an observation may contain, or be part of; goes to one of these. */
final class RelativesDialog extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(RelativesDialog.class);
  private static final Style STYLE = new Style(true, false);
  private static final List<ResultColumn> COLUMNS =
      List.of(
          ResultColumn.OBS_ID,
          ResultColumn.FACILITY,
          ResultColumn.TYPE,
          ResultColumn.LEVEL,
          ResultColumn.START,
          ResultColumn.ARCHIVES);

  private final JLabel heading = new JLabel("…");
  private final JTable table;
  private final JButton go = new JButton(TEXTS.get("relatives.go"));
  private final transient Consumer<Hit> goTo;
  private transient ImmutableList<Hit> shown = ImmutableList.of();
  private final DefaultTableModel rows =
      new DefaultTableModel(COLUMNS.stream().map(ResultColumn::title).toArray(), 0) {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean isCellEditable(int row, int column) {
          return false;
        }
      };

  /** Asks about an observation; {@code goTo} shows the one that is chosen. */
  RelativesDialog(Component owner, Hit hit, GroupModel groups, Consumer<Hit> goTo) {
    super(SwingUtilities.getWindowAncestor(owner), TEXTS.get("relatives.title"));
    this.goTo = goTo;
    setName("relatives");
    heading.setName("relatives heading");
    heading.putClientProperty("html.disable", Boolean.TRUE);
    heading.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
    table = new JTable(rows);
    table.setName("relatives table");
    table.getAccessibleContext().setAccessibleName(TEXTS.get("relatives.title"));
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    TextSize.fit(table);
    table.setDefaultRenderer(Object.class, new PlainCells());
    table.getSelectionModel().addListSelectionListener(e -> go.setEnabled(chosen().isPresent()));
    table.registerKeyboardAction(
        e -> go(), KeyStroke.getKeyStroke("ENTER"), JComponent.WHEN_FOCUSED);
    table.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent e) {
            if (e.getClickCount() == 2) {
              go();
            }
          }
        });
    go.setName("relatives go");
    go.setEnabled(false);
    go.addActionListener(e -> go());
    JScrollPane scroll = new JScrollPane(table);
    scroll.setPreferredSize(UIScale.scale(new Dimension(900, 260)));
    JPanel buttons = new JPanel();
    buttons.add(go);
    add(heading, BorderLayout.NORTH);
    add(scroll);
    add(buttons, BorderLayout.SOUTH);
    Escape.closes(this);
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    pack();
    setLocationRelativeTo(owner);
    groups.relatives(hit.observation(), this::show, heading::setText);
  }

  private void show(Optional<GroupModel.Kin> found) {
    shown = found.map(GroupModel.Kin::others).orElse(ImmutableList.of());
    heading.setText(found.map(RelativesDialog::words).orElse(TEXTS.get("relatives.unknown")));
    for (Hit hit : shown) {
      rows.addRow(COLUMNS.stream().map(column -> column.of(hit.datasets(), STYLE)).toArray());
    }
  }

  private static String words(GroupModel.Kin found) {
    String cut = found.unseen() > 0 ? TEXTS.get("relatives.unseen", found.unseen()) : "";
    return kin(found) + cut;
  }

  private static String kin(GroupModel.Kin found) {
    int count = found.others().size();
    if (count == 0) {
      return found.composite()
          ? TEXTS.get("relatives.contains.none")
          : TEXTS.get("relatives.part.none");
    }
    return found.composite()
        ? TEXTS.get("relatives.contains", count)
        : TEXTS.get("relatives.part", count);
  }

  private Optional<Hit> chosen() {
    int row = table.getSelectedRow();
    return row < 0 ? Optional.empty() : Optional.of(shown.get(row));
  }

  private void go() {
    chosen().ifPresent(goTo);
  }
}
