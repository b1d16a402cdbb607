package skysift.ui.results;

import com.google.common.base.Splitter;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Image;
import java.util.List;
import java.util.Optional;
import javax.swing.ImageIcon;
import javax.swing.JTable;
import javax.swing.UIManager;
import javax.swing.table.DefaultTableCellRenderer;
import skysift.search.Facet;
import skysift.text.Texts;
import skysift.ui.shared.Tip;

/** Observations bold with their opener, what is below indented; foreign HTML stays text. */
final class ResultCells extends DefaultTableCellRenderer {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(ResultCells.class);
  private static final Splitter ARCHIVES = Splitter.on(ResultColumn.BETWEEN);

  private final transient ResultTableModel lines;
  private final transient Thumbs thumbs;
  private final ImageIcon picture = new ImageIcon();
  private final transient Opener opener = new Opener();
  private transient Font plain;
  private transient Font bold;

  /** Names of archives to be painted as badges instead of the text; none for the text. */
  private transient List<String> badges = List.of();

  ResultCells(ResultTableModel lines, Thumbs thumbs) {
    this.lines = lines;
    this.thumbs = thumbs;
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
    Optional<Facet> misses = row.isEmpty() ? Optional.empty() : lines.missesBy(index);
    if (!selected) {
      boolean grey = row.isEmpty() || misses.isPresent();
      setForeground(grey ? UIManager.getColor("Label.disabledForeground") : t.getForeground());
    }
    String text = value.toString();
    setToolTipText(Tip.of(misses.map(f -> TEXTS.get("misses.row", text, f.title())).orElse(text)));
    if (shown == ResultColumn.PREVIEW && row.isPresent()) {
      show(thumbs.picture(row.get()));
    }
    setHorizontalAlignment(shown.number() ? TRAILING : LEADING);
    badges =
        shown == ResultColumn.ARCHIVES && !text.isEmpty() ? ARCHIVES.splitToList(text) : List.of();
    return this;
  }

  /** A picture, or of the words beside it the sign in front. */
  private void show(Optional<Image> image) {
    getAccessibleContext().setAccessibleName(getText());
    if (image.isPresent()) {
      picture.setImage(image.get());
      setIcon(picture);
      setText("");
    } else if (!getText().isEmpty()) {
      setText(getText().startsWith("⚠") ? "⚠" : "–");
    }
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
