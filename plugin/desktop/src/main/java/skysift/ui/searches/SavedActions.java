package skysift.ui.searches;

import java.awt.Component;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.filechooser.FileNameExtensionFilter;
import net.miginfocom.swing.MigLayout;
import skysift.model.Memory;
import skysift.model.SavedModel;
import skysift.model.SavedModel.Kind;
import skysift.model.SearchModel;
import skysift.model.SelectionModel;
import skysift.search.SearchRequest;
import skysift.text.Texts;
import skysift.ui.shared.SaveDialog;

/** What can be kept, written and cited, as dialogs over {@code parent}. Event thread only. */
public final class SavedActions {
  private static final Texts TEXTS = Texts.of(SavedActions.class);

  private final Component parent;
  private final SavedModel model;
  private final SearchModel search;
  private final SelectionModel selection;
  private final Memory memory;
  private final Consumer<SearchRequest> harvest;
  private SavedWindow window;

  /** {@code harvest} asks archives what a search asks. */
  public SavedActions(
      Component parent,
      SavedModel model,
      SearchModel search,
      SelectionModel selection,
      Memory memory,
      Consumer<SearchRequest> harvest) {
    this.parent = parent;
    this.model = model;
    this.search = search;
    this.selection = selection;
    this.memory = memory;
    this.harvest = harvest;
  }

  /** Keeps the search of the window. */
  public void save() {
    String name =
        JOptionPane.showInputDialog(
            parent, TEXTS.get("save.ask"), TEXTS.get("save"), JOptionPane.PLAIN_MESSAGE);
    if (name != null && !name.isBlank()) {
      model.save(name.strip());
    }
  }

  /** Puts the chosen rows into a basket. */
  public void basket() {
    if (selection.selected().isEmpty()) {
      JOptionPane.showMessageDialog(parent, TEXTS.get("basket.empty"));
      return;
    }
    JComboBox<String> name = baskets();
    name.setEditable(true);
    if (agreed(TEXTS.get("basket"), TEXTS.get("basket.ask", selection.selected().size()), name)) {
      Object typed = name.getEditor().getItem();
      if (typed != null && !typed.toString().isBlank()) {
        model.add(typed.toString().strip(), selection.selected());
      }
    }
  }

  /** Takes the chosen rows out of a basket. */
  public void takeOut() {
    JComboBox<String> name = baskets();
    if (selection.selected().isEmpty() || name.getItemCount() == 0) {
      JOptionPane.showMessageDialog(parent, TEXTS.get("basket.out.empty"));
      return;
    }
    String question = TEXTS.get("basket.out.ask", selection.selected().size());
    if (agreed(TEXTS.get("basket.out"), question, name)) {
      model.remove(name.getItemAt(name.getSelectedIndex()), selection.selected());
    }
  }

  private JComboBox<String> baskets() {
    JComboBox<String> names = new JComboBox<>();
    names.setName("basket");
    model.items().stream()
        .filter(SavedModel.Item::basket)
        .forEach(item -> names.addItem(item.name()));
    return names;
  }

  private boolean agreed(String title, String question, JComboBox<String> name) {
    JPanel form = new JPanel(new MigLayout("insets 0, wrap 1", "[grow,fill]"));
    form.add(new JLabel(question));
    form.add(name);
    return JOptionPane.showConfirmDialog(
            parent, form, title, JOptionPane.OK_CANCEL_OPTION, JOptionPane.PLAIN_MESSAGE)
        == JOptionPane.OK_OPTION;
  }

  /** Shows all that is kept. */
  public void show() {
    if (window == null) {
      window = new SavedWindow(SwingUtilities.getWindowAncestor(parent), model, this);
    }
    window.setVisible(true);
    window.toFront();
  }

  /** Writes what the window's search finds. */
  public void export() {
    export(search.request());
  }

  void export(SearchRequest request) {
    SaveDialog chooser = new SaveDialog(memory, "");
    chooser.setDialogTitle(TEXTS.get("export"));
    chooser.setAcceptAllFileFilterUsed(false);
    for (Kind kind : Kind.values()) {
      chooser.addChoosableFileFilter(new FileNameExtensionFilter(name(kind), kind.ending()));
    }
    Optional<Path> file = chooser.ask(parent);
    for (Kind kind : Kind.values()) {
      if (file.isPresent() && name(kind).equals(chooser.getFileFilter().getDescription())) {
        model.export(request, kind, file.get());
      }
    }
  }

  private static String name(Kind kind) {
    return switch (kind) {
      case VOTABLE -> TEXTS.get("kind.votable");
      case FITS -> TEXTS.get("kind.fits");
      case CSV -> TEXTS.get("kind.csv");
      case ECSV -> TEXTS.get("kind.ecsv");
      case SCRIPT -> TEXTS.get("kind.script");
      case COVERAGE -> TEXTS.get("kind.coverage");
    };
  }

  /** Tells what has to be cited of what the window's search finds. */
  public void cite() {
    cite(search.request());
  }

  void cite(SearchRequest request) {
    model.cite(
        request,
        text -> new CiteWindow(SwingUtilities.getWindowAncestor(parent), text).setVisible(true));
  }

  void harvest(SearchRequest request) {
    harvest.accept(request);
  }
}
