package skysift.ui.harvest;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Dimension;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import java.awt.event.ActionEvent;
import java.util.List;
import java.util.Optional;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextArea;
import javax.swing.ListSelectionModel;
import javax.swing.filechooser.FileNameExtensionFilter;
import net.miginfocom.swing.MigLayout;
import skysift.model.HarvestForm;
import skysift.model.HarvestModel;
import skysift.model.Memory;
import skysift.model.QuestionModel;
import skysift.text.Texts;
import skysift.ui.shared.Escape;
import skysift.ui.shared.PlainCells;
import skysift.ui.shared.SaveDialog;
import skysift.ui.shared.TextSize;
import skysift.ui.shared.Tip;

/** One question to archives, how far each is with it, and what came of it. */
public final class HarvestWindow extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(HarvestWindow.class);
  private static final int[] WIDTHS = {40, 110, 160, 90, 80, 260};

  private final transient QuestionModel model;
  private final transient HarvestModel harvest;
  private final transient Memory memory;
  private final QuestionForm form = new QuestionForm();
  private final ArchiveTableModel archives;
  private final JTable table;
  private final JTextArea about = text("about archive", 4);
  private final JTextArea report = text("report", 10);
  private final JLabel message = new JLabel(" ");
  private final JCheckBox changes = new JCheckBox(TEXTS.get("changes"));
  private final JButton ask = button("ask", this::ask);
  private final JButton pause = button("pause", this::pause);
  private final JButton stop = button("stop", this::stop);
  private final JButton pauseOne = button("pause one", this::pauseOne);
  private final JButton stopOne = button("stop one", this::stopOne);
  private final JButton probe;
  private final JButton export = button("export", this::export);
  private final JButton copy = button("copy", this::copy);
  private final JButton saved = button("saved", this::saved);

  /** Not shown yet. */
  public HarvestWindow(Window owner, QuestionModel model, HarvestModel harvest, Memory memory) {
    super(owner, TEXTS.get("title"));
    this.model = model;
    this.harvest = harvest;
    this.memory = memory;
    probe = button("probe", model::probe);
    archives = new ArchiveTableModel(model);
    table = new JTable(archives);
    setName("harvest");
    setDefaultCloseOperation(HIDE_ON_CLOSE);
    setLayout(new MigLayout("insets 12, gap 12 8", "[400!,fill][grow,fill]", "[][grow,fill][]"));
    add(left(), "aligny top, spany 2, growx, wmin 0, wmax 400");
    add(right(), "h 300, wrap");
    add(below(), "wrap");
    add(bottom(), "span 2");
    message.putClientProperty("html.disable", Boolean.TRUE);
    message.setName("harvest message");
    changes.setToolTipText(TEXTS.get("changes.tip"));
    getRootPane().setDefaultButton(ask);
    Escape.closes(this);
    model.addListener(this::refresh);
    setSize(UIScale.scale(new Dimension(1080, 720)));
    setLocationRelativeTo(owner);
    refresh();
  }

  /** Shows it with this question; a question that is being asked is left as it is. */
  public void show(HarvestForm question) {
    if (harvest.question().isEmpty()) {
      form.show(question);
    }
    model.refresh();
    setVisible(true);
    toFront();
  }

  private static JTextArea text(String name, int lines) {
    JTextArea area = new JTextArea(lines, 40);
    area.setName(name);
    area.setEditable(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.getAccessibleContext().setAccessibleName(TEXTS.get(name));
    return area;
  }

  private static JButton button(String name, Runnable action) {
    JButton button = new JButton();
    button.setName(name);
    button.addActionListener(e -> action.run());
    return button;
  }

  private JPanel left() {
    JPanel left = new JPanel(new MigLayout("insets 0, wrap 1", "[grow,fill]"));
    JLabel title = new JLabel(TEXTS.get("question"));
    title.putClientProperty("FlatLaf.styleClass", "h3");
    left.add(title);
    left.add(form);
    left.add(changes);
    JPanel buttons = new JPanel(new MigLayout("insets 0", "[][][]push[]"));
    buttons.add(ask);
    buttons.add(pause);
    buttons.add(stop);
    buttons.add(saved);
    left.add(buttons);
    saved.setText(TEXTS.get("saved") + " ▾");
    saved.setToolTipText(TEXTS.get("saved.tip"));
    ask.setText(TEXTS.get("ask"));
    stop.setText(TEXTS.get("stop"));
    stop.setToolTipText(TEXTS.get("stop.tip"));
    return left;
  }

  private JPanel right() {
    table.setName("archives");
    table.getAccessibleContext().setAccessibleName(TEXTS.get("archives"));
    table.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    TextSize.fit(table);
    for (int i = 0; i < WIDTHS.length; i++) {
      table.getColumnModel().getColumn(i).setPreferredWidth(WIDTHS[i]);
    }
    table.setDefaultRenderer(String.class, new PlainCells());
    table.getSelectionModel().addListSelectionListener(e -> refreshChosen());
    JPanel right = new JPanel(new MigLayout("insets 0, wrap 1", "[grow,fill]", "[][grow,fill][]"));
    JPanel top = new JPanel(new MigLayout("insets 0", "[]push[][][]"));
    JLabel title = new JLabel(TEXTS.get("archives"));
    title.putClientProperty("FlatLaf.styleClass", "h3");
    probe.setText(TEXTS.get("probe"));
    probe.setToolTipText(TEXTS.get("probe.tip"));
    top.add(title);
    top.add(probe);
    top.add(pauseOne);
    top.add(stopOne);
    stopOne.setText(TEXTS.get("stop one"));
    right.add(top);
    right.add(new JScrollPane(table));
    right.add(new JScrollPane(about), "h 70!");
    return right;
  }

  private JPanel below() {
    JPanel below = new JPanel(new MigLayout("insets 0, wrap 1", "[grow,fill]", "[][grow,fill]"));
    JPanel top = new JPanel(new MigLayout("insets 0", "[]push[][][]"));
    JLabel title = new JLabel(TEXTS.get("report"));
    title.putClientProperty("FlatLaf.styleClass", "h3");
    JButton earlier = button("earlier", model::showEarlier);
    earlier.setText(TEXTS.get("earlier"));
    export.setText(TEXTS.get("export"));
    copy.setText(TEXTS.get("copy"));
    copy.setToolTipText(TEXTS.get("copy.tip"));
    top.add(title);
    top.add(earlier);
    top.add(copy);
    top.add(export);
    below.add(top);
    TextSize.monospaced(report);
    below.add(new JScrollPane(report), "h 120::");
    return below;
  }

  private JPanel bottom() {
    JPanel bottom = new JPanel(new MigLayout("insets 0", "[grow,fill]"));
    bottom.add(message, "wmin 100");
    return bottom;
  }

  private void refresh() {
    int chosen = table.getSelectedRow();
    archives.refresh();
    if (chosen >= 0 && chosen < table.getRowCount()) {
      table.setRowSelectionInterval(chosen, chosen);
    }
    boolean running = !harvest.question().isEmpty();
    ask.setEnabled(!running && !model.busy());
    pause.setEnabled(running);
    pause.setText(harvest.paused() && running ? TEXTS.get("resume") : TEXTS.get("pause"));
    stop.setEnabled(running || model.busy());
    probe.setEnabled(!model.busy());
    String text = model.report();
    List<String> unmatched = model.unmatched();
    String shown =
        unmatched.isEmpty()
            ? text
            : TEXTS.get("unmatched", unmatched.size(), String.join(", ", unmatched))
                + "\n\n"
                + text;
    if (!shown.equals(report.getText())) {
      report.setText(shown);
      report.setCaretPosition(0);
    }
    export.setEnabled(!shown.isEmpty());
    copy.setEnabled(!shown.isEmpty());
    if (!model.message().isEmpty()) {
      say(model.message());
    } else if (running) {
      say(TEXTS.get("running", harvest.question(), harvest.rows()));
    } else if (!harvest.errors().isEmpty()) {
      say("⚠ " + String.join(" · ", harvest.errors()));
    } else {
      say(" ");
    }
    refreshChosen();
  }

  private void say(String text) {
    message.setText(text);
    message.setToolTipText(Tip.of(text));
  }

  private Optional<QuestionModel.Row> chosen() {
    int row = table.getSelectedRow();
    return row < 0 || row >= archives.getRowCount()
        ? Optional.empty()
        : Optional.of(archives.row(row));
  }

  private void refreshChosen() {
    boolean under =
        !harvest.question().isEmpty() && chosen().map(HarvestWindow::underWay).orElse(false);
    pauseOne.setEnabled(under);
    stopOne.setEnabled(under);
    boolean held = chosen().map(row -> harvest.paused(row.archive().name())).orElse(false);
    pauseOne.setText(TEXTS.get(under && held ? "resume one" : "pause one"));
    String text = chosen().map(ArchiveTableModel::about).orElse(TEXTS.get("about"));
    if (!text.equals(about.getText())) {
      about.setText(text);
      about.setCaretPosition(0);
    }
  }

  private void ask() {
    try {
      model.ask(form.form(), changes.isSelected());
    } catch (IllegalArgumentException e) {
      fault(e);
    }
  }

  private void fault(IllegalArgumentException e) {
    say("⚠ " + e.getMessage());
  }

  private void pause() {
    if (harvest.paused()) {
      harvest.resume();
    } else {
      harvest.pause();
    }
  }

  private void stop() {
    model.cancel();
    harvest.cancel();
  }

  private static boolean underWay(QuestionModel.Row row) {
    return row.progress().isPresent() && !row.progress().get().state().equals("done");
  }

  private void pauseOne() {
    chosen()
        .map(row -> row.archive().name())
        .ifPresent(
            name -> {
              if (harvest.paused(name)) {
                harvest.resume(name);
              } else {
                harvest.pause(name);
              }
            });
  }

  private void stopOne() {
    chosen().map(row -> row.archive().name()).ifPresent(harvest::stop);
  }

  private void saved() {
    JPopupMenu menu = new JPopupMenu();
    menu.add(item(TEXTS.get("save"), this::save));
    if (!model.saved().isEmpty()) {
      menu.addSeparator();
    }
    for (String name : model.saved()) {
      menu.add(item(TEXTS.get("again", name), () -> model.again(name, changes.isSelected())));
    }
    menu.show(saved, 0, saved.getHeight());
  }

  private static JMenuItem item(String text, Runnable action) {
    JMenuItem item = new JMenuItem();
    item.putClientProperty("html.disable", Boolean.TRUE);
    item.setText(text);
    item.addActionListener((ActionEvent e) -> action.run());
    return item;
  }

  private void save() {
    String name =
        JOptionPane.showInputDialog(
            this, TEXTS.get("save.ask"), TEXTS.get("title"), JOptionPane.PLAIN_MESSAGE);
    if (name != null && !name.isBlank()) {
      try {
        model.save(form.form(), name.strip());
      } catch (IllegalArgumentException e) {
        fault(e);
      }
    }
  }

  private void copy() {
    getToolkit().getSystemClipboard().setContents(new StringSelection(report.getText()), null);
  }

  private void export() {
    SaveDialog chooser = new SaveDialog(memory, "harvest-report");
    chooser.setAcceptAllFileFilterUsed(false);
    chooser.addChoosableFileFilter(new FileNameExtensionFilter(TEXTS.get("export.text"), "txt"));
    chooser.addChoosableFileFilter(new FileNameExtensionFilter(TEXTS.get("export.json"), "json"));
    chooser.ask(this).ifPresent(model::export);
  }
}
