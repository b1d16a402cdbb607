package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.onEventThread;

import com.google.common.collect.ImmutableSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import javax.swing.JTable;
import javax.swing.table.TableModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import skysift.app.Skysift;
import skysift.app.Workspace;
import skysift.model.Session;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.samp.Incoming;
import skysift.samp.MemoryHub;
import skysift.samp.Payload;
import skysift.samp.Peer;
import skysift.samp.SampClient;
import skysift.search.Facet;
import skysift.search.Sort;
import skysift.search.Unit;

/**
 * The real window beside the real TOPCAT, Aladin and DS9, of which Aladin is worked with the mouse.
 * Run by .ci/peers only, on their display; the property names their hub's lockfile.
 */
@EnabledIfSystemProperty(named = "skysift.peers", matches = ".+")
@Timeout(240)
class RealPeersTest {

  /** Where .ci/peers has Aladin's window, and its view in it. */
  private static final int LEFT = 1075;

  private static final int RIGHT = 1340;
  private static final int TOP = 150;
  private static final int MIDDLE = 440;

  @TempDir private Path folder;
  private final BlockingQueue<Incoming> heard = new LinkedBlockingQueue<>();
  private SampClient witness;
  private Session session;
  private MainWindow window;

  @BeforeEach
  void open() throws Exception {
    Path lockfile = Path.of(System.getProperty("skysift.peers"));
    witness = MemoryHub.clientAt(lockfile, "witness");
    witness.receive(
        Set.of(Payload.RowSelection.class),
        (message, reply) -> {
          heard.add(message);
          reply.done();
        });
    witness.connect();
    Skysift skysift =
        Skysift.open(new Workspace(folder.resolve("ws")), MemoryHub.clientAt(lockfile, "Skysift"));
    skysift.importTable(grid().toString(), Optional.of("GRID"), rows -> {});
    session = Session.open(skysift, MainWindow.eventThread());
    window =
        onEventThread(
            () -> {
              Theme.use("light");
              MainWindow made = new MainWindow(session);
              made.frame().setBounds(0, 0, 790, 700);
              made.frame().setVisible(true);
              return made;
            });
  }

  @AfterEach
  void close() throws Exception {
    onEventThread(
        () -> {
          window.frame().dispose();
          return null;
        });
    session.close();
    witness.close();
  }

  /** Forty-nine datasets on a small grid of the sky, one an observation, of two telescopes. */
  private Path grid() throws Exception {
    StringBuilder table =
        new StringBuilder(
            "obs_publisher_did,obs_id,facility_name,target_name,dataproduct_type,calib_level,"
                + "s_ra,s_dec,access_url,access_format\n");
    for (int i = 0; i < 49; i++) {
      double ra = 150.1 + (i % 7 - 3) * 0.02;
      double dec = 2.2 + (i / 7 - 3) * 0.02;
      table.append(
          "ivo://g/%d,o%02d,%s,target %02d,image,2,%.4f,%.4f,http://127.0.0.1:9/%d.fits,image/fits\n"
              .formatted(i, i, i % 3 == 0 ? "HST" : "VLT", (i * 29) % 49, ra, dec, i));
    }
    return Files.writeString(folder.resolve("grid.csv"), table);
  }

  @Test
  void rows_dragged_over_in_aladin_are_marked_here_and_a_row_chosen_here_is_known_to_topcat()
      throws Exception {
    // GIVEN the table at Aladin and TOPCAT, then other results: sorted otherwise, one telescope
    // only
    eventually("rows", () -> session.search().hits().size() == 49);
    eventually("peers", () -> session.peers().peers().size() >= 4);
    List<Peer> takers =
        onEventThread(
            () ->
                session.peers().peers().stream()
                    .filter(p -> p.name().equals("topcat") || p.name().equals("Aladin"))
                    .toList());
    then(takers).hasSize(2);
    onEventThread(
        () -> {
          session.search().change(r -> r.withUnit(Unit.DATASETS));
          return null;
        });
    eventually("datasets", () -> table().getRowCount() == 49);
    onEventThread(
        () -> {
          table().selectAll();
          session.peers().sendTable(takers, session.selection().selected());
          return null;
        });
    List<Dataset> sent = onEventThread(() -> session.selection().selected());
    eventually("delivered", () -> session.peers().newest().size() == 2);
    row("table to TOPCAT and Aladin", "confirmed", outcomes());
    onEventThread(
        () -> {
          session
              .search()
              .change(
                  r ->
                      r.withSort(new Sort(ObsCoreColumn.TARGET_NAME, true))
                          .toggled(Facet.FACILITY, "VLT"));
          return null;
        });
    eventually("one telescope", () -> table().getRowCount() == 32);
    // WHEN
    Payload.RowSelection selection = drag();
    // THEN
    ImmutableSet<String> wanted =
        selection.rows().stream().map(r -> id(sent.get(r.intValue()))).collect(toSet());
    then(wanted).as("a part of the table").hasSizeBetween(2, 48);
    eventually(
        "chosen",
        () ->
            session.selection().selected().stream()
                .map(d -> id(d))
                .collect(toSet())
                .equals(wanted));
    row("rows dragged over in Aladin are chosen here", wanted, chosen());
    ImmutableSet<String> visible =
        sent.stream()
            .filter(d -> d.text(ObsCoreColumn.FACILITY_NAME).orElseThrow().equals("VLT"))
            .map(d -> id(d))
            .filter(wanted::contains)
            .collect(toSet());
    eventually("marked", () -> marked().equals(visible));
    row("of these, those of the facet are marked", visible, onEventThread(this::marked));
    picture();
    // WHEN DS9 shows that part of the sky, and a row is chosen here
    row("image to DS9", "confirmed", imageToDs9());
    onEventThread(
        () -> {
          table().setRowSelectionInterval(5, 5);
          session.follow().follow(true, true, false);
          return null;
        });
    // THEN
    eventually(
        "followed",
        () ->
            session.log().entries().stream()
                    .filter(e -> e.mtype().equals("coord.pointAt.sky"))
                    .count()
                >= 3);
    for (String peer : List.of("topcat", "Aladin")) {
      row(
          "the row chosen here is highlighted in " + peer,
          "confirmed",
          onEventThread(() -> outcome("table.highlight.row", peer)));
    }
    for (String peer : List.of("Aladin", "SAOImageDS9")) {
      String found = onEventThread(() -> outcome("coord.pointAt.sky", peer));
      row("its position is pointed at in " + peer, "confirmed", found);
    }
  }

