package skysift.ui.results;

import com.formdev.flatlaf.util.UIScale;
import com.google.common.collect.ImmutableMap;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.util.List;
import java.util.Map;
import javax.swing.BorderFactory;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.SwingUtilities;
import javax.swing.table.DefaultTableModel;
import skysift.model.GroupModel;
import skysift.obscore.Dataset;
import skysift.search.Hit;
import skysift.text.Texts;
import skysift.ui.shared.Escape;
import skysift.ui.shared.PlainCells;
import skysift.ui.shared.TextSize;

/** Says of each dataset of an observation why it is in it, those that do not match included. */
final class WhyDialog extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(WhyDialog.class);
  private static final Style STYLE = new Style(true, false);
  private static final int[] WIDTHS = {150, 80, 100, 50, 480};

  private final JLabel heading = new JLabel("…");
  private final DefaultTableModel rows =
      new DefaultTableModel(
          new String[] {
            TEXTS.get("obsid"),
            TEXTS.get("archives"),
            TEXTS.get("type"),
            TEXTS.get("level"),
            TEXTS.get("why.column")
          },
          0) {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean isCellEditable(int row, int column) {
          return false;
        }
      };

  WhyDialog(Component owner, Hit hit, GroupModel groups) {
    super(SwingUtilities.getWindowAncestor(owner), TEXTS.get("why.title"));
    setName("why");
    heading.setName("why heading");
    heading.putClientProperty("html.disable", Boolean.TRUE);
    heading.setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
    JTable table = new JTable(rows);
    table.setName("why table");
    table.getAccessibleContext().setAccessibleName(TEXTS.get("why.title"));
    TextSize.fit(table);
    table.setDefaultRenderer(Object.class, new PlainCells());
    for (int i = 0; i < WIDTHS.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
    }
    JScrollPane scroll = new JScrollPane(table);
    scroll.setPreferredSize(UIScale.scale(new Dimension(900, 260)));
    add(heading, BorderLayout.NORTH);
    add(scroll);
    Escape.closes(this);
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    pack();
    setLocationRelativeTo(owner);
    groups.why(hit.observation(), this::show, heading::setText);
  }

  private void show(ImmutableMap<Dataset, String> reasons) {
    long archives = reasons.keySet().stream().map(Dataset::archive).distinct().count();
    heading.setText(TEXTS.get("why.heading", reasons.size(), archives));
    for (Map.Entry<Dataset, String> entry : reasons.entrySet()) {
      List<Dataset> one = List.of(entry.getKey());
      rows.addRow(
          new Object[] {
            ResultColumn.OBS_ID.of(one, STYLE),
            entry.getKey().archive(),
            ResultColumn.TYPE.of(one, STYLE),
            ResultColumn.LEVEL.of(one, STYLE),
            entry.getValue()
          });
    }
  }
}
