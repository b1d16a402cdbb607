package skysift.ui.results;

import java.awt.Component;
import java.awt.Graphics;
import javax.swing.Icon;
import javax.swing.UIManager;

/** The sign that opens an observation, as trees show it; as wide where there is nothing to open. */
final class Opener implements Icon {
  private static final int STEP = 16;
  private boolean shown;
  private boolean open;
  private boolean child;

  void of(boolean canOpen, boolean isOpen, boolean isChild) {
    shown = canOpen;
    open = isOpen;
    child = isChild;
  }

  @Override
  public void paintIcon(Component c, Graphics g, int x, int y) {
    if (shown) {
      UIManager.getIcon(open ? "Tree.expandedIcon" : "Tree.collapsedIcon").paintIcon(c, g, x, y);
    }
  }

  @Override
  public int getIconWidth() {
    return child ? 2 * STEP : STEP;
  }

  @Override
  public int getIconHeight() {
    return UIManager.getIcon("Tree.collapsedIcon").getIconHeight();
  }
}
