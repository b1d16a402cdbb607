package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.eclipse.Workbench.awt;
import static skysift.eclipse.Workbench.close;
import static skysift.eclipse.Workbench.eventually;
import static skysift.eclipse.Workbench.named;
import static skysift.eclipse.Workbench.page;
import static skysift.eclipse.Workbench.picture;
import static skysift.eclipse.Workbench.session;
import static skysift.eclipse.Workbench.shown;
import static skysift.eclipse.Workbench.swt;
import static skysift.eclipse.Workbench.window;

import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.swing.JList;
import javax.swing.JTable;
import org.astrogrid.samp.Message;
import org.astrogrid.samp.Metadata;
import org.astrogrid.samp.client.AbstractMessageHandler;
import org.astrogrid.samp.client.DefaultClientProfile;
import org.astrogrid.samp.client.HubConnection;
import org.astrogrid.samp.client.HubConnector;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.junit.jupiter.api.Test;
import skysift.demo.SampleArchives;
import skysift.model.Session;

/** The plug-in in a real workbench, driven as a user drives it. */
class WorkbenchTest extends InWorkbench {
  @Test
  void the_perspective_shows_the_panel_with_progress_and_errors_beside_it() throws Exception {
    // WHEN it is open THEN
    then(swt(() -> page().getPerspective().getId())).isEqualTo("skysift.observations");
    for (String beside :
        new String[] {
          "org.eclipse.ui.views.ProgressView",
          "org.eclipse.pde.runtime.LogView",
          IPageLayout.ID_PROP_SHEET,
          IPageLayout.ID_PROJECT_EXPLORER
        }) {
      IViewPart part = swt(() -> page().findView(beside));
      then(part).as(beside).isNotNull();
      then(part.getClass().getSimpleName()).as(beside).doesNotContain("ErrorViewPart");
    }
    then(awt(() -> panel().getWidth())).isGreaterThan(700);
    picture("perspective");
  }

  @Test
  void the_demo_is_harvested_by_a_job_and_a_facet_click_narrows_it() throws Exception {
    // GIVEN
    List<String> jobs = Collections.synchronizedList(new ArrayList<>());
    JobChangeAdapter ran =
        new JobChangeAdapter() {
          @Override
          public void running(IJobChangeEvent event) {
            if (!event.getJob().isSystem()) {
              jobs.add(event.getJob().getName());
            }
          }
        };
    Job.getJobManager().addJobChangeListener(ran);
    // WHEN
    try (SampleArchives samples = SampleArchives.start()) {
      harvest(samples);
    }
    Job.getJobManager().removeJobChangeListener(ran);
    // THEN
    then(jobs).contains("Skysift: reading");
    long all = observations();
    then(all).isPositive();
    // WHEN
    clickFacet("HST");
    // THEN
    eventually("fewer observations", () -> observations() < all && observations() > 0);
    picture("demo");
    // WHEN Eclipse's own undo is asked for
    swt(
        () -> {
          page().activate(view);
          return null;
        });
    eventually("undo enabled", () -> swt(() -> enabled("org.eclipse.ui.edit.undo")));
    run("org.eclipse.ui.edit.undo");
    // THEN
    eventually("all again", () -> observations() == all);
    eventually("redo enabled", () -> swt(() -> enabled("org.eclipse.ui.edit.redo")));
  }

  @Test
  void the_panel_follows_the_theme_of_eclipse_when_it_changes() throws Exception {
    // GIVEN
    var bundle = Activator.active().getBundle().getBundleContext();
    var themes =
        bundle.getService(
            bundle.getServiceReference(org.eclipse.e4.ui.css.swt.theme.IThemeManager.class));
    var engine = swt(() -> themes.getEngineForDisplay(window().getShell().getDisplay()));
    boolean wasDark = awt(() -> dark(panel()));
    String before = swt(() -> engine.getActiveTheme().getId());
    // WHEN
    swt(
        () -> {
          engine.setTheme(
              wasDark
                  ? "org.eclipse.e4.ui.css.theme.e4_default"
                  : "org.eclipse.e4.ui.css.theme.e4_dark",
              true);
          return null;
        });
    // THEN
    eventually("restyled", () -> awt(() -> dark(panel())) != wasDark);
    picture(wasDark ? "light" : "dark");
    swt(
        () -> {
          engine.setTheme(before, true);
          return null;
        });
    eventually("as before", () -> awt(() -> dark(panel())) == wasDark);
  }

