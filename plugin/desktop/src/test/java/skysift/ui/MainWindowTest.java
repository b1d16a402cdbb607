package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.onEventThread;

import java.awt.Component;
import java.awt.Container;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.Transferable;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.MenuSelectionManager;
import javax.swing.TransferHandler;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.model.Session;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.samp.MemoryHub;
import skysift.samp.Payload;
import skysift.search.Sort;

/** The real window on a real index, driven as a user drives it. */
@NeedsDisplay
class MainWindowTest {
  private static final String TABLE =
      """
      obs_publisher_did,obs_id,obs_collection,facility_name,target_name,dataproduct_type,\
      calib_level,s_ra,s_dec,access_url,access_format
      ivo://x/1,a1,HST,HST,<html><b>M 51,image,2,202.47,47.19,http://127.0.0.1:9/1.fits,image/fits
      ivo://x/2,a1,HST,HST,M 51,image,3,202.47,47.19,http://127.0.0.1:9/2.fits,image/fits
      ivo://x/3,a1,HST,HST,M 51,image,3,202.47,47.19,http://127.0.0.1:9/2.jpg,image/jpeg
      ivo://x/4,b1,XMM,XMM,Crab,event,2,83.63,22.01,http://127.0.0.1:9/3.fits,image/fits
      """;

  @TempDir private Path folder;
  private TableWindow shown;
  private MemoryHub hub;
  private Session session;
  private MainWindow window;

  @BeforeEach
  void open() throws Exception {
    shown = TableWindow.of(Files.writeString(folder.resolve("t.csv"), TABLE), 1200, 750);
    hub = shown.hub();
    session = shown.session();
    window = shown.window();
  }

  @AfterEach
  void close() throws Exception {
    shown.close();
  }

  @Test
  void a_session_starts_without_previews_and_says_so_with_a_chip() throws Exception {
    eventually("totals", () -> text("totals").startsWith("2 observations · 3 datasets of 4"));
    then(onEventThread(() -> button("role: product, package"))).isPresent();
  }

  @Test
  void a_click_on_a_facet_value_narrows_the_results_and_undo_brings_them_back() throws Exception {
    eventually("two rows", () -> table("results").getRowCount() == 2);
    // WHEN
    clickFacet("XMM-Newton");
    // THEN
    eventually("one row", () -> table("results").getRowCount() == 1);
    then(onEventThread(() -> button("facility: XMM-Newton"))).isPresent();
    onEventThread(
        () -> {
          session.search().undo();
          return null;
        });
    eventually("two rows again", () -> table("results").getRowCount() == 2);
  }

  @Test
  void removing_the_role_chip_shows_the_previews() throws Exception {
    eventually("chip", () -> button("role: product, package").isPresent());
    // WHEN
    onEventThread(
        () -> {
          button("role: product, package").orElseThrow().doClick();
          return null;
        });
    // THEN
    eventually("all datasets", () -> text("totals").contains("· 4 datasets of 4"));
  }

  @Test
  void an_observation_opens_to_its_datasets_and_shows_the_link_of_a_file() throws Exception {
    eventually("two rows", () -> table("results").getRowCount() == 2);
    // WHEN
    int row = onEventThread(() -> rowOf("results", "HST"));
    click(table("results"), table("results").getCellRect(row, 0, true), 10);
    // THEN
    eventually("open", () -> table("results").getRowCount() == 4);
    eventually("link", () -> table("links").getRowCount() == 1);
    then(onEventThread(() -> table("links").getValueAt(0, 0))).isEqualTo("#this");
    then(onEventThread(() -> rowOf("results", "<html><b>M 51"))).isNotNegative();
  }

