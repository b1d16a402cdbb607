package skysift.ui.sky;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JToggleButton;
import net.miginfocom.swing.MigLayout;
import skysift.model.Memory;
import skysift.model.SkyModel;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.samp.Peer;
import skysift.search.Cover;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;
import skysift.text.Texts;
import skysift.ui.shared.SaveDialog;

/** The sky with its tools above and what it covers below; dark whatever the theme is. */
public final class SkyPanel extends JPanel {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(SkyPanel.class);
  private static final Color DARK = new Color(0x0b0f18);
  private static final String BUTTON =
      "background:#0b0f18;foreground:#c9d4ea;hoverBackground:#1d2740;pressedBackground:#2a3860;"
          + "toolbar.hoverBackground:#1d2740;toolbar.pressedBackground:#2a3860";
  private static final String TOGGLE = BUTTON + ";toolbar.selectedBackground:#2b4a8b";
  private static final int NAMES = 3;

  private final transient SkyModel model;
  private final transient Memory memory;
  private final SkyView view;
  private final JButton frame = new JButton();
  private final JLabel where = label("sky where");
  private final JLabel cover = label("cover");
  private final JButton measure = button("cover.measure", "cover.measure");
  private final JButton send = button("send", "send.tip");

  /** Shows the model's sky. Event thread. */
  public SkyPanel(SkyModel model, Memory memory) {
    super(new BorderLayout());
    this.model = model;
    this.memory = memory;
    view = new SkyView(model);
    setBackground(DARK);
    add(tools(), BorderLayout.NORTH);
    add(view);
    add(below(), BorderLayout.SOUTH);
    MouseAdapter mouse =
        new MouseAdapter() {
          @Override
          public void mouseMoved(MouseEvent e) {
            tell(e.getX(), e.getY());
          }

          @Override
          public void mouseExited(MouseEvent e) {
            where.setText(inView());
          }
        };
    view.addMouseListener(mouse);
    view.addMouseMotionListener(mouse);
    view.pen().onDrawing(this::tellDrawing);
    model.addListener(this::refresh);
    refresh();
  }

  private JPanel tools() {
    JPanel tools = new JPanel(new MigLayout("insets 4 8 4 2, gap 0", "[][grow][][][]8[][][][]"));
    tools.setBackground(DARK);
    JLabel title = new JLabel(TEXTS.get("title"));
    title.putClientProperty("FlatLaf.styleClass", "h4");
    title.setForeground(new Color(0xe6, 0xec, 0xf8));
    style(frame, BUTTON);
    frame.setName("sky frame");
    frame.setToolTipText(TEXTS.get("frame.tip"));
    frame.addActionListener(
        e -> {
          view.show(view.projection().inFrame(!view.projection().galactic()));
          refresh();
        });
    tools.add(title);
    tools.add(frame, "al left");
    ButtonGroup group = new ButtonGroup();
    tool(tools, group, "○", TEXTS.get("cone"), TEXTS.get("cone.tip"), Pen.Tool.CONE);
    tool(tools, group, "△", TEXTS.get("polygon"), TEXTS.get("polygon.tip"), Pen.Tool.POLYGON);
    tool(tools, group, "✥", TEXTS.get("move"), TEXTS.get("move.tip"), Pen.Tool.MOVE);
    sign(tools, "+", TEXTS.get("closer"), () -> view.pen().zoom(1.6));
    sign(tools, "−", TEXTS.get("wider"), () -> view.pen().zoom(1 / 1.6));
    sign(tools, "◎", TEXTS.get("fit"), view::fit);
    sign(tools, "⌂", TEXTS.get("home"), view::home);
    return tools;
  }

  private void tool(
      JPanel tools, ButtonGroup group, String sign, String name, String tip, Pen.Tool tool) {
    JToggleButton button = new JToggleButton(sign, tool == view.pen().tool());
    button.setName("sky " + tool.name().toLowerCase(Locale.ROOT));
    button.putClientProperty(FlatClientProperties.BUTTON_TYPE, "toolBarButton");
    button.putClientProperty(FlatClientProperties.STYLE, TOGGLE);
    button.setToolTipText(name + ": " + tip);
    button.getAccessibleContext().setAccessibleName(name);
    button.addActionListener(e -> view.pen().use(tool));
    group.add(button);
    tools.add(button);
  }

  private static void sign(JPanel tools, String sign, String tip, Runnable action) {
    JButton button = new JButton(sign);
    style(button, BUTTON);
    button.setToolTipText(tip);
    button.getAccessibleContext().setAccessibleName(tip);
    button.addActionListener(e -> action.run());
    tools.add(button);
  }

  private JPanel below() {
    JPanel below =
        new JPanel(new MigLayout("insets 2 8 4 4, gap 4 0, hidemode 3", "[grow,fill][][]"));
    below.setBackground(DARK);
    measure.setName("measure cover");
    measure.addActionListener(e -> model.measure());
    send.setName("send cover");
    send.addActionListener(e -> menu().show(send, 0, send.getHeight()));
    below.add(where, "span 3, wmin 20, wrap");
    below.add(cover, "wmin 20");
    below.add(measure);
    below.add(send);
    return below;
  }