  /** The image that is in Aladin already. */
  private String imageToDs9() throws Exception {
    Path image =
        Path.of(System.getProperty("skysift.peers")).getParent().resolveSibling("prime.fits");
    Peer ds9 =
        witness.peers().stream().filter(p -> p.name().equals("SAOImageDS9")).findFirst().get();
    var payload = new Payload.FitsImage(image.toUri(), null, "prime");
    return witness.send(ds9, payload).outcome().name().toLowerCase(Locale.ROOT);
  }

  /** The screen, for people, where the property says. */
  private static void picture() throws Exception {
    String file = System.getProperty("skysift.peers.picture", "");
    if (!file.isEmpty()) {
      run("import", "-window", "root", file);
    }
  }

  /** Over the upper part of Aladin's view; what Aladin tells of it to everybody. */
  private Payload.RowSelection drag() throws Exception {
    run("xdotool", "search", "--name", "^Aladin", "windowraise");
    for (int tries = 0; tries < 4; tries++) {
      heard.clear();
      run("xdotool", "mousemove", "" + LEFT, "" + TOP, "mousedown", "1");
      for (int step = 1; step <= 8; step++) {
        int x = LEFT + (RIGHT - LEFT) * step / 8;
        int y = TOP + (MIDDLE - TOP) * step / 8;
        run("xdotool", "mousemove", "" + x, "" + y, "sleep", "0.05");
      }
      run("xdotool", "mouseup", "1");
      Incoming last = null;
      for (Incoming next = heard.poll(10, TimeUnit.SECONDS);
          next != null;
          next = heard.poll(2, TimeUnit.SECONDS)) {
        last = next;
      }
      if (last != null && !((Payload.RowSelection) last.payload()).rows().isEmpty()) {
        then(last.peer()).isEqualTo("Aladin");
        return (Payload.RowSelection) last.payload();
      }
    }
    throw new AssertionError("Aladin told of no selection");
  }

  private static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).inheritIO().start();
    then(process.waitFor(20, TimeUnit.SECONDS)).as(String.join(" ", command)).isTrue();
  }

  private String outcomes() throws Exception {
    return onEventThread(
        () ->
            session.peers().newest().stream()
                .map(d -> d.outcome().name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", ")));
  }

  private String outcome(String mtype, String peer) {
    return session.log().entries().stream()
        .filter(e -> e.mtype().equals(mtype) && e.peer().equals(peer))
        .map(e -> e.outcome())
        .reduce((first, last) -> last)
        .orElse("nothing");
  }

  private Set<String> chosen() throws Exception {
    return onEventThread(
        () -> session.selection().selected().stream().map(d -> id(d)).collect(toSet()));
  }

  private Set<String> marked() {
    List<String> ids = new ArrayList<>();
    TableModel all = table().getModel();
    int column = 0;
    while (!all.getColumnName(column).equals("Observation")) {
      column++;
    }
    for (int row : table().getSelectedRows()) {
      ids.add(String.valueOf(all.getValueAt(row, column)));
    }
    return ImmutableSet.copyOf(ids);
  }

  private static String id(Dataset dataset) {
    return dataset.text(ObsCoreColumn.OBS_ID).orElseThrow();
  }

  private static Collector<String, ?, ImmutableSet<String>> toSet() {
    return ImmutableSet.toImmutableSet();
  }

  /** One line of the table that .ci/peers prints. */
  private static void row(String what, Object wanted, Object found) {
    boolean equal = wanted.equals(found);
    System.out.printf(
        "%-10s %s%s%n",
        equal ? "equal" : "NOT EQUAL",
        what,
        equal ? " (" + found + ")" : ": wanted " + wanted + ", found: " + found);
    then(found).as(what).isEqualTo(wanted);
  }

  private JTable table() {
    return (JTable) OnScreen.find(window.frame(), "results");
  }

  private void eventually(String what, Callable<Boolean> holds) throws Exception {
    OnScreen.eventually(what, holds, () -> session.log().text());
  }
}
