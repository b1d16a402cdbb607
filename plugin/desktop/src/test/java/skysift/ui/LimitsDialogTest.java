package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.find;
import static skysift.ui.OnScreen.onEventThread;

import java.awt.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.swing.AbstractButton;
import javax.swing.JComboBox;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.model.Filter;
import skysift.model.Session;

/** The form of limits in the real window on a real index. */
@NeedsDisplay
class LimitsDialogTest {
  private static final String TABLE =
      """
      obs_publisher_did,obs_id,obs_collection,dataproduct_type,calib_level,t_exptime,s_resolution,\
      access_estsize,data_rights
      ivo://x/1,a,C,image,1,10,0.05,100,public
      ivo://x/2,b,C,image,2,700,1.5,5000,public
      ivo://x/3,c,C,image,3,9000,,900000,proprietary
      ivo://x/4,d,C,image,3,,0.7,,public
      """;

  @TempDir private Path folder;
  private TableWindow shown;
  private Session session;
  private MainWindow window;

  @BeforeEach
  void open() throws Exception {
    shown = TableWindow.of(Files.writeString(folder.resolve("t.csv"), TABLE), 1200, 750);
    session = shown.session();
    window = shown.window();
    eventually("all", () -> found() == 4);
    onEventThread(
        () -> {
          Component link =
              find(
                  window.frame(),
                  c -> c instanceof AbstractButton b && "Limits…".equals(b.getText()));
          ((AbstractButton) link).doClick();
          return null;
        });
    eventually("counted", () -> box("limits rest t_exptime").getItemAt(1).equals("found too (1)"));
  }

  @AfterEach
  void close() throws Exception {
    shown.close();
  }

  @Test
  void limits_are_typed_with_their_units_and_taken_back_in_one_step() throws Exception {
    // WHEN
    does(
        () -> {
          field("limits t_exptime").setText("> 10 min");
          field("limits access_estsize").setText("1–10 MB");
          ask();
        });
    // THEN
    eventually("one", () -> found() == 1);
    then(chips()).contains("exposure time: ≥ 600 s", "size: 1–10 MB");
    // WHEN
    does(() -> session.search().undo());
    // THEN
    eventually("all again", () -> found() == 4);
    then(onEventThread(() -> field("limits t_exptime").getText())).isEmpty();
    // WHEN
    does(() -> session.search().redo());
    // THEN
    eventually("one again", () -> found() == 1);
    then(onEventThread(() -> field("limits access_estsize").getText())).isEqualTo("1–10 MB");
  }

  @Test
  void rows_without_a_value_can_be_added_or_be_the_only_ones() throws Exception {
    // WHEN
    does(
        () -> {
          field("limits s_resolution").setText("< 100 mas");
          box("limits rest s_resolution").setSelectedIndex(1);
          ask();
        });
    // THEN
    eventually("two", () -> found() == 2);
    then(chips()).contains("resolution: ≤ 100 mas or not stated");
    // WHEN
    does(
        () -> {
          box("limits rest s_resolution").setSelectedIndex(2);
          ask();
        });
    // THEN
    eventually("one", () -> found() == 1);
    then(chips()).contains("resolution: not stated");
    then(onEventThread(() -> field("limits s_resolution").isEnabled())).isFalse();
  }

  @Test
  void level_and_rights_are_asked_for_and_cleared() throws Exception {
    // WHEN
    does(
        () -> {
          box("limits level").setSelectedIndex(2);
          button("limits public").doClick();
          ask();
        });
    // THEN
    eventually("two", () -> found() == 2);
    then(chips()).contains("calibration level: ≥ 2", "rights: public");
    // WHEN
    does(() -> button("limits clear").doClick());
    // THEN
    eventually("all", () -> found() == 4);
    then(onEventThread(() -> box("limits level").getSelectedIndex())).isZero();
  }

  @Test
  void what_cannot_be_read_is_named_and_nothing_is_asked() throws Exception {
    // WHEN
    does(
        () -> {
          field("limits t_exptime").setText("> 5 parsec");
          field("limits s_fov").setText("< 1 deg");
          ask();
        });
    // THEN
    then(onEventThread(() -> ((JLabel) find(dialog(), "limits fault")).getText()))
        .startsWith("⚠")
        .contains("parsec");
    then(onEventThread(() -> session.search().request().columns())).isEmpty();
  }

  @Test
  void escape_closes_the_form_and_its_key_opens_it_again() throws Exception {
    // WHEN
    does(
        () ->
            dialog()
                .getRootPane()
                .getActionForKeyStroke(KeyStroke.getKeyStroke("ESCAPE"))
                .actionPerformed(null));
    // THEN
    eventually("closed", () -> DemoWindow.dialog("limits").isEmpty());
    // WHEN
    does(
        () -> {
          var search = window.frame().getJMenuBar().getMenu(1);
          for (Component item : search.getMenuComponents()) {
            if (item instanceof AbstractButton button && button.getText().startsWith("Limits")) {
              button.doClick();
            }
          }
        });
    // THEN
    eventually("open", () -> DemoWindow.dialog("limits").isPresent());
  }

  private interface Deed {
    void perform() throws Exception;
  }

  private static void does(Deed deed) throws Exception {
    onEventThread(
        (Callable<Void>)
            () -> {
              deed.perform();
              return null;
            });
  }

  private void ask() {
    button("limits ask").doClick();
  }

  private long found() {
    return session.search().result().map(result -> result.total().datasets()).orElse(-1L);
  }

  private List<String> chips() throws Exception {
    return onEventThread(
        () -> Filter.of(session.search().request()).stream().map(Filter::text).toList());
  }

  private static JDialog dialog() {
    return DemoWindow.dialog("limits").orElseThrow();
  }

  private static JTextField field(String name) {
    return (JTextField) find(dialog(), name);
  }

  @SuppressWarnings("unchecked")
  private static JComboBox<String> box(String name) {
    return (JComboBox<String>) find(dialog(), name);
  }

  private static AbstractButton button(String name) {
    return (AbstractButton) find(dialog(), name);
  }
}