  private static JLabel label(String name) {
    JLabel label = new JLabel(" ");
    label.setName(name);
    label.putClientProperty("html.disable", Boolean.TRUE);
    label.setForeground(new Color(0x9f, 0xb0, 0xcf));
    return label;
  }

  private static JButton button(String text, String tip) {
    JButton button = new JButton(TEXTS.get(text));
    style(button, BUTTON + ";foreground:#8fb4ff");
    button.setToolTipText(TEXTS.get(tip));
    return button;
  }

  private static void style(JButton button, String style) {
    button.putClientProperty(FlatClientProperties.BUTTON_TYPE, "toolBarButton");
    button.putClientProperty(FlatClientProperties.STYLE, style);
  }

  private void refresh() {
    frame.setText(TEXTS.get(view.projection().galactic() ? "galactic" : "icrs") + " ▾");
    Optional<Cover> known = model.cover();
    cover.setText(
        model.measuring()
            ? TEXTS.get("cover.measuring")
            : known.map(SkyPanel::text).orElse(model.error()));
    measure.setVisible(known.isEmpty() && !model.measuring());
    send.setVisible(known.map(c -> !c.map().isEmpty()).orElse(false));
    where.setText(inView());
  }

  private static String text(Cover cover) {
    if (cover.map().isEmpty()) {
      return TEXTS.get("cover.none");
    }
    String share =
        cover.share().isPresent()
            ? TEXTS.get("cover.share", percent(cover.share().getAsDouble()))
            : "";
    return TEXTS.get("cover", number(cover.area())) + share;
  }

  private static String percent(double share) {
    return String.format(
        Locale.ROOT, share > 0 && share < 0.01 ? "%.2g %%" : "%.0f %%", share * 100);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.3g", value);
  }

  private String inView() {
    long datasets = model.content().datasets();
    int shapes = model.content().shapes().size();
    boolean some = shapes > 0 && shapes < datasets && datasets > SkyModel.MOST_SHAPES;
    return some ? TEXTS.get("some", shapes, datasets) : TEXTS.get("inview", datasets);
  }

  private void tellDrawing() {
    view.pen()
        .cone()
        .ifPresent(
            cone ->
                where.setText(position(cone.centre()) + "  " + TEXTS.get("drawing", radius(cone))));
  }

  private static String radius(Cone cone) {
    double r = cone.radius();
    return r >= 1
        ? String.format(Locale.ROOT, "%.3g°", r)
        : r >= 1 / 60.0
            ? String.format(Locale.ROOT, "%.3g′", r * 60)
            : String.format(Locale.ROOT, "%.3g″", r * 3600);
  }

  /** What is under the mouse. */
  private void tell(int x, int y) {
    Optional<SkyPosition> at = view.projection().at(x, y);
    if (at.isEmpty()) {
      where.setText(inView());
      return;
    }
    OptionalLong count = view.countUnder(x, y);
    List<Dataset> under = count.isPresent() ? List.of() : view.under(x, y);
    String what = "";
    if (count.isPresent()) {
      what = TEXTS.get("count", count.getAsLong(), model.unit());
    } else if (!under.isEmpty()) {
      String names =
          under.stream()
              .map(SkyPanel::name)
              .distinct()
              .limit(NAMES)
              .collect(Collectors.joining(", "));
      what = TEXTS.get(under.size() > NAMES ? "more" : "here", under.size(), names);
    }
    where.setText(position(at.get()) + "   " + what);
  }

  private static String name(Dataset dataset) {
    return dataset
        .text(ObsCoreColumn.OBS_ID)
        .or(() -> dataset.text(ObsCoreColumn.TARGET_NAME))
        .orElse(dataset.archive());
  }

  private String position(SkyPosition position) {
    boolean galactic = view.projection().galactic();
    double[] at = Projection.inFrame(galactic, position);
    return String.format(Locale.ROOT, galactic ? "l %.4f b %+.4f" : "%.5f %+.5f", at[0], at[1]);
  }

  private JPopupMenu menu() {
    JPopupMenu menu = new JPopupMenu();
    List<Peer> takers = model.takers();
    for (Peer peer : takers) {
      item(menu, TEXTS.get("send.to", model.label(peer)), () -> model.sendCover(List.of(peer)));
    }
    if (takers.size() > 1) {
      item(menu, TEXTS.get("send.all", takers.size()), () -> model.sendCover(takers));
    }
    if (takers.isEmpty()) {
      item(menu, TEXTS.get("send.none"), () -> {}).setEnabled(false);
    }
    menu.addSeparator();
    item(menu, TEXTS.get("save"), this::save);
    return menu;
  }

  private static JMenuItem item(JPopupMenu menu, String text, Runnable action) {
    JMenuItem item = new JMenuItem();
    item.putClientProperty("html.disable", Boolean.TRUE);
    item.setText(text);
    item.addActionListener(e -> action.run());
    menu.add(item);
    return item;
  }

  private void save() {
    new SaveDialog(memory, "cover.fits").ask(this).ifPresent(model::saveCover);
  }
}
