package skysift.ui.results;

import com.google.common.base.Splitter;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import java.util.List;
import java.util.Optional;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;
import skysift.ui.shared.Tip;

/** Observations bold with their opener, what is below indented; foreign HTML stays text. */
final class ResultCells extends DefaultTableCellRenderer {
  private static final long serialVersionUID = 1L;
  private static final Splitter ARCHIVES = Splitter.on(ResultColumn.BETWEEN);

  private final transient ResultTableModel lines;
  private final transient Opener opener = new Opener();
  private transient Font plain;
  private transient Font bold;

  /** Names of archives to be painted as badges instead of the text; none for the text. */
  private transient List<String> badges = List.of();

  ResultCells(ResultTableModel lines) {
    this.lines = lines;
    putClientProperty("html.disable", Boolean.TRUE);
  }

  @Override
  public Component getTableCellRendererComponent(
      JTable t, Object value, boolean selected, boolean focus, int index, int column) {
    super.getTableCellRendererComponent(t, value, selected, focus, index, column);
    if (plain != t.getFont()) {
      plain = t.getFont();
      bold = plain.deriveFont(Font.BOLD);
    }
    ResultColumn shown = ResultColumn.values()[t.convertColumnIndexToModel(column)];
    Optional<ResultRow> row = lines.line(index);
    boolean first = shown == ResultColumn.TARGET;
    boolean top = row.map(r -> r.depth() == 0).orElse(false);
    row.ifPresent(r -> opener.of(r.canOpen(), lines.isOpen(r), r.depth()));
    setIcon(first && row.isPresent() ? opener : null);
    setFont(first && top ? bold : plain);
    if (!selected) {
      setForeground(
          row.isEmpty() ? UIManager.getColor("Label.disabledForeground") : t.getForeground());
    }
    String text = value.toString();
    setToolTipText(Tip.of(text));
    setHorizontalAlignment(shown.number() ? TRAILING : LEADING);
    badges =
        shown == ResultColumn.ARCHIVES && !text.isEmpty() ? ARCHIVES.splitToList(text) : List.of();
    return this;
  }

  /** The text stays what is spoken and copied, however it is painted. */
  @Override
  protected void paintComponent(Graphics g) {
    if (badges.isEmpty()) {
      super.paintComponent(g);
      return;
    }
    g.setColor(getBackground());
    g.fillRect(0, 0, getWidth(), getHeight());
    Badges.paint(g, this, badges, getInsets().left);
  }
}
