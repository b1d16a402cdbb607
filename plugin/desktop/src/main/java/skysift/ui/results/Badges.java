package skysift.ui.results;

import com.formdev.flatlaf.util.ColorFunctions;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Color;
import java.awt.Component;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;

/** Words side by side, each in a pill of its own; what has no room ends in an ellipsis. */
final class Badges {
  private static final int PAD = 6;
  private static final int GAP = 4;

  private Badges() {}

  /** Paints them from the left, in the colours of the component. */
  static void paint(Graphics graphics, Component on, List<String> words, int left) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(on.getFont().deriveFont(on.getFont().getSize2D() * 0.9f));
    FontMetrics metrics = g.getFontMetrics();
    Color text = on.getForeground();
    Color pill = ColorFunctions.mix(text, on.getBackground(), 0.1f);
    Color line = ColorFunctions.mix(text, on.getBackground(), 0.25f);
    int pad = UIScale.scale(PAD);
    int height = metrics.getHeight() + UIScale.scale(2);
    int top = (on.getHeight() - height) / 2;
    int base = top + UIScale.scale(1) + metrics.getAscent();
    int x = left;
    for (String word : words) {
      int width = metrics.stringWidth(word) + 2 * pad;
      if (x + width > on.getWidth() - 2) {
        g.setColor(text);
        g.drawString("…", Math.min(x, on.getWidth() - metrics.stringWidth("…")), base);
        break;
      }
      g.setColor(pill);
      g.fillRoundRect(x, top, width, height, height, height);
      g.setColor(line);
      g.drawRoundRect(x, top, width - 1, height - 1, height, height);
      g.setColor(text);
      g.drawString(word, x + pad, base);
      x += width + UIScale.scale(GAP);
    }
    g.dispose();
  }
}
