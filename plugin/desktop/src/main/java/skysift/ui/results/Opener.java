package skysift.ui.results;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Graphics;
import javax.swing.Icon;
import javax.swing.UIManager;

/** The sign that opens an observation, as trees show it; as wide where there is nothing to open. */
final class Opener implements Icon {
  private static final int STEP = 16;
  private boolean shown;
  private boolean open;
  private int depth;

  void of(boolean canOpen, boolean isOpen, int isDeep) {
    shown = canOpen;
    open = isOpen;
    depth = isDeep;
  }

  @Override
  public void paintIcon(Component c, Graphics g, int x, int y) {
    if (shown) {
      UIManager.getIcon(open ? "Tree.expandedIcon" : "Tree.collapsedIcon")
          .paintIcon(c, g, x + depth * UIScale.scale(STEP), y);
    }
  }

  @Override
  public int getIconWidth() {
    return (depth + 1) * UIScale.scale(STEP);
  }

  @Override
  public int getIconHeight() {
    return UIManager.getIcon("Tree.collapsedIcon").getIconHeight();
  }
}
