package skysift.ui.facets;

import com.formdev.flatlaf.util.ColorFunctions;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.text.NumberFormat;
import java.util.Locale;
import javax.accessibility.AccessibleContext;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.ListCellRenderer;
import javax.swing.UIManager;
import skysift.model.FacetLine;
import skysift.text.Texts;

/**
 * Paints a facet value as a box, a bar behind the word, and a number on the right. Texts are drawn
 * as they are: foreign HTML is never interpreted.
 */
final class FacetRenderer extends JComponent implements ListCellRenderer<FacetLine> {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(FacetRenderer.class);
  private static final int PAD = 8;
  private static final int INDENT = 12;
  private static final int BOX = 13;
  private static final int ARROW = 14;
  private static final int MENU = 18;

  private final NumberFormat numbers = NumberFormat.getIntegerInstance(Locale.ROOT);
  private transient FacetLine entry;
  private boolean selected;
  private boolean focused;

  @Override
  public Component getListCellRendererComponent(
      JList<? extends FacetLine> list, FacetLine value, int index, boolean sel, boolean focus) {
    entry = value;
    selected = sel;
    focused = focus && list.hasFocus();
    setFont(list.getFont());
    setBackground(list.getBackground());
    setForeground(list.getForeground());
    return this;
  }

  @Override
  public AccessibleContext getAccessibleContext() {
    if (accessibleContext == null) {
      accessibleContext =
          new AccessibleJComponent() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getAccessibleName() {
              return spoken();
            }
          };
    }
    return accessibleContext;
  }

  private String spoken() {
    return switch (entry) {
      case FacetLine.Header h -> h.key().title() + ", " + values(h);
      case FacetLine.Find f -> TEXTS.get("find", f.key().title());
      case FacetLine.Value v ->
          TEXTS.get("spoken.value", v.text(), v.count().count(), spoken(v.state()));
      case FacetLine.Own o -> o.word() + ", " + o.datasets();
      case FacetLine.More m -> words(m);
      case FacetLine.Note n -> n.text();
      case FacetLine.Deed d -> d.text();
      case null -> "";
    };
  }

  private static String spoken(FacetLine.State state) {
    return switch (state) {
      case WANTED -> TEXTS.get("spoken.wanted");
      case UNWANTED -> TEXTS.get("spoken.unwanted");
      case OFF -> TEXTS.get("spoken.off");
    };
  }

  private static String values(FacetLine.Header header) {
    return header.values() < 0 ? "" : TEXTS.get("values", header.values());
  }

  private static String words(FacetLine.More more) {
    return more.hidden() > 0 ? TEXTS.get("more", more.hidden()) : TEXTS.get("fewer");
  }

  /** What is painted grows with the texts, and with the screen where that is scaled. */
  private static int px(int length) {
    return UIScale.scale(length);
  }

  /** Whether a click there, on a header, is for its menu. */
  static boolean onMenu(int width, int x) {
    return x >= width - px(MENU);
  }

  /** Whether a click there, on a value, opens or closes what is below it. */
  static boolean onArrow(FacetLine.Value value, int x) {
    int left = px(PAD + BOX + 6 + value.depth() * INDENT);
    return value.opening() != FacetLine.Opening.NONE && x >= left && x < left + px(ARROW + 4);
  }

  @Override
  public Dimension getPreferredSize() {
    int height = getFontMetrics(getFont()).getHeight();
    return new Dimension(
        px(180),
        height + px(entry instanceof FacetLine.Header || entry instanceof FacetLine.Find ? 10 : 6));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(getBackground());
    g.fillRect(0, 0, getWidth(), getHeight());
    switch (entry) {
      case FacetLine.Header header -> paint(g, header);
      case FacetLine.Value value -> paint(g, value);
      case FacetLine.More more -> link(g, words(more));
      case FacetLine.Deed deed -> link(g, deed.text());
      case FacetLine.Own own -> paint(g, own);
      case FacetLine.Note note -> note(g, note.text());
      case FacetLine.Find find -> {}
    }
    if (selected && focused) {
      g.setColor(UIManager.getColor("Component.focusColor"));
      g.drawRoundRect(1, 0, getWidth() - 3, getHeight() - 1, 6, 6);
    }
    g.dispose();
  }

  private int baseline(FontMetrics metrics) {
    return (getHeight() - metrics.getHeight()) / 2 + metrics.getAscent();
  }

  private void paint(Graphics2D g, FacetLine.Header header) {
    g.setFont(getFont().deriveFont(Font.BOLD));
    g.setColor(getForeground());
    FontMetrics metrics = g.getFontMetrics();
    String sort = header.byName() ? " ↓a" : "";
    g.drawString(
        (header.folded() ? "▸ " : "▾ ") + header.key().title() + sort, px(PAD), baseline(metrics));
    g.setFont(getFont());
    g.setColor(quiet());
    right(g, values(header), px(MENU + 4));
    right(g, "⋮", px(PAD));
  }

  private void link(Graphics2D g, String text) {
    g.setFont(getFont());
    g.setColor(UIManager.getColor("Component.linkColor"));
    g.drawString(text, px(PAD + BOX + 10), baseline(g.getFontMetrics()));
  }

  private void note(Graphics2D g, String text) {
    g.setFont(getFont());
    g.setColor(quiet());
    FontMetrics metrics = g.getFontMetrics();
    int left = px(PAD + BOX + 10);
    g.drawString(cut(text, metrics, getWidth() - left - px(PAD)), left, baseline(metrics));
  }

  private void paint(Graphics2D g, FacetLine.Own own) {
    g.setFont(getFont().deriveFont(Font.ITALIC));
    g.setColor(quiet());
    FontMetrics metrics = g.getFontMetrics();
    int left = px(PAD + BOX + 10 + own.depth() * INDENT);
    String number = numbers.format(own.datasets());
    int room = getWidth() - left - px(2 * PAD) - metrics.stringWidth(number);
    g.drawString(cut(own.word(), metrics, room), left, baseline(metrics));
    right(g, number, px(PAD));
  }

  private void paint(Graphics2D g, FacetLine.Value value) {
    boolean unwanted = value.state() == FacetLine.State.UNWANTED;
    Color accent = accent(unwanted);
    int left = px(PAD + BOX + 6 + value.depth() * INDENT);
    FontMetrics metrics = g.getFontMetrics(getFont());
    int number = metrics.stringWidth("0,000,000");
    int room = getWidth() - left - px(PAD);
    int whole = getWidth() - px(PAD + BOX + 6 + PAD);
    if (value.most() > 0 && value.count().count() > 0) {
      long part = whole * value.count().count() / value.most();
      int bar = (int) Math.max(2, Math.min(room, part));
      g.setColor(new Color(accent.getRed(), accent.getGreen(), accent.getBlue(), 56));
      g.fillRoundRect(left, 2, bar, getHeight() - 4, 4, 4);
    }
    box(g, value, accent);
    g.setFont(getFont());
    boolean grey = value.count().value().isEmpty() || value.count().count() == 0;
    g.setColor(grey ? quiet() : getForeground());
    int word = left + px(4);
    if (value.opening() != FacetLine.Opening.NONE) {
      g.drawString(value.opening() == FacetLine.Opening.OPEN ? "▾" : "▸", word, baseline(metrics));
      word += px(ARROW);
    }
    int textRoom = room - number - (word - left - px(4));
    g.drawString(cut(value.text(), metrics, textRoom), word, baseline(metrics));
    g.setColor(getForeground());
    right(g, numbers.format(value.count().count()), px(PAD));
  }

  /** Less than the foreground, yet easy to read on a bar. */
  private Color quiet() {
    return ColorFunctions.mix(getForeground(), getBackground(), 0.7f);
  }

  private void right(Graphics2D g, String text, int margin) {
    FontMetrics metrics = g.getFontMetrics();
    g.drawString(text, getWidth() - margin - metrics.stringWidth(text), baseline(metrics));
  }

  private void box(Graphics2D g, FacetLine.Value value, Color accent) {
    FacetLine.State state = value.state();
    double scale = UIScale.getUserScaleFactor();
    Graphics2D box = (Graphics2D) g.create();
    box.translate(px(PAD + value.depth() * INDENT), (getHeight() - px(BOX)) / 2);
    box.scale(scale, scale);
    paintBox(box, state, accent);
    box.dispose();
  }

  private static void paintBox(Graphics2D g, FacetLine.State state, Color accent) {
    if (state == FacetLine.State.OFF) {
      g.setColor(UIManager.getColor("Component.borderColor"));
      g.drawRoundRect(0, 0, BOX, BOX, 4, 4);
      return;
    }
    g.setColor(accent);
    g.fillRoundRect(0, 0, BOX + 1, BOX + 1, 4, 4);
    g.setColor(Color.WHITE);
    g.setStroke(new BasicStroke(1.8f));
    if (state == FacetLine.State.WANTED) {
      g.drawPolyline(new int[] {3, 6, 11}, new int[] {7, 10, 4}, 3);
    } else {
      g.drawLine(3, 7, 10, 7);
    }
  }

  private static Color accent(boolean unwanted) {
    Color color = UIManager.getColor(unwanted ? "Actions.Red" : "Component.accentColor");
    return color == null ? (unwanted ? Color.RED : Color.BLUE) : color;
  }

  private static String cut(String text, FontMetrics metrics, int width) {
    if (metrics.stringWidth(text) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && metrics.stringWidth(text.substring(0, end) + "…") > width) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
