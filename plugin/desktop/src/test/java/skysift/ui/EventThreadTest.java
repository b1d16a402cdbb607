package skysift.ui;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.ui.OnScreen.eventually;
import static skysift.ui.OnScreen.find;
import static skysift.ui.OnScreen.onEventThread;

import com.google.common.collect.Range;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.model.Session;
import skysift.model.SkyModel;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Axis;
import skysift.search.Facet;
import skysift.search.Region;
import skysift.search.Sort;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;

/**
 * While a user works, the event thread is looked at again and again: it must never be found in a
 * file, the network or the index, nor waiting for a lock of ours.
 */
@NeedsDisplay
class EventThreadTest {
  @TempDir private Path folder;
  private TableWindow shown;
  private Session session;
  private MainWindow window;

  @BeforeEach
  void open() throws Exception {
    shown = TableWindow.of(table(), 1400, 850);
    session = shown.session();
    window = shown.window();
  }

  private Path table() throws Exception {
    StringBuilder table =
        new StringBuilder(
            "obs_publisher_did,obs_id,facility_name,target_name,dataproduct_type,calib_level,"
                + "s_ra,s_dec,s_fov,t_min,t_max,em_min,em_max,access_url,access_format\n");
    for (int i = 0; i < 3_000; i++) {
      table.append(
          String.format(
              Locale.ROOT,
              "ivo://g/%d,o%d,%s,target %d,image,2,%.4f,%.4f,0.1,%d,%d,4e-7,5e-7,%s,image/fits%n",
              i,
              i / 2,
              i % 3 == 0 ? "HST" : "VLT",
              i % 40,
              (i * 7) % 360 + 0.5,
              (i * 11) % 160 - 80.0,
              50_000 + i,
              50_001 + i,
              "http://127.0.0.1:9/" + i + ".fits"));
    }
    return Files.writeString(folder.resolve("many.csv"), table);
  }

  @AfterEach
  void close() throws Exception {
    shown.close();
  }

  @Test
  void it_is_never_found_in_a_file_the_network_or_the_index_nor_waiting() throws Exception {
    // GIVEN
    eventually("rows", () -> session.search().result().isPresent());
    try (EventThreadWatch watch = new EventThreadWatch()) {
      // WHEN a user works
      work();
      // THEN
      then(watch.samples()).isGreaterThan(EventThreadWatch.ENOUGH);
      then(watch.caught()).isEmpty();
    }
  }

  private void work() throws Exception {
    for (int round = 0; round < 3; round++) {
      act(() -> session.search().change(r -> r.toggled(Facet.FACILITY, "HST")));
      act(() -> session.ranges().limit(Axis.TIME, List.of(Range.closed(50_100.0, 52_000.0))));
      act(
          () ->
              session.search().change(r -> r.withSort(new Sort(ObsCoreColumn.TARGET_NAME, true))));
      act(
          () ->
              session
                  .sky()
                  .ask(Optional.of(new Region.InCone(new Cone(new SkyPosition(100, 0), 60)))));
      act(
          () ->
              session
                  .sky()
                  .look(
                      new SkyModel.Look(Optional.of(new Cone(new SkyPosition(100, 0), 20)), 0.05)));
      act(() -> session.search().undo());
      act(() -> session.search().undo());
      act(() -> session.search().undo());
      act(() -> session.search().undo());
      for (int row = 0; row < 1_400; row += 60) {
        int to = row;
        onEventThread(
            () -> {
              JTable table = (JTable) find(window.frame(), "results");
              if (to < table.getRowCount()) {
                table.scrollRectToVisible(table.getCellRect(to, 0, true));
                table.setRowSelectionInterval(to, to);
              }
              return null;
            });
      }
    }
  }

  private void act(Runnable action) throws Exception {
    onEventThread(
        () -> {
          action.run();
          return null;
        });
    eventually("answer", () -> !session.search().searching());
  }
}
