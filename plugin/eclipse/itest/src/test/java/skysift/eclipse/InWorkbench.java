package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.eclipse.Workbench.awt;
import static skysift.eclipse.Workbench.eventually;
import static skysift.eclipse.Workbench.find;
import static skysift.eclipse.Workbench.named;
import static skysift.eclipse.Workbench.openPerspective;
import static skysift.eclipse.Workbench.page;
import static skysift.eclipse.Workbench.session;
import static skysift.eclipse.Workbench.swt;
import static skysift.eclipse.Workbench.window;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.swing.JLabel;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import skysift.demo.SampleArchives;
import skysift.harvest.Archive;
import skysift.harvest.HarvestRequest;
import skysift.model.Session;
import skysift.ui.SkysiftPanel;

/** A test with the perspective open on a workspace of its own, which is empty. */
abstract class InWorkbench {
  @TempDir Path folder;
  SkysiftView view;

  @BeforeEach
  void open() throws Exception {
    swt(
        () -> {
          Preferences.store().setValue(Preferences.PLACE, Preferences.FOLDER);
          Preferences.store().setValue(Preferences.PLACE_FOLDER, folder.resolve("ws").toString());
          IViewPart intro = page().findView("org.eclipse.ui.internal.introview");
          if (intro != null) {
            page().hideView(intro);
          }
          window().getShell().setBounds(0, 0, 1500, 950);
          return null;
        });
    view = openPerspective();
  }

  @AfterEach
  void shut() throws Exception {
    swt(
        () -> {
          page().closePerspective(page().getPerspective(), false, false);
          return null;
        });
    eventually("session closed", () -> Activator.active().session().isClosed());
  }

  long observations() throws Exception {
    String text = awt(() -> ((JLabel) named(panel(), "totals")).getText());
    return text.contains(" observations")
        ? Long.parseLong(text.substring(0, text.indexOf(' ')).replace(",", ""))
        : -1;
  }

  SkysiftPanel panel() {
    return view.host()
        .map(
            host ->
                (SkysiftPanel)
                    find(host.root(), child -> child instanceof SkysiftPanel).orElseThrow())
        .orElseThrow();
  }

  void harvest(SampleArchives samples) throws Exception {
    Session session = session(view);
    CountDownLatch done = new CountDownLatch(1);
    List<Archive> archives =
        samples.archives().stream()
            .map(
                s ->
                    Archive.ofFile(s.name())
                        .at(s.tapBase())
                        .identifiedBy(List.of("obs_publisher_did")))
            .toList();
    awt(
        () -> {
          session
              .harvest()
              .addListener(
                  () -> {
                    if (session.harvest().reports().size() >= archives.size()) {
                      done.countDown();
                    }
                  });
          session.harvest().harvest(HarvestRequest.of(archives));
          return null;
        });
    then(done.await(60, TimeUnit.SECONDS)).isTrue();
    then(awt(() -> session.harvest().errors())).isEmpty();
    eventually("observations", () -> observations() > 0);
  }

  static boolean enabled(String command) {
    return PlatformUI.getWorkbench()
        .getService(ICommandService.class)
        .getCommand(command)
        .isEnabled();
  }

  static void run(String command) throws Exception {
    swt(
        () ->
            PlatformUI.getWorkbench()
                .getService(IHandlerService.class)
                .executeCommand(command, null));
  }
}
