package skysift.ui.shared;

import com.formdev.flatlaf.util.UIScale;
import java.util.function.IntSupplier;
import javax.swing.JTable;
import javax.swing.JTextArea;

/** What follows the size of texts, also when it is changed while it is shown. */
public final class TextSize {
  private static final int AROUND = 8;

  private TextSize() {}

  /** Lines as high as their text needs, with some room around it. */
  public static void fit(JTable table) {
    fit(table, () -> 0);
  }

  /**
   * The same, but not lower than {@code least} pixels.
   *
   * @return to be called when {@code least} is another
   */
  public static Runnable fit(JTable table, IntSupplier least) {
    Runnable fit = () -> table.setRowHeight(Math.max(forText(table), least.getAsInt()));
    table.addPropertyChangeListener("UI", e -> fit.run());
    fit.run();
    return fit;
  }

  private static int forText(JTable table) {
    return table.getFontMetrics(table.getFont()).getHeight() + UIScale.scale(AROUND);
  }

  /** Letters that are all of one width. */
  public static void monospaced(JTextArea area) {
    area.putClientProperty("FlatLaf.styleClass", "monospaced");
  }
}
