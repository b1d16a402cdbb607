package skysift.ui.links;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import java.awt.Window;
import java.awt.datatransfer.StringSelection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import net.miginfocom.swing.MigLayout;
import skysift.datalink.Link;
import skysift.datalink.ServiceForm;
import skysift.model.LinkModel;
import skysift.text.Texts;
import skysift.ui.shared.Escape;
import skysift.ui.shared.Tip;

/** A described service as a form: what may be set, what is wrong with it, the exact URL. */
final class CallDialog extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(CallDialog.class);

  private final transient LinkModel model;
  private final transient ServiceForm form;
  private final transient Map<String, JComponent> fields = new LinkedHashMap<>();
  private final JTextArea url = new JTextArea(4, 60);
  private final JButton copy = new JButton(TEXTS.get("copy"));
  private final JButton fetch = new JButton(TEXTS.get("choice.fetch"));
  private final JButton send = new JButton(TEXTS.get("call.send"));
  private final JButton browse = new JButton(TEXTS.get("browse"));

  /**
   * A form.
   *
   * @param fetches takes what the call gives, to be put onto the disk
   * @param runs takes what is given to a service that works through jobs
   * @param sends takes what the call gives, to be sent
   * @param opens takes the URL, to be opened in a browser
   */
  CallDialog(
      Window owner,
      LinkModel model,
      Link.ServiceCall call,
      Consumer<Link.Product> fetches,
      Consumer<ListMultimap<String, String>> runs,
      Consumer<Link.Product> sends,
      Consumer<String> opens) {
    super(owner, call.title());
    Escape.closes(this);
    this.model = model;
    this.form = model.form(call).orElseThrow();
    setName("call");
    setLayout(new MigLayout("insets 12, gap 6, wrap 3", "[][grow,fill][]", ""));
    JLabel about = label(call.description());
    add(about, "span 3, wmax 800");
    ImmutableListMultimap<String, String> suggested = model.suggested(form);
    for (ServiceForm.Parameter parameter : form.parameters()) {
      JLabel name = label(parameter.name());
      JComponent field = field(parameter, String.join(" ", suggested.get(parameter.name())));
      field.setName(parameter.name());
      name.setLabelFor(field);
      JLabel hint = label(parameter.hint());
      hint.setToolTipText(Tip.of(parameter.hint()));
      fields.put(parameter.name(), field);
      add(name);
      add(field, "w 260::");
      add(hint, "wmax 420");
    }
    url.setName("call url");
    url.setEditable(false);
    url.getAccessibleContext().setAccessibleName(TEXTS.get("column.url"));
    url.setLineWrap(true);
    add(url, "span 3, growx");
    copy.addActionListener(
        e ->
            getToolkit()
                .getSystemClipboard()
                .setContents(new StringSelection(url.getText()), null));
    BiConsumer<JButton, Runnable> closing =
        (button, action) ->
            button.addActionListener(
                e -> {
                  action.run();
                  dispose();
                });
    closing.accept(
        fetch,
        () -> {
          if (form.isAsync()) {
            runs.accept(given());
          } else {
            fetches.accept(call.result(url.getText()));
          }
        });
    closing.accept(send, () -> sends.accept(call.result(url.getText())));
    closing.accept(browse, () -> opens.accept(url.getText()));
    Stream.of(copy, browse, send, fetch)
        .forEach(button -> add(button, button == copy ? "span 3, split 4, right" : ""));
    getRootPane().setDefaultButton(fetch);
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    refresh();
    pack();
    setLocationRelativeTo(owner);
  }

  private static JLabel label(String text) {
    JLabel label = new JLabel(text);
    label.putClientProperty("html.disable", Boolean.TRUE);
    return label;
  }

  private JComponent field(ServiceForm.Parameter parameter, String suggested) {
    var options = parameter.alternatives().getFirst().options();
    if (!options.isEmpty()) {
      DefaultComboBoxModel<String> choices = new DefaultComboBoxModel<>();
      choices.addElement("");
      options.forEach(choices::addElement);
      JComboBox<String> box = new JComboBox<>(choices);
      box.setSelectedItem(parameter.preset());
      box.addActionListener(e -> refresh());
      return box;
    }
    JTextField text = new JTextField(suggested.isEmpty() ? parameter.preset() : suggested);
    text.getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent e) {
                refresh();
              }

              @Override
              public void removeUpdate(DocumentEvent e) {
                refresh();
              }

              @Override
              public void changedUpdate(DocumentEvent e) {
                refresh();
              }
            });
    return text;
  }

  private static String text(JComponent field) {
    return field instanceof JTextField text
        ? text.getText()
        : String.valueOf(((JComboBox<?>) field).getSelectedItem());
  }

  private ListMultimap<String, String> given() {
    ListMultimap<String, String> given = ArrayListMultimap.create();
    fields.forEach(
        (name, field) -> {
          if (!text(field).isBlank()) {
            given.put(name, text(field));
          }
        });
    return given;
  }

  /** The URL as it is now, or what is wrong; a service that works through jobs has none. */
  private void refresh() {
    boolean good = true;
    try {
      if (form.isAsync()) {
        model.check(form, given());
        url.setText(TEXTS.get("call.jobs"));
      } else {
        url.setText(model.url(form, given()));
      }
    } catch (IllegalArgumentException e) {
      url.setText("⚠ " + e.getMessage());
      good = false;
    }
    fetch.setEnabled(good);
    for (JButton button : new JButton[] {copy, send, browse}) {
      button.setEnabled(good && !form.isAsync());
    }
  }
}