  @Test
  void a_dataset_that_two_archives_have_is_one_line_with_both() throws Exception {
    // GIVEN
    eventually("two rows", () -> table("results").getRowCount() == 2);
    Path other = folder.resolve("other.csv");
    Files.writeString(
        other,
        """
        obs_publisher_did,obs_id,obs_collection,facility_name,dataproduct_type,calib_level,\
        access_url,access_format
        ivo://y/2,a1,HST,HST,image,3,http://127.0.0.1:9/mirror/2.fits,image/fits
        """);
    // WHEN
    onEventThread(
        () -> {
          session.harvest().importTable(other.toString());
          return null;
        });
    eventually("third dataset", () -> table("results").getValueAt(0, 2).equals("image ×3"));
    click(table("results"), table("results").getCellRect(0, 0, true), 10);
    // THEN
    eventually("open", () -> table("results").getRowCount() == 4);
    int line = onEventThread(() -> rowOf("results", "image (2 copies)"));
    then(line).isPositive();
    JTable results = table("results");
    int archives = onEventThread(() -> results.getColumnModel().getColumnIndex("ARCHIVES"));
    then(onEventThread(() -> results.getValueAt(line, archives))).isEqualTo("TEST, other");
  }

  @Test
  void typing_a_cone_narrows_and_a_wrong_one_is_marked() throws Exception {
    eventually("two rows", () -> table("results").getRowCount() == 2);
    // WHEN
    type("cone", "202.47 47.19 0.1");
    // THEN
    eventually("one row", () -> table("results").getRowCount() == 1);
    type("cone", "over there");
    JTextField cone = (JTextField) named("cone").orElseThrow();
    then(onEventThread(() -> cone.getClientProperty("JComponent.outline"))).isEqualTo("error");
    String tip = onEventThread(() -> cone.getToolTipText());
    then(tip).contains("over there");
  }

  @Test
  void an_answer_does_not_take_away_what_is_being_typed() throws Exception {
    eventually("two rows", () -> table("results").getRowCount() == 2);
    JTextField cone = (JTextField) named("cone").orElseThrow();
    onEventThread(
        () -> {
          cone.setText("202.4");
          return null;
        });
    // WHEN
    type("text", "Crab");
    // THEN
    eventually("one row", () -> table("results").getRowCount() == 1);
    String typed = onEventThread(cone::getText);
    then(typed).isEqualTo("202.4");
  }

  @Test
  void where_nothing_matches_a_click_drops_the_filter_to_blame() throws Exception {
    eventually("two rows", () -> table("results").getRowCount() == 2);
    type("text", "nosuchthing");
    // WHEN
    eventually("way out", () -> button("Remove text: nosuchthing (2)").isPresent());
    onEventThread(
        () -> {
          button("Remove text: nosuchthing").orElseThrow().doClick();
          return null;
        });
    // THEN
    eventually("two rows again", () -> table("results").getRowCount() == 2);
    then(onEventThread(() -> named("text").map(f -> ((JTextField) f).getText()))).hasValue("");
  }

