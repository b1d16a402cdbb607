package skysift.ui.results;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.find;
import static skysift.ui.OnScreen.onEventThread;

import com.formdev.flatlaf.FlatLightLaf;
import com.google.common.collect.ImmutableList;
import java.awt.Color;
import java.awt.Component;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.LookAndFeel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import javax.swing.plaf.FontUIResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.model.BackgroundTasks;
import skysift.model.Memory;
import skysift.model.RowsModel;
import skysift.model.SearchModel;
import skysift.model.SelectionModel;
import skysift.model.Session;
import skysift.model.Tasks;
import skysift.model.ThumbnailModel;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;
import skysift.samp.MemoryHub;
import skysift.search.Facet;
import skysift.search.Hit;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.ui.NeedsDisplay;
import skysift.ui.OnScreen;

/** Many thousand rows in a real window. */
@NeedsDisplay
class ResultPanelTest {
  private static final int ROWS = 6_000;

  @TempDir private Path folder;
  private MemoryHub hub;
  private Skysift skysift;
  private Session session;
  private DatasetIndex index;
  private Tasks tasks;
  private SearchModel search;
  private SelectionModel selection;
  private Memory memory;
  private ResultPanel panel;
  private final Map<String, Path> pictures = new ConcurrentHashMap<>();
  private JFrame frame;

