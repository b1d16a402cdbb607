package skysift.ui.results;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Graphics;
import javax.swing.Icon;
import javax.swing.UIManager;

/** Three dots, one above the other: a menu. Narrow enough for the corner beside the headings. */
final class Dots implements Icon {
  private static final int SIDE = 2;
  private static final int STEP = 4;

  @Override
  public void paintIcon(Component on, Graphics g, int x, int y) {
    g.setColor(UIManager.getColor("Label.foreground"));
    int side = UIScale.scale(SIDE);
    for (int dot = 0; dot < 3; dot++) {
      g.fillRect(x, y + dot * UIScale.scale(STEP), side, side);
    }
  }

  @Override
  public int getIconWidth() {
    return UIScale.scale(SIDE);
  }

  @Override
  public int getIconHeight() {
    return UIScale.scale(2 * STEP + SIDE);
  }
}
