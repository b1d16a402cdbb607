package skysift.ui.links;

import java.awt.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.ButtonGroup;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JFileChooser;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.SwingUtilities;
import skysift.datalink.Link;
import skysift.model.FilesModel;
import skysift.model.LinkModel;
import skysift.model.PeerModel;
import skysift.model.SelectionModel;
import skysift.obscore.Dataset;
import skysift.text.Texts;

/** What can be done with links besides looking at them. */
final class LinkActions {
  private static final Texts TEXTS = Texts.of(LinkActions.class);
  private final Component owner;
  private final LinkModel model;
  private final FilesModel files;
  private final SelectionModel selection;
  private final Supplier<List<Dataset>> inView;
  private final Consumer<String> opens;
  private final Consumer<Link.Product> sends;
  private final PeerModel peers;
  private FilesDialog filesDialog;
  private ChoiceDialog choiceDialog;
  private boolean previews;
  private Path folder;

  LinkActions(
      Component owner,
      LinkModel model,
      FilesModel files,
      SelectionModel selection,
      Supplier<List<Dataset>> inView,
      Consumer<String> opens,
      Consumer<Link.Product> sends,
      PeerModel peers) {
    this.peers = peers;
    this.owner = owner;
    this.model = model;
    this.files = files;
    this.selection = selection;
    this.inView = inView;
    this.opens = opens;
    this.sends = sends;
  }

  /** Whether the preview of each resolved row is to be shown. */
  boolean previews() {
    return previews;
  }

  /** The less usual actions. */
  JPopupMenu menu(Runnable previewsChanged, LinkTableModel table) {
    JPopupMenu menu = new JPopupMenu();
    int rows = selection.selected().size();
    item(menu, TEXTS.get("fetch.rows", rows), rows > 0, () -> all(false));
    item(menu, TEXTS.get("fetch.rows.fits", rows), rows > 0, () -> all(true));
    item(menu, TEXTS.get("choice.open", rows), rows > 0, this::choose);
    menu.addSeparator();
    JCheckBoxMenuItem show = new JCheckBoxMenuItem(TEXTS.get("previews"), previews);
    show.addActionListener(
        e -> {
          previews = show.isSelected();
          previewsChanged.run();
        });
    menu.add(show);
    List<Dataset> shown = inView.get();
    item(
        menu,
        TEXTS.get("previews.open", shown.size()),
        !shown.isEmpty(),
        () ->
            new PreviewGrid(SwingUtilities.getWindowAncestor(owner), model, shown)
                .setVisible(true));
    item(menu, TEXTS.get("files.open"), true, this::files);
    JCheckBoxMenuItem flat = new JCheckBoxMenuItem(TEXTS.get("flat"), table.isFlat());
    flat.setToolTipText(TEXTS.get("flat.tip"));
    flat.addActionListener(
        e -> {
          table.flat(flat.isSelected());
          model.showFlat(flat.isSelected());
        });
    menu.add(flat);
    menu.addSeparator();
    menu.add(services());
    return menu;
  }

  private void choose() {
    if (choiceDialog == null) {
      choiceDialog =
          new ChoiceDialog(
              SwingUtilities.getWindowAncestor(owner), model, peers, selection, this::target);
    }
    choiceDialog.setVisible(true);
  }

  private void files() {
    if (filesDialog == null) {
      filesDialog = new FilesDialog(SwingUtilities.getWindowAncestor(owner), files);
    }
    filesDialog.setVisible(true);
    files.refresh();
  }

  /** Through which service rows of this archive are asked for. */
  private JMenu services() {
    JMenu menu = new JMenu(TEXTS.get("through"));
    ButtonGroup group = new ButtonGroup();
    String preferred = model.preferredService();
    choice(menu, group, TEXTS.get("through.own"), "", preferred.isEmpty());
    model
        .linksServices()
        .forEach(
            call ->
                choice(menu, group, call.title(), call.title(), preferred.equals(call.title())));
    menu.setEnabled(!model.linksServices().isEmpty());
    return menu;
  }

  private void choice(JMenu menu, ButtonGroup group, String text, String title, boolean on) {
    JRadioButtonMenuItem item = new JRadioButtonMenuItem(text, on);
    item.putClientProperty("html.disable", Boolean.TRUE);
    item.addActionListener(e -> model.prefer(title));
    group.add(item);
    menu.add(item);
  }

  private static void item(JPopupMenu menu, String text, boolean enabled, Runnable action) {
    JMenuItem item = new JMenuItem(text);
    item.setEnabled(enabled);
    item.addActionListener(e -> action.run());
    menu.add(item);
  }

  private void all(boolean fitsOnly) {
    target().ifPresent(to -> model.fetchSelection(fitsOnly, to));
  }

  /** Asks where to, then fetches. */
  void fetch(List<Link.Product> products) {
    target().ifPresent(to -> model.fetch(products, to));
  }

  private Optional<Path> target() {
    JFileChooser chooser = new JFileChooser(folder == null ? null : folder.toFile());
    chooser.setDialogTitle(TEXTS.get("folder"));
    chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
    if (chooser.showDialog(owner, TEXTS.get("folder.take")) != JFileChooser.APPROVE_OPTION) {
      return Optional.empty();
    }
    folder = chooser.getSelectedFile().toPath();
    return Optional.of(folder);
  }

  /** Shows a service's form, if it is described. */
  void call(Link.ServiceCall service) {
    if (model.form(service).isPresent()) {
      new CallDialog(
              SwingUtilities.getWindowAncestor(owner),
              model,
              service,
              product -> fetch(List.of(product)),
              given ->
                  target()
                      .ifPresent(
                          to ->
                              model.callJob(service, model.form(service).orElseThrow(), given, to)),
              sends,
              opens)
          .setVisible(true);
    }
  }
}