  @BeforeEach
  void open() throws Exception {
    hub = MemoryHub.start();
    skysift = Skysift.open(new Workspace(folder.resolve("ws")), hub.client("Skysift"));
    session = Session.open(skysift, SwingUtilities::invokeLater);
    memory = session.memory();
    index = DatasetIndex.inMemory(Grouping.builtIn());
    List<Dataset> made = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      made.add(dataset("A").obsId("o" + i).target("t%04d".formatted(i)).level(1).build());
    }
    made.add(dataset("A").obsId("o3000").did("ivo://x/more").target("t3000").level(3).build());
    try (var writing = index.beginWriting()) {
      writing.add(made);
      writing.commit();
    }
    tasks = new BackgroundTasks(SwingUtilities::invokeLater);
    search = new SearchModel(index, tasks);
    selection = new SelectionModel(OnScreen::nothingBehind, tasks);
    show();
  }

  private void show() throws Exception {
    frame =
        onEventThread(
            () -> {
              panel =
                  new ResultPanel(
                      search,
                      new RowsModel(index, search, tasks),
                      selection,
                      memory,
                      same ->
                          same.stream()
                              .map(ImmutableList::of)
                              .collect(ImmutableList.toImmutableList()),
                      session.groups(),
                      new ThumbnailModel(this::picture, tasks),
                      () -> {},
                      () -> {});
              JFrame made = new JFrame();
              made.add(panel);
              made.setSize(900, 500);
              made.setVisible(true);
              search.change(
                  r ->
                      SearchRequest.everything()
                          .withSort(new Sort(ObsCoreColumn.TARGET_NAME, false)));
              search.refresh();
              return made;
            });
    eventually("rows", () -> table().getRowCount() == ROWS && shown(0).equals("t0000"));
  }

  @AfterEach
  void close() throws Exception {
    onEventThread(
        () -> {
          frame.dispose();
          return null;
        });
    tasks.close();
    index.close();
    session.close();
    hub.close();
  }

  @Test
  void rows_far_down_come_when_they_are_scrolled_to() throws Exception {
    // WHEN
    String before =
        onEventThread(
            () -> {
              table().scrollRectToVisible(table().getCellRect(ROWS - 1, 0, true));
              return shown(ROWS - 1);
            });
    // THEN
    then(before).isEqualTo("…");
    eventually("last row", () -> shown(ROWS - 1).equals("t5999"));
  }

  @Test
  void what_is_chosen_elsewhere_is_scrolled_to_and_opened_wherever_it_is() throws Exception {
    // GIVEN one of two datasets of an observation in the middle of the list
    Dataset meant =
        index.search(SearchRequest.everything().withText("ivo://x/more")).hits().get(0).best();
    // WHEN
    onEventThread(
        () -> {
          selection.pick(List.of(meant));
          return null;
        });
    // THEN
    eventually("marked", () -> table().getSelectedRowCount() == 1);
    int line = onEventThread(() -> table().getSelectedRow());
    then(line).isBetween(3_001, 3_002);
    then(onEventThread(
            () -> table().getVisibleRect().intersects(table().getCellRect(line, 0, true))))
        .isTrue();
    then(onEventThread(() -> table().getValueAt(line, 3))).isEqualTo("3");
    // WHEN the order is another one
    onEventThread(
        () -> {
          search.change(r -> r.withSort(new Sort(ObsCoreColumn.TARGET_NAME, true)));
          return null;
        });
    // THEN it is found again
    eventually("marked again", () -> table().getSelectedRow() > 2_990 && shown(0).equals("t5999"));
    then(onEventThread(() -> selection.selected())).containsExactly(meant);
  }

  @Test
  void rows_that_are_not_here_yet_can_be_chosen_at_once_but_not_all_of_too_many() throws Exception {
    // WHEN
    onEventThread(
        () -> {
          table().selectAll();
          return null;
        });
    // THEN
    eventually("chosen", () -> selection.selected().size() == 5_001);
    then(onEventThread(() -> note())).contains("5,000 of 6,000");
  }

  @Test
  void a_dataset_chosen_with_a_row_that_is_not_here_yet_stays_that_dataset() throws Exception {
    // GIVEN
    openTheOneOfTwoDatasets();
    // WHEN
    String far =
        onEventThread(
            () -> {
              String text = shown(5_900);
              table().setRowSelectionInterval(3_001, 3_001);
              table().addRowSelectionInterval(5_900, 5_900);
              return text;
            });
    // THEN
    then(far).isEqualTo("…");
    eventually("both", () -> selection.selected().size() > 1);
    then(onEventThread(() -> selection.selected()))
        .extracting(dataset -> dataset.text(ObsCoreColumn.TARGET_NAME).orElseThrow())
        .containsExactly("t3000", "t5898");
  }

  @Test
  void a_click_on_a_heading_sorts_and_another_turns_the_order() throws Exception {
    // WHEN
    clickHeading(0);
    // THEN
    eventually("turned", () -> shown(0).equals("t5999"));
    clickHeading(0);
    eventually("turned back", () -> shown(0).equals("t0000"));
  }

  @Test
  void columns_are_chosen_and_remembered_and_so_is_how_values_are_written() throws Exception {
    // GIVEN
    onEventThread(
        () -> {
          choose("Observation");
          choose("Rights");
          choose("Times as MJD");
          table().moveColumn(0, 2);
          panel.remember();
          frame.dispose();
          return null;
        });
    // WHEN
    show();
    // THEN
    List<String> titles =
        onEventThread(
            () ->
                IntStream.range(0, table().getColumnCount())
                    .mapToObj(
                        i -> table().getColumnModel().getColumn(i).getHeaderValue().toString())
                    .toList());
    then(titles).startsWith("Facility / instrument", "Type", "Target").contains("Observation");
    then(titles).doesNotContain("Rights");
    then(memory.get("results.mjd", "")).isEqualTo("true");
  }

  private void choose(String item) {
    ResultHeader header = (ResultHeader) table().getTableHeader();
    for (Component child : header.menu().getComponents()) {
      if (child instanceof JCheckBoxMenuItem box && box.getText().startsWith(item)) {
        box.doClick();
        return;
      }
    }
    throw new AssertionError("no " + item);
  }

  private void clickHeading(int column) throws Exception {
    onEventThread(
        () -> {
          var header = table().getTableHeader();
          var cell = header.getHeaderRect(column);
          header.dispatchEvent(
              new MouseEvent(
                  header,
                  MouseEvent.MOUSE_CLICKED,
                  0,
                  InputEvent.BUTTON1_DOWN_MASK,
                  cell.x + 30,
                  cell.y + 5,
                  1,
                  false,
                  MouseEvent.BUTTON1));
          return null;
        });
  }

  private Optional<Path> picture(Optional<ObservationKey> observation, List<Dataset> datasets)
      throws IOException {
    String id = datasets.get(0).observationId().get(0);
    if (id.equals("o1")) {
      throw new IOException("archive.org answers with HTTP status 503");
    }
    return Optional.ofNullable(pictures.get(id));
  }

  @Test
  void previews_are_shown_of_rows_in_view_only_while_they_are_wanted() throws Exception {
    // GIVEN pictures of the first and of a row far down
    for (String id : List.of("o0", "o4000")) {
      Path file = folder.resolve(id + ".png");
      BufferedImage red = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
      Graphics g = red.createGraphics();
      g.setColor(Color.RED);
      g.fillRect(0, 0, 300, 300);
      g.dispose();
      ImageIO.write(red, "png", file.toFile());
      pictures.put(id, file);
    }
    int low = onEventThread(() -> table().getRowHeight());
    // WHEN
    turn(0);
    // THEN
    then(onEventThread(() -> table().getRowHeight())).isGreaterThan(low);
    eventually("words", () -> preview(0).equals("has a preview"));
    eventually("fault", () -> preview(1).equals("⚠ archive.org answers with HTTP status 503"));
    eventually("none", () -> preview(2).equals("no preview"));
    eventually("red", () -> colourOfCell(0) == Color.RED.getRGB());
    then(onEventThread(() -> tipOfCell(1))).contains("503");
    then(onEventThread(() -> preview(4_000))).isEmpty();
    // WHEN
    onEventThread(
        () -> {
          table().scrollRectToVisible(table().getCellRect(4_000, 0, true));
          return null;
        });
    // THEN
    eventually("far down", () -> preview(4_000).equals("has a preview"));
    // WHEN it is turned off, the window is closed, and another is opened
    turn(0);
    then(onEventThread(() -> table().getRowHeight())).isEqualTo(low);
    turn(0);
    onEventThread(
        () -> {
          panel.remember();
          frame.dispose();
          return null;
        });
    show();
    // THEN nobody is asked before the user says so again
    then(onEventThread(() -> table().getRowHeight())).isEqualTo(low);
    then(onEventThread(() -> preview(0))).isEmpty();
  }

  @Test
  void rows_stay_high_enough_for_previews_when_the_look_of_texts_changes() throws Exception {
    // GIVEN
    turn(0);
    int high = onEventThread(() -> table().getRowHeight());
    // WHEN
    onEventThread(
        () -> {
          SwingUtilities.updateComponentTreeUI(frame);
          return null;
        });
    // THEN
    then(onEventThread(() -> table().getRowHeight())).isEqualTo(high);
  }

  @Test
  void previews_and_badges_grow_with_the_texts() throws Exception {
    // GIVEN
    turn(0);
    int row = onEventThread(() -> table().getRowHeight());
    int column = onEventThread(() -> table().getColumnModel().getColumn(0).getPreferredWidth());
    int badge = onEventThread(ResultPanelTest::widthOfABadge);
    LookAndFeel before = onEventThread(UIManager::getLookAndFeel);
    try {
      // WHEN
      onEventThread(
          () -> {
            FlatLightLaf.setup();
            Font font = UIManager.getFont("Label.font");
            UIManager.put("defaultFont", new FontUIResource(font.deriveFont(2 * font.getSize2D())));
            SwingUtilities.updateComponentTreeUI(frame);
            return null;
          });
      // THEN
      then(onEventThread(() -> table().getRowHeight())).isGreaterThan(row * 3 / 2);
      then(onEventThread(() -> table().getColumnModel().getColumn(0).getPreferredWidth()))
          .isGreaterThan(column * 3 / 2);
      then(onEventThread(ResultPanelTest::widthOfABadge)).isGreaterThan(badge + 6);
    } finally {
      onEventThread(
          () -> {
            UIManager.put("defaultFont", null);
            UIManager.setLookAndFeel(before);
            return null;
          });
    }
  }

  /** Pixels of a badge around texts of one size. */
  private static int widthOfABadge() {
    JLabel on = new JLabel();
    on.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    on.setForeground(Color.BLACK);
    on.setBackground(Color.WHITE);
    on.setSize(300, 30);
    BufferedImage painted = new BufferedImage(300, 30, BufferedImage.TYPE_INT_RGB);
    Graphics g = painted.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, 300, 30);
    Badges.paint(g, on, List.of("MAST"), 0);
    return (int)
        IntStream.range(0, 300).filter(x -> painted.getRGB(x, 15) != Color.WHITE.getRGB()).count();
  }

  @Test
  void why_rows_do_not_come_is_not_wiped_by_a_decision_about_observations() throws Exception {
    // GIVEN
    index.close();
    onEventThread(
        () -> {
          table().scrollRectToVisible(table().getCellRect(4_000, 0, true));
          return null;
        });
    eventually("told", () -> note().startsWith("⚠"));
    CountDownLatch decided = new CountDownLatch(1);
    onEventThread(
        () -> {
          session.groups().addListener(decided::countDown);
          // WHEN
          session.groups().join(List.of());
          return null;
        });
    then(decided.await(30, TimeUnit.SECONDS)).isTrue();
    // THEN
    then(onEventThread(this::note)).startsWith("⚠");
  }

  private void turn(int number) throws Exception {
    onEventThread(
        () -> {
          new JCheckBoxMenuItem(panel.switches().get(number)).doClick();
          return null;
        });
  }

  private String preview(int line) {
    return table().getModel().getValueAt(line, ResultColumn.PREVIEW.ordinal()).toString();
  }

  private JLabel cell(int line) {
    return (JLabel) table().prepareRenderer(table().getCellRenderer(line, 0), line, 0);
  }

  private String tipOfCell(int line) {
    return cell(line).getToolTipText();
  }

  /** In the middle of the first column. */
  private int colourOfCell(int line) {
    Rectangle at = table().getCellRect(line, 0, false);
    BufferedImage painted = new BufferedImage(at.width, at.height, BufferedImage.TYPE_INT_RGB);
    JLabel cell = cell(line);
    cell.setSize(at.width, at.height);
    cell.paint(painted.createGraphics());
    return painted.getRGB(at.width / 2, at.height / 2);
  }

  @Test
  void rows_that_one_facet_alone_keeps_out_follow_in_grey_and_are_not_chosen_with_all()
      throws Exception {
    // GIVEN
    onEventThread(
        () -> {
          search.change(r -> r.toggled(Facet.LEVEL, "3"));
          return null;
        });
    eventually("one", () -> table().getRowCount() == 1);
    // WHEN
    turn(1);
    // THEN all others, and the other dataset of the one that is found
    eventually("others", () -> table().getRowCount() == 1 + ROWS && shown(1).startsWith("t0000"));
    then(onEventThread(() -> shown(0))).isEqualTo("t3000");
    then(onEventThread(() -> shown(1))).isEqualTo("t0000 (but for Calibration level)");
    then(onEventThread(() -> cell(1).getForeground()))
        .isEqualTo(UIManager.getColor("Label.disabledForeground"));
    then(onEventThread(() -> tipOfCell(1))).contains("Calibration level");
    then(onEventThread(() -> search.result().get().total().observations())).isEqualTo(1);
    // WHEN
    key("selectAll");
    // THEN
    eventually("only what was found", () -> selection.selected().size() == 1);
    then(onEventThread(() -> selection.selected().get(0).text(ObsCoreColumn.OBS_PUBLISHER_DID)))
        .contains("ivo://x/more");
    // WHEN one of them is chosen
    onEventThread(
        () -> {
          table().setRowSelectionInterval(1, 1);
          return null;
        });
    // THEN
    eventually(
        "chosen",
        () ->
            selection.selected().size() == 1
                && selection.selected().get(0).observationId().contains("o0"));
    // WHEN
    turn(1);
    // THEN
    eventually("gone", () -> table().getRowCount() == 1);
  }

  @Test
  void what_an_association_may_contain_is_listed_and_gone_to() throws Exception {
    // GIVEN an association of HST, and an exposure of its visit at the end of the list
    Path table =
        Files.writeString(
            folder.resolve("hst.csv"),
            """
            obs_publisher_did,obs_collection,facility_name,obs_id,calib_level,target_name,access_url
            ivo://x/1,HST,HST,j97c11010,3,a,http://a.org/1.fits
            ivo://x/2,HST,HST,j97c11a1q,1,b,http://a.org/2.fits
            """);
    skysift.importTable(table.toString(), Optional.of("MAST"), rows -> {});
    Hit whole = skysift.search(SearchRequest.everything().withText("j97c11010")).hits().getFirst();
    List<Hit> gone = new CopyOnWriteArrayList<>();
    RelativesDialog dialog =
        onEventThread(
            () -> {
              RelativesDialog made = new RelativesDialog(panel, whole, session.groups(), gone::add);
              made.setVisible(true);
              return made;
            });
    // WHEN
    JTable listed = (JTable) find(dialog, "relatives table");
    eventually("listed", () -> listed.getRowCount() == 1);
    String heading = onEventThread(() -> ((JLabel) find(dialog, "relatives heading")).getText());
    then(heading).contains("may contain 1 observation");
    onEventThread(
        () -> {
          listed.setRowSelectionInterval(0, 0);
          ((JButton) find(dialog, "relatives go")).doClick();
          dialog.dispose();
          return null;
        });
    // THEN
    then(gone).extracting(hit -> hit.best().observationId().get(0)).containsExactly("j97c11a1q");
  }

  @Test
  void an_observation_opens_and_closes_by_keys() throws Exception {
    // WHEN
    openTheOneOfTwoDatasets();
    // THEN
    then(onEventThread(() -> shown(3_003))).isEqualTo("t3001");
    key("close");
    eventually("closed", () -> table().getRowCount() == ROWS);
  }

  private void openTheOneOfTwoDatasets() throws Exception {
    onEventThread(
        () -> {
          table().setRowSelectionInterval(3_000, 3_000);
          table().scrollRectToVisible(table().getCellRect(3_000, 0, true));
          return null;
        });
    eventually("here", () -> shown(3_000).equals("t3000"));
    key("open");
    eventually("two more lines", () -> table().getRowCount() == ROWS + 2);
  }

  private void key(String action) throws Exception {
    onEventThread(
        () -> {
          table()
              .getActionMap()
              .get(action)
              .actionPerformed(new ActionEvent(table(), ActionEvent.ACTION_PERFORMED, action));
          return null;
        });
  }

  private String shown(int line) {
    return table().getModel().getValueAt(line, 0).toString();
  }

  private JTable table() {
    return (JTable) find(frame, "results");
  }

  private String note() {
    return ((JLabel) find(frame, "results note")).getText();
  }
}
