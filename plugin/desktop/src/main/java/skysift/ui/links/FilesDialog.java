package skysift.ui.links;

import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;
import skysift.model.FilesModel;
import skysift.search.Count;
import skysift.search.FileCounts;
import skysift.search.FileFacet;
import skysift.text.Texts;
import skysift.ui.shared.Escape;

/** Facets of the files behind the results, beside the main ones: a click narrows the search. */
final class FilesDialog extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(FilesDialog.class);
  private static final int MOST_VALUES = 25;

  private final transient FilesModel model;
  private final JPanel facets = new JPanel(new MigLayout("insets 8, gap 16, top", "", "[top]"));
  private final JLabel unknown = label("files unknown");
  private final JLabel message = label("files message");
  private final JButton rest = new JButton(TEXTS.get("files.rest"));
  private final JButton stop = new JButton(TEXTS.get("stop"));
  private final JButton again = new JButton(TEXTS.get("files.again"));
  private final JButton clear = new JButton(TEXTS.get("files.clear"));

  FilesDialog(Window owner, FilesModel model) {
    super(owner, TEXTS.get("files"));
    Escape.closes(this);
    this.model = model;
    setName("files");
    setLayout(new MigLayout("insets 8, wrap 1", "[grow,fill]", "[][grow,fill][]"));
    JPanel top = new JPanel(new MigLayout("insets 0", "[grow,fill][][]"));
    top.add(unknown, "wmin 100");
    top.add(rest);
    add(top);
    add(new JScrollPane(facets), "w 640, h 360");
    JPanel bottom = new JPanel(new MigLayout("insets 0, hidemode 3", "[grow,fill][][][]"));
    bottom.add(message, "wmin 100");
    bottom.add(stop);
    bottom.add(again);
    bottom.add(clear);
    add(bottom);
    rest.setName("resolve rest");
    rest.setToolTipText(TEXTS.get("files.rest.tip"));
    rest.addActionListener(e -> model.resolveRest());
    stop.addActionListener(e -> model.cancel());
    again.addActionListener(e -> model.refresh());
    clear.addActionListener(e -> model.clear());
    setDefaultCloseOperation(HIDE_ON_CLOSE);
    addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent e) {
            model.cancel();
          }
        });
    model.addListener(this::refresh);
    refresh();
    pack();
    setLocationRelativeTo(owner);
  }

  private static JLabel label(String name) {
    JLabel label = new JLabel(" ");
    label.setName(name);
    label.putClientProperty("html.disable", Boolean.TRUE);
    return label;
  }

  private void refresh() {
    Optional<FileCounts> counts = model.counts();
    int open = counts.map(c -> c.unknown().size()).orElse(0);
    unknown.setText(
        counts
            .map(c -> TEXTS.get(open == 0 ? "files.known" : "files.unknown", c.datasets(), open))
            .orElse(" "));
    rest.setEnabled(open > 0 && !model.busy());
    stop.setVisible(model.busy());
    clear.setEnabled(!model.filter().isNone());
    message.setText(model.message().isEmpty() ? " " : model.message());
    facets.removeAll();
    counts.ifPresent(
        c -> {
          for (FileFacet facet : FileFacet.values()) {
            facets.add(facet(facet, c.counts().get(facet)));
          }
        });
    facets.revalidate();
    facets.repaint();
  }

  private JPanel facet(FileFacet facet, List<Count> values) {
    JPanel panel = new JPanel(new MigLayout("insets 0, gap 2 2, wrap 2", "[grow,fill][right]"));
    JLabel title = new JLabel(facet.title());
    title.putClientProperty("FlatLaf.styleClass", "h4");
    panel.add(title, "span 2");
    for (Count count : values.subList(0, Math.min(MOST_VALUES, values.size()))) {
      String value = count.value();
      JCheckBox box =
          new JCheckBox(
              value.isEmpty() ? TEXTS.get("files.none") : value,
              model.filter().wanted().containsEntry(facet, value));
      box.putClientProperty("html.disable", Boolean.TRUE);
      box.setEnabled(!model.busy());
      box.addActionListener(e -> model.toggle(facet, value));
      panel.add(box, "wmax 260");
      panel.add(new JLabel(String.format(Locale.ROOT, "%,d", count.count())));
    }
    return panel;
  }
}