  @Test
  void the_chosen_rows_are_copied_as_shown_with_tabs_between() throws Exception {
    eventually("two rows", () -> table("results").getRowCount() == 2);
    // WHEN
    Object copied =
        onEventThread(
            () -> {
              JTable table = table("results");
              table.setRowSelectionInterval(0, 1);
              table
                  .getActionMap()
                  .get("copy")
                  .actionPerformed(new ActionEvent(table, ActionEvent.ACTION_PERFORMED, "copy"));
              return table.getToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor);
            });
    // THEN
    then(copied.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.split("\t", -1).length == table("results").getColumnCount())
        .anyMatch(line -> line.startsWith("Crab\tXMM-Newton\tevent\t"));
  }

  @Test
  void a_file_dropped_anywhere_goes_to_the_window() throws Exception {
    for (String name : new String[] {"results", "links", "facets", "text", "cone"}) {
      then(onEventThread(() -> named(name).orElseThrow().getDropTarget())).as(name).isNull();
    }
    then(onEventThread(() -> window.frame().getRootPane().getDropTarget())).isNotNull();
  }

  @Test
  void a_row_let_go_over_its_own_window_is_not_read_in_again() throws Exception {
    eventually("two rows", () -> table("results").getRowCount() == 2);
    Clipboard held = new Clipboard("dragged");
    // WHEN
    onEventThread(
        () -> {
          JTable table = table("results");
          table.setRowSelectionInterval(0, 0);
          table.getTransferHandler().exportToClipboard(table, held, TransferHandler.COPY);
          return null;
        });
    // THEN
    then(held.isDataFlavorAvailable(DataFlavor.stringFlavor)).isTrue();
    then(takes(held.getContents(null))).isFalse();
    then(takes(new StringSelection("http://127.0.0.1:9/1.fits"))).as("a drop").isTrue();
  }

  private boolean takes(Transferable dropped) throws Exception {
    return onEventThread(
        () -> {
          JRootPane root = window.frame().getRootPane();
          return root.getTransferHandler()
              .canImport(new TransferHandler.TransferSupport(root, dropped));
        });
  }

  @Test
  void a_peer_appears_and_is_sent_the_chosen_rows() throws Exception {
    // GIVEN
    eventually("two rows", () -> table("results").getRowCount() == 2);
    var peer = hub.recordingPeer("Listener", "table.load.votable");
    // WHEN
    eventually("peer", () -> button("Listener").isPresent());
    // a program registers first and says what it takes a moment later
    eventually(
        "takes tables",
        () -> session.peers().peers().stream().allMatch(p -> p.takes(Payload.Table.class)));
    onEventThread(
        () -> {
          table("results").setRowSelectionInterval(0, 1);
          session.peers().sendTable(session.peers().peers(), session.selection().selected());
          return null;
        });
    // THEN
    eventually("delivery", () -> text("message").startsWith("Listener: confirmed"));
    then(peer.received()).hasSize(1);
  }

  @Test
  void a_key_sends_what_is_chosen_now_as_the_last_time() throws Exception {
    // GIVEN a table was sent by the program's menu
    eventually("two rows", () -> table("results").getRowCount() == 2);
    var peer = hub.recordingPeer("Listener", "table.load.votable");
    eventually(
        "takes tables",
        () -> session.peers().peers().stream().anyMatch(p -> p.takes(Payload.Table.class)));
    JPanel bar = (JPanel) named("peers").orElseThrow();
    onEventThread(
        () -> {
          table("results").setRowSelectionInterval(0, 1);
          button("Listener").orElseThrow().doClick();
          JMenuItem send =
              (JMenuItem)
                  MenuSelectionManager.defaultManager().getSelectedPath()[0].getSubElements()[0];
          MenuSelectionManager.defaultManager().clearSelectedPath();
          send.doClick();
          return null;
        });
    String first = (String) peer.next().params().get("url");
    eventually("delivery", () -> text("message").startsWith("Listener: confirmed"));
    // WHEN
    onEventThread(
        () -> {
          table("results").setRowSelectionInterval(1, 1);
          KeyStroke again = KeyStroke.getKeyStroke("ctrl ENTER");
          bar.getActionForKeyStroke(again)
              .actionPerformed(new ActionEvent(this, ActionEvent.ACTION_PERFORMED, "again"));
          return null;
        });
    // THEN
    var second = peer.next();
    then(second.mtype()).isEqualTo("table.load.votable");
    then(second.params().get("url")).isNotEqualTo(first);
  }

  @Test
  void the_name_of_a_program_is_text_also_where_it_looks_like_html() throws Exception {
    // GIVEN
    eventually("two rows", () -> table("results").getRowCount() == 2);
    var evil = hub.recordingPeer("<html><img src='http://127.0.0.1:9/'>", "table.load.votable");
    eventually(
        "takes tables",
        () -> session.peers().peers().stream().anyMatch(p -> p.takes(Payload.Table.class)));
    // WHEN
    evil.tell("Skysift", new Payload.SkyPoint(83.63, 22.01));
    onEventThread(
        () -> {
          table("results").setRowSelectionInterval(0, 1);
          session.peers().sendTable(session.peers().peers(), session.selection().selected());
          return null;
        });
    // THEN
    eventually("notice", () -> text("notice text").startsWith("<html>"));
    eventually("delivery", () -> text("message").startsWith("<html>"));
    for (String name : List.of("notice text", "message")) {
      String tip = onEventThread(() -> ((JLabel) named(name).orElseThrow()).getToolTipText());
      then(tip).contains("<html>");
      then(BasicHTML.isHTMLString(tip)).as(name).isFalse();
    }
  }

  @Test
  void what_another_program_selects_is_marked_through_sort_and_facet() throws Exception {
    // GIVEN a table that was sent, then other results: sorted the other way, and a facet on
    eventually("two rows", () -> table("results").getRowCount() == 2);
    var aladin = hub.recordingPeer("Aladin", "table.load.votable");
    eventually(
        "takes tables",
        () -> session.peers().peers().stream().anyMatch(p -> p.takes(Payload.Table.class)));
    onEventThread(
        () -> {
          table("results").setRowSelectionInterval(0, 1);
          session.peers().sendTable(session.peers().peers(), session.selection().selected());
          return null;
        });
    var sent = aladin.next().params();
    List<Dataset> rows = onEventThread(() -> session.selection().selected());
    int level3 = rows.indexOf(with(rows, "http://127.0.0.1:9/2.fits"));
    int crab = rows.indexOf(with(rows, "http://127.0.0.1:9/3.fits"));
    onEventThread(
        () -> {
          session.search().change(r -> r.withSort(new Sort(ObsCoreColumn.TARGET_NAME, true)));
          return null;
        });
    clickFacet("HST");
    eventually("one row", () -> table("results").getRowCount() == 1);
    // WHEN
    var selected =
        new Payload.RowSelection(
            (String) sent.get("table-id"), null, List.of((long) level3, (long) crab));
    then(aladin.tell("Skysift", selected)).isEqualTo("ok");
    // THEN exactly these are chosen; of the two datasets of the observation just the one is marked
    eventually("notice", () -> text("notice text").startsWith("Aladin selected 2 rows of Skysift"));
    then(onEventThread(() -> text("notice text"))).endsWith("; 1 hidden by filters");
    then(onEventThread(() -> session.selection().selected()))
        .containsExactly(rows.get(level3), rows.get(crab));
    int line = onEventThread(() -> table("results").getSelectedRow());
    then(onEventThread(() -> table("results").getSelectedRowCount())).isEqualTo(1);
    then(onEventThread(() -> table("results").getValueAt(line, 3))).isEqualTo("3");
    // WHEN the hidden ones are asked for
    onEventThread(
        () -> {
          button("Without other filters").orElseThrow().doClick();
          return null;
        });
    // THEN
    eventually("both", () -> text("totals").startsWith("2 observations · 2 datasets of 4"));
    then(onEventThread(() -> button("2 rows: Aladin"))).isPresent();
    eventually("both marked", () -> table("results").getSelectedRowCount() == 2);
    // WHEN the user chooses a row here
    onEventThread(
        () -> {
          table("results").setRowSelectionInterval(0, 0);
          return null;
        });
    // THEN it is the user's choice again
    then(onEventThread(() -> session.selection().outside())).isFalse();
    then(onEventThread(() -> session.selection().selected())).hasSize(1);
  }

  private static Dataset with(List<Dataset> rows, String url) {
    return rows.stream()
        .filter(d -> d.access().orElseThrow().url().equals(url))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_file_that_a_stranger_names_is_read_when_the_user_says_so() throws Exception {
    // GIVEN
    Path more = folder.resolve("more.csv");
    Files.writeString(more, "obs_id,target_name\nn1,New\n");
    var stranger = hub.recordingPeer("stranger");
    var table = new Payload.Table(more.toUri(), "t1", "More");
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      // WHEN
      Future<String> answer = threads.submit(() -> stranger.tell("Skysift", table));
      eventually("question", () -> text("notice text").contains("wants Skysift to read the file"));
      onEventThread(
          () -> {
            button("Read it").orElseThrow().doClick();
            return null;
          });
      // THEN
      then(answer.get()).isEqualTo("ok");
    }
    eventually("imported", () -> text("totals").contains("of 5"));
    then(onEventThread(() -> session.log().text()))
        .contains("from\tstranger", "table.load.votable\tdone");
  }

  @Test
  void a_position_that_is_pointed_at_can_be_searched() throws Exception {
    // GIVEN
    eventually("two rows", () -> table("results").getRowCount() == 2);
    var aladin = hub.recordingPeer("Aladin");
    // WHEN
    aladin.tell("Skysift", new Payload.SkyPoint(83.63, 22.01));
    eventually("notice", () -> text("notice text").startsWith("Aladin points at 83.63000 +22.01"));
    then(onEventThread(() -> table("results").getRowCount())).as("nothing is changed").isEqualTo(2);
    onEventThread(
        () -> {
          button("Search here").orElseThrow().doClick();
          return null;
        });
    // THEN
    eventually("one row", () -> table("results").getRowCount() == 1);
    then(onEventThread(() -> button("cone: 83.63000 +22.01000 r 0.1"))).isPresent();
  }

  @Test
  void following_takes_the_others_along_but_not_those_who_led() throws Exception {
    // GIVEN a program that repeats every row that it hears of
    eventually("two rows", () -> table("results").getRowCount() == 2);
    var parrot =
        hub.recordingPeer(
            "parrot", "table.load.votable", "table.highlight.row", "coord.pointAt.sky");
    eventually(
        "takes rows",
        () -> session.peers().peers().stream().anyMatch(p -> p.takes(Payload.RowHighlight.class)));
    onEventThread(
        () -> {
          table("results").setRowSelectionInterval(0, 1);
          session.peers().sendTable(session.peers().peers(), session.selection().selected());
          return null;
        });
    String id = (String) parrot.next().params().get("table-id");
    eventually("delivery", () -> text("message").startsWith("parrot: confirmed"));
    List<Dataset> rows = onEventThread(() -> session.selection().selected());
    // WHEN
    onEventThread(
        () -> {
          table("results").setRowSelectionInterval(1, 1);
          session.follow().follow(true, true, false);
          return null;
        });
    // THEN the row is pointed out and the position pointed at
    Dataset second = onEventThread(() -> session.selection().first().orElseThrow());
    then(parrot.next().params())
        .containsEntry("table-id", id)
        .containsEntry("row", String.valueOf(rows.indexOf(second)));
    then(parrot.next().mtype()).isEqualTo("coord.pointAt.sky");
    // WHEN it leads
    long other = rows.indexOf(second) == 0 ? 1 : 0;
    int heard = parrot.received().size();
    then(parrot.tell("Skysift", new Payload.RowHighlight(id, null, other))).isEqualTo("ok");
    // THEN it is followed, and not told its own row
    eventually(
        "followed", () -> session.selection().first().equals(Optional.of(rows.get((int) other))));
    then(onEventThread(() -> session.selection().outside())).isTrue();
    then(parrot.received()).hasSize(heard);
  }

  @Test
  void a_table_that_cannot_be_read_is_told_in_the_status_line() throws Exception {
    // WHEN
    readDamagedTable();
    // THEN
    eventually("message", () -> text("message").contains("bad.xml"));
  }

  private void readDamagedTable() throws Exception {
    Path bad = Files.writeString(folder.resolve("bad.xml"), "");
    onEventThread(
        () -> {
          session.harvest().importTable(bad.toString());
          return null;
        });
  }

  @Test
  void what_other_models_have_to_say_does_not_wipe_what_is_shown() throws Exception {
    // GIVEN
    readDamagedTable();
    eventually("message", () -> text("message").contains("bad.xml"));
    // WHEN
    onEventThread(
        () -> {
          session.regions().cancel();
          return null;
        });
    // THEN
    then(onEventThread(() -> text("message"))).contains("bad.xml");
    // WHEN
    onEventThread(
        () -> {
          session.regions().map(folder.resolve("none.moc"));
          return null;
        });
    eventually("told", () -> text("message").startsWith("⚠") && text("message").contains("none"));
    onEventThread(
        () -> {
          session.regions().cancel();
          return null;
        });
    // THEN
    then(onEventThread(() -> text("message"))).isBlank();
  }

  @Test
  void a_window_remembered_from_a_screen_that_is_gone_can_be_reached() throws Exception {
    Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    for (String before :
        List.of("9000,9000,1200,800", "-3000,10,1200,800", "99999999999999999999,0,800,600")) {
      // GIVEN
      session.remember("window", before);
      // WHEN
      Rectangle bounds =
          onEventThread(
              () -> {
                MainWindow other = new MainWindow(session);
                other.frame().dispose();
                return other.frame().getBounds();
              });
      // THEN
      then(screen.intersects(bounds)).as(before + " is now " + bounds).isTrue();
    }
  }

  @Test
  void text_grows_by_the_keys_that_keyboards_have_for_plus() throws Exception {
    for (String key : List.of("ctrl EQUALS", "ctrl shift EQUALS", "ctrl ADD")) {
      int before = onEventThread(Theme::fontSize);
      press(key);
      int after = onEventThread(Theme::fontSize);
      then(after).as(key).isEqualTo(before + 1);
      press("ctrl SUBTRACT");
    }
  }

  @Test
  void what_is_painted_grows_with_the_texts() throws Exception {
    // GIVEN
    Component chart = named("histogram time").orElseThrow();
    JList<?> facets = (JList<?>) named("facets").orElseThrow();
    eventually("facets", () -> facetIndex(facets, "image") >= 0);
    int before = onEventThread(() -> chart.getPreferredSize().height);
    int line = onEventThread(() -> facets.getCellBounds(0, 0).height);
    try {
      // WHEN
      onEventThread(
          () -> {
            Theme.useFontSize(2 * Theme.fontSize());
            return null;
          });
      // THEN
      then(onEventThread(() -> chart.getPreferredSize().height)).isGreaterThan(before * 3 / 2);
      then(onEventThread(() -> facets.getCellBounds(0, 0).height)).isGreaterThan(line * 3 / 2);
    } finally {
      onEventThread(
          () -> {
            Theme.useFontSize(0);
            return null;
          });
    }
  }

  private void press(String key) throws Exception {
    onEventThread(
        () -> {
          window
              .frame()
              .getRootPane()
              .getActionForKeyStroke(KeyStroke.getKeyStroke(key))
              .actionPerformed(new ActionEvent(this, ActionEvent.ACTION_PERFORMED, key));
          return null;
        });
  }

  private void clickFacet(String value) throws Exception {
    JList<?> list = (JList<?>) named("facets").orElseThrow();
    eventually("facet " + value, () -> facetIndex(list, value) >= 0);
    Rectangle cell =
        onEventThread(
            () -> {
              int index = facetIndex(list, value);
              list.ensureIndexIsVisible(index);
              return list.getCellBounds(index, index);
            });
    click(list, cell, 12);
  }

  private static int facetIndex(JList<?> list, String value) {
    for (int i = 0; i < list.getModel().getSize(); i++) {
      if (list.getModel().getElementAt(i).toString().contains("value=" + value + ",")) {
        return i;
      }
    }
    return -1;
  }

  private static void click(Component target, Rectangle cell, int x) throws Exception {
    onEventThread(
        () -> {
          for (int id : new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED}) {
            target.dispatchEvent(
                new MouseEvent(
                    target,
                    id,
                    System.currentTimeMillis(),
                    InputEvent.BUTTON1_DOWN_MASK,
                    cell.x + x,
                    cell.y + cell.height / 2,
                    1,
                    false,
                    MouseEvent.BUTTON1));
          }
          return null;
        });
  }

  private void type(String field, String text) throws Exception {
    onEventThread(
        () -> {
          JTextField typed = (JTextField) named(field).orElseThrow();
          typed.setText(text);
          typed.postActionEvent();
          return null;
        });
  }

  private JTable table(String name) {
    return (JTable) named(name).orElseThrow();
  }

  private int rowOf(String name, String text) {
    JTable table = table(name);
    for (int row = 0; row < table.getRowCount(); row++) {
      for (int column = 0; column < table.getColumnCount(); column++) {
        if (table.getValueAt(row, column).toString().startsWith(text)) {
          return row;
        }
      }
    }
    return -1;
  }

  private String text(String name) {
    return named(name).map(label -> ((JLabel) label).getText()).orElse("");
  }

  private Optional<Component> named(String name) {
    return find(window.frame(), c -> name.equals(c.getName()));
  }

  private Optional<AbstractButton> button(String text) {
    return find(window.frame(), c -> c instanceof AbstractButton b && b.getText().startsWith(text))
        .map(AbstractButton.class::cast);
  }

  private static Optional<Component> find(Container container, Predicate<Component> wanted) {
    return Optional.ofNullable(OnScreen.find(container, wanted));
  }

  private void eventually(String what, Callable<Boolean> holds) throws Exception {
    OnScreen.eventually(what, holds, () -> text("message"));
  }
}