  @Test
  void closing_and_opening_the_view_ten_times_leaves_no_panel_and_no_thread() throws Exception {
    // GIVEN
    reopen();
    int threads = threads();
    // WHEN
    List<java.lang.ref.WeakReference<Object>> panels = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      panels.add(new java.lang.ref.WeakReference<>(shown(view).panel().orElseThrow()));
      reopen();
    }
    // THEN
    eventually(
        "panels gone",
        () -> {
          System.gc();
          return panels.stream().filter(panel -> panel.get() != null).count() <= 1;
        });
    eventually("no more threads than before: " + threads, () -> threads() <= threads + 1);
  }

  @Test
  void a_table_sent_from_eclipse_is_received_by_a_client_of_the_hub() throws Exception {
    // GIVEN
    try (SampleArchives samples = SampleArchives.start()) {
      harvest(samples);
    }
    List<Map<?, ?>> received = Collections.synchronizedList(new ArrayList<>());
    HubConnector client = new HubConnector(DefaultClientProfile.getProfile());
    Metadata metadata = new Metadata();
    metadata.setName("Receiver");
    client.declareMetadata(metadata);
    client.addMessageHandler(
        new AbstractMessageHandler("table.load.votable") {
          @Override
          public Map<?, ?> processCall(HubConnection hub, String sender, Message message) {
            received.add(message.getParams());
            return Map.of();
          }
        });
    client.declareSubscriptions(client.computeSubscriptions());
    client.setActive(true);
    try {
      eventually("registered", client::isConnected);
      Session session = session(view);
      awt(
          () -> {
            JTable results = (JTable) named(panel(), "results");
            results.setRowSelectionInterval(0, 1);
            return null;
          });
      eventually(
          "receiver seen",
          () ->
              awt(
                  () ->
                      session.peers().peers().stream().anyMatch(p -> p.name().equals("Receiver"))));
      // WHEN
      run("skysift.sendTo");
      // THEN
      eventually("received", () -> !received.isEmpty());
      then(received.getFirst().get("url").toString()).startsWith("file:");
    } finally {
      client.setActive(false);
    }
  }

  @Test
  void where_nothing_is_chosen_to_send_the_panel_says_so() throws Exception {
    // GIVEN
    Session session = session(view);
    // WHEN
    run("skysift.sendTo");
    // THEN
    eventually("said", () -> awt(() -> session.peers().message()).equals("Choose rows first"));
  }

  @Test
  void a_hub_that_outlives_eclipse_starts_from_within_it() throws Exception {
    // GIVEN
    Session session = session(view);
    awt(
        () -> {
          session.peers().leave();
          session.peers().startHub();
          return null;
        });
    // THEN
    try {
      eventually(
          "hub runs", () -> awt(() -> session.peers().message()).contains("process of its own"));
    } finally {
      ProcessHandle.current()
          .children()
          .filter(child -> child.info().commandLine().orElse("").contains("skysift.Main hub"))
          .forEach(ProcessHandle::destroy);
    }
  }

  @Test
  void where_swing_cannot_be_inside_the_view_says_so_and_opens_the_programs_own_window()
      throws Exception {
    // GIVEN
    session(view);
    swt(
        () -> {
          view.giveUp("Not here.");
          return null;
        });
    // WHEN it is clicked twice
    swt(
        () -> {
          Button button =
              buttonIn(window().getShell(), "Open Skysift in its own window").orElseThrow();
          button.notifyListeners(SWT.Selection, null);
          button.notifyListeners(SWT.Selection, null);
          return null;
        });
    // THEN there is one window
    eventually("window", () -> awt(() -> frames().size() == 1));
    picture("own-window");
    // WHEN
    run("skysift.harvest");
    // THEN it is what the commands of Eclipse speak to
    eventually("harvest", () -> awt(() -> harvestWindow().isPresent()));
    Frame own = awt(() -> frames().getFirst());
    then(awt(() -> harvestWindow().orElseThrow().getOwner())).isSameAs(own);
    then(awt(() -> frames().size())).isEqualTo(1);
    awt(
        () -> {
          own.dispose();
          return null;
        });
  }

  @Test
  void every_command_has_a_handler_that_can_be_made() throws Exception {
    for (var element :
        Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.commands")) {
      if (element.getContributor().getName().equals(Activator.ID)
          && element.getAttribute("defaultHandler") != null) {
        then(element.createExecutableExtension("defaultHandler"))
            .as(element.getAttribute("id"))
            .isInstanceOf(PanelHandler.class);
      }
    }
  }

  private static List<Frame> frames() {
    return Arrays.stream(Frame.getFrames())
        .filter(frame -> "skysift".equals(frame.getName()) && frame.isShowing())
        .toList();
  }

  private static Optional<Window> harvestWindow() {
    return Arrays.stream(Window.getWindows())
        .filter(window -> "harvest".equals(window.getName()) && window.isShowing())
        .findFirst();
  }

  private static Optional<Button> buttonIn(Composite in, String text) {
    for (Control child : in.getChildren()) {
      if (child instanceof Button button && button.getText().equals(text)) {
        return Optional.of(button);
      }
      if (child instanceof Composite composite) {
        Optional<Button> inside = buttonIn(composite, text);
        if (inside.isPresent()) {
          return inside;
        }
      }
    }
    return Optional.empty();
  }

  private void reopen() throws Exception {
    close(view);
    eventually("session closed", () -> Activator.active().session().isClosed());
    view = swt(() -> SkysiftView.open(page()));
    shown(view);
  }

  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !thread.getName().startsWith("Worker-"))
            .count();
  }

  private static boolean dark(java.awt.Component component) {
    java.awt.Color colour = component.getBackground();
    return colour.getRed() + colour.getGreen() + colour.getBlue() < 3 * 128;
  }

  private void clickFacet(String value) throws Exception {
    JList<?> list = (JList<?>) awt(() -> named(panel(), "facets"));
    eventually("facet " + value, () -> awt(() -> index(list, value)) >= 0);
    awt(
        () -> {
          int index = index(list, value);
          list.ensureIndexIsVisible(index);
          Rectangle cell = list.getCellBounds(index, index);
          for (int id : new int[] {MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED}) {
            list.dispatchEvent(
                new MouseEvent(
                    list,
                    id,
                    System.currentTimeMillis(),
                    InputEvent.BUTTON1_DOWN_MASK,
                    cell.x + 12,
                    cell.y + cell.height / 2,
                    1,
                    false,
                    MouseEvent.BUTTON1));
          }
          return null;
        });
  }

  private static int index(JList<?> list, String value) {
    for (int i = 0; i < list.getModel().getSize(); i++) {
      if (list.getModel().getElementAt(i).toString().contains("value=" + value + ",")) {
        return i;
      }
    }
    return -1;
  }
}
