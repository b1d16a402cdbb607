package skysift.ui.links;

import com.google.common.collect.ImmutableSet;
import java.awt.Component;
import java.awt.Window;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;
import skysift.app.ProductChoice;
import skysift.model.LinkModel;
import skysift.model.PeerModel;
import skysift.model.SelectionModel;
import skysift.model.SizeText;
import skysift.obscore.Dataset;
import skysift.search.Ranges;
import skysift.text.Texts;
import skysift.ui.shared.Escape;
import skysift.ui.shared.Tip;

/** Says which products of all chosen rows are meant; counts, fetches or sends them. */
final class ChoiceDialog extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(ChoiceDialog.class);
  private static final double KILO = 1000;

  private final transient LinkModel model;
  private final transient PeerModel peers;
  private final transient SelectionModel selection;
  private final transient Supplier<Optional<Path>> target;
  private final JComboBox<String> semantics =
      box("semantics", "#this", "#preview", "#calibration", "#auxiliary", "#package");
  private final JComboBox<String> type =
      box("type", "fits", "votable", "jpeg", "png", "pdf", "text");
  private final JTextField qualifier = new JTextField();
  private final JTextField most = new JTextField();
  private final JComboBox<String> prefer = new JComboBox<>();
  private final JLabel outcome = new JLabel(" ");
  private final JButton count = new JButton(TEXTS.get("choice.count"));
  private final JButton fetch = new JButton(TEXTS.get("choice.fetch"));
  private final JButton send = new JButton(TEXTS.get("choice.send"));

  /** {@code target} asks for the folder. */
  ChoiceDialog(
      Window owner,
      LinkModel model,
      PeerModel peers,
      SelectionModel selection,
      Supplier<Optional<Path>> target) {
    super(owner, TEXTS.get("choice"));
    Escape.closes(this);
    this.model = model;
    this.peers = peers;
    this.selection = selection;
    this.target = target;
    setName("choice");
    setLayout(new MigLayout("insets 12, gap 6, wrap 2", "[][grow,fill]"));
    row("choice.semantics", semantics, "choice.semantics.tip");
    row("choice.type", type, "choice.type.tip");
    row("choice.qualifier", qualifier, "choice.qualifier.tip");
    row("choice.most", most, "choice.most.tip");
    row("choice.prefer", prefer, "choice.prefer.tip");
    outcome.setName("choice outcome");
    outcome.putClientProperty("html.disable", Boolean.TRUE);
    add(outcome, "span 2, growx, w 420::");
    count.addActionListener(e -> with(choice -> model.weigh(choice, preferred())));
    fetch.addActionListener(
        e ->
            with(
                choice ->
                    target.get().ifPresent(to -> model.fetchSelection(choice, preferred(), to))));
    send.addActionListener(
        e ->
            with(
                choice ->
                    peers.sendChoice(peers.peers(), selection.selected(), choice, preferred())));
    add(count, "span 2, split 3, right");
    add(send);
    add(fetch);
    getRootPane().setDefaultButton(count);
    setDefaultCloseOperation(HIDE_ON_CLOSE);
    model.addListener(this::refresh);
    selection.addListener(this::refresh);
    peers.addListener(this::refresh);
    refresh();
    pack();
    setLocationRelativeTo(owner);
  }

  private static JComboBox<String> box(String name, String... values) {
    JComboBox<String> box = new JComboBox<>(values);
    box.insertItemAt(TEXTS.get("choice.any"), 0);
    box.setSelectedIndex(name.equals("semantics") ? 1 : 0);
    box.setEditable(true);
    return box;
  }

  private void row(String key, JComponent field, String tip) {
    JLabel label = new JLabel(TEXTS.get(key));
    label.setLabelFor(field);
    field.setName(key);
    field.setToolTipText(TEXTS.get(tip));
    if (field instanceof JComboBox<?> box && box.isEditable()) {
      Component typed = box.getEditor().getEditorComponent();
      typed.getAccessibleContext().setAccessibleName(label.getText());
    }
    add(label);
    add(field, "w 220::");
  }

  private interface Action {
    void on(ProductChoice choice);
  }

  private void with(Action action) {
    try {
      action.on(choice());
    } catch (IllegalArgumentException e) {
      outcome.setText("⚠ " + e.getMessage());
    }
  }

  private ProductChoice choice() {
    String text = most.getText().strip();
    return new ProductChoice(
        chosen(semantics),
        chosen(type),
        Optional.of(qualifier.getText().strip()).filter(word -> !word.isEmpty()),
        text.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Math.round(Ranges.size("/" + text).upperEndpoint() * KILO)));
  }

  private static ImmutableSet<String> chosen(JComboBox<String> box) {
    String text = String.valueOf(box.getSelectedItem()).strip().toLowerCase(Locale.ROOT);
    return text.isEmpty() || box.getItemAt(0).equalsIgnoreCase(text)
        ? ImmutableSet.of()
        : ImmutableSet.of(text);
  }

  private String preferred() {
    return prefer.getSelectedIndex() < 1 ? "" : String.valueOf(prefer.getSelectedItem());
  }

  private void refresh() {
    boolean some = !selection.selected().isEmpty();
    count.setEnabled(some && !model.busy());
    fetch.setEnabled(some && !model.busy());
    send.setEnabled(some && !peers.peers().isEmpty() && !peers.sending());
    offerArchives();
    outcome.setText(
        model.busy()
            ? TEXTS.get("choice.counting", selection.selected().size())
            : model.weight().map(ChoiceDialog::text).orElse(model.message()));
    outcome.setToolTipText(
        model
            .weight()
            .filter(weight -> !weight.problems().isEmpty())
            .map(weight -> Tip.of(String.join("; ", weight.problems())))
            .orElse(null));
  }

  private static String text(LinkModel.Weight weight) {
    String unsized =
        weight.unsized() == 0 ? "" : " " + TEXTS.get("choice.unsized", weight.unsized());
    String nothing =
        weight.problems().isEmpty()
            ? ""
            : " " + TEXTS.get("choice.nothing", weight.problems().size());
    return TEXTS.get("choice.weight", weight.files(), SizeText.of(weight.bytes()))
        + unsized
        + nothing;
  }

  /** Of copies the owner's is taken, unless one of these archives is named. */
  private void offerArchives() {
    Object before = prefer.getSelectedItem();
    prefer.removeAllItems();
    prefer.addItem(TEXTS.get("choice.owner"));
    selection.selected().stream()
        .map(Dataset::archive)
        .distinct()
        .sorted()
        .forEach(prefer::addItem);
    prefer.setSelectedItem(before);
    if (prefer.getSelectedIndex() < 0) {
      prefer.setSelectedIndex(0);
    }
  }
}
