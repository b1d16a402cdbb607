package skysift.ui.shared;

import com.formdev.flatlaf.util.UIScale;
import javax.swing.JTable;
import javax.swing.JTextArea;

/** What follows the size of texts, also when it is changed while it is shown. */
public final class TextSize {
  private static final int AROUND = 8;

  private TextSize() {}

  /** Lines as high as their text needs, with some room around it. */
  public static void fit(JTable table) {
    table.addPropertyChangeListener("UI", e -> heighten(table));
    heighten(table);
  }

  private static void heighten(JTable table) {
    table.setRowHeight(table.getFontMetrics(table.getFont()).getHeight() + UIScale.scale(AROUND));
  }

  /** Letters that are all of one width. */
  public static void monospaced(JTextArea area) {
    area.putClientProperty("FlatLaf.styleClass", "monospaced");
  }
}
