package skysift.ui.shared;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.FlowLayout;

/** A flow layout whose preferred height grows with the lines that the given width needs. */
public final class WrapLayout extends FlowLayout {
  private static final long serialVersionUID = 1L;

  /** As a flow layout. */
  public WrapLayout(int align, int hgap, int vgap) {
    super(align, hgap, vgap);
  }

  @Override
  public Dimension preferredLayoutSize(Container target) {
    int width = target.getWidth() == 0 ? Integer.MAX_VALUE : target.getWidth();
    int x = getHgap();
    int lineHeight = 0;
    int height = getVgap();
    for (Component component : target.getComponents()) {
      if (!component.isVisible()) {
        continue;
      }
      Dimension size = component.getPreferredSize();
      if (x > getHgap() && x + size.width + getHgap() > width) {
        x = getHgap();
        height += lineHeight + getVgap();
        lineHeight = 0;
      }
      x += size.width + getHgap();
      lineHeight = Math.max(lineHeight, size.height);
    }
    return new Dimension(Math.min(width, x), height + lineHeight + getVgap());
  }

  @Override
  public Dimension minimumLayoutSize(Container target) {
    return new Dimension(50, preferredLayoutSize(target).height);
  }
}
