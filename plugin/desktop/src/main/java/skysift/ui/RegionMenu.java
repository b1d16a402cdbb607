package skysift.ui;

import java.awt.Component;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import skysift.model.RegionModel;
import skysift.model.SearchModel;
import skysift.search.Region;
import skysift.sky.Cone;
import skysift.text.Texts;

/** The ways to say which part of the sky is asked for. */
final class RegionMenu {
  private static final Texts TEXTS = Texts.of(RegionMenu.class);

  private final SearchModel search;
  private final RegionModel regions;
  private final Component parent;
  private final Runnable cone;

  RegionMenu(SearchModel search, RegionModel regions, Component parent, Runnable cone) {
    this.search = search;
    this.regions = regions;
    this.parent = parent;
    this.cone = cone;
  }

  JPopupMenu menu() {
    JPopupMenu menu = new JPopupMenu();
    item(menu, TEXTS.get("region.cone"), cone);
    item(
        menu,
        TEXTS.get("region.polygon"),
        () -> ask(TEXTS.get("region.polygon.ask"), text -> region(Region.polygon(text))));
    item(
        menu,
        TEXTS.get("region.position"),
        () -> ask(TEXTS.get("region.position.ask"), text -> region(Region.position(text))));
    item(menu, TEXTS.get("region.map"), this::map);
    item(menu, TEXTS.get("region.object"), this::object);
    menu.addSeparator();
    JCheckBoxMenuItem stated =
        new JCheckBoxMenuItem(TEXTS.get("region.stated"), search.request().footprintStated());
    stated.addActionListener(e -> search.change(r -> r.withFootprintStated(stated.isSelected())));
    menu.add(stated);
    JMenuItem none =
        item(
            menu,
            TEXTS.get("region.none"),
            () -> search.change(r -> r.withRegion(Optional.empty())));
    none.setEnabled(search.request().region().isPresent());
    return menu;
  }

  private static JMenuItem item(JPopupMenu menu, String text, Runnable action) {
    JMenuItem item = new JMenuItem(text);
    item.addActionListener(e -> action.run());
    return menu.add(item);
  }

  private void region(Region region) {
    search.change(r -> r.withRegion(Optional.of(region)));
  }

  /** Asks until it is understood, or the user gives up. */
  private void ask(String what, Consumer<String> taker) {
    String typed = "";
    String fault = "";
    while (true) {
      typed =
          (String)
              JOptionPane.showInputDialog(
                  parent,
                  plain(fault.isEmpty() ? what : what + "\n⚠ " + fault),
                  TEXTS.get("region"),
                  JOptionPane.PLAIN_MESSAGE,
                  null,
                  null,
                  typed);
      if (typed == null || typed.isBlank()) {
        return;
      }
      try {
        taker.accept(typed);
        return;
      } catch (IllegalArgumentException e) {
        fault = e.getMessage();
      }
    }
  }

  /** What was typed is shown as it is, HTML or not. */
  private static Component plain(String text) {
    JPanel lines = new JPanel(new MigLayout("insets 0, wrap 1"));
    text.lines()
        .forEach(
            line -> {
              JLabel label = new JLabel();
              label.putClientProperty("html.disable", Boolean.TRUE);
              label.setText(line);
              lines.add(label);
            });
    return lines;
  }

  private void map() {
    JFileChooser chooser = new JFileChooser();
    chooser.setDialogTitle(TEXTS.get("region.map"));
    if (chooser.showOpenDialog(parent) == JFileChooser.APPROVE_OPTION) {
      regions.map(chooser.getSelectedFile().toPath());
    }
  }

  private void object() {
    JTextField name = new JTextField(24);
    JTextField radius = new JTextField("0.1", 8);
    JPanel form = new JPanel(new MigLayout("insets 0, wrap 1", "[grow,fill]"));
    form.add(new JLabel(TEXTS.get("region.object.ask")));
    form.add(name);
    form.add(new JLabel(TEXTS.get("region.object.radius")));
    form.add(radius);
    boolean asked =
        JOptionPane.showConfirmDialog(
                parent,
                form,
                TEXTS.get("region.object"),
                JOptionPane.OK_CANCEL_OPTION,
                JOptionPane.PLAIN_MESSAGE)
            == JOptionPane.OK_OPTION;
    if (asked && !name.getText().isBlank()) {
      try {
        regions.object(name.getText().strip(), Cone.parse("0 0 " + radius.getText()).radius());
      } catch (IllegalArgumentException e) {
        JOptionPane.showMessageDialog(parent, plain("⚠ " + e.getMessage()));
      }
    }
  }
}
