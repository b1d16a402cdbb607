package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.eclipse.Workbench.awt;
import static skysift.eclipse.Workbench.eventually;
import static skysift.eclipse.Workbench.picture;
import static skysift.eclipse.Workbench.session;
import static skysift.eclipse.Workbench.shown;
import static skysift.eclipse.Workbench.swt;
import static skysift.eclipse.Workbench.window;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jface.preference.PreferenceDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.Test;
import skysift.grouping.Grouping;
import skysift.index.DatasetIndex;
import skysift.index.Writing;
import skysift.model.Session;
import skysift.model.Tasks;

/** What is set takes effect, and every page opens. */
class PreferencesTest extends InWorkbench {
  @Test
  void every_page_opens_without_a_fault_and_changes_nothing_by_itself() throws Exception {
    // GIVEN
    Session session = session(view);
    for (String page :
        new String[] {
          "skysift.preferences",
          "skysift.preferences.archives",
          "skysift.preferences.network",
          "skysift.preferences.samp"
        }) {
      // WHEN
      PreferenceDialog dialog =
          swt(
              () -> {
                PreferenceDialog made =
                    PreferencesUtil.createPreferenceDialogOn(window().getShell(), page, null, null);
                made.setBlockOnOpen(false);
                made.open();
                return made;
              });
      // THEN
      var selected = (org.eclipse.jface.preference.IPreferencePage) swt(dialog::getSelectedPage);
      then(selected.getClass().getPackageName()).as(page).isEqualTo("skysift.eclipse");
      then(swt(selected::getErrorMessage)).as(page).isNull();
      picture(page);
      then(swt(selected::performOk)).as(page).isTrue();
      swt(dialog::close);
    }
    // THEN
    swt(() -> null); // what a change would have begun has begun
    then(session(view)).isSameAs(session);
    then(folder.resolve("ws/settings.properties")).doesNotExist();
    then(folder.resolve("ws/trusted-peers.txt")).doesNotExist();
  }

  @Test
  void another_workspace_is_opened_when_it_is_chosen() throws Exception {
    // GIVEN
    Path other = folder.resolve("other");
    // WHEN
    swt(
        () -> {
          Preferences.store().setValue(Preferences.PLACE_FOLDER, other.toString());
          return null;
        });
    // THEN
    eventually("made", () -> Files.isDirectory(other.resolve("index")));
    shown(view);
    eventually("seen", () -> awt(() -> panel().isShowing()));
  }

  @Test
  void while_a_job_runs_the_view_says_what_it_waits_for_and_opens_when_the_job_is_stopped()
      throws Exception {
    // GIVEN work that goes on until it is interrupted
    Session before = session(view);
    CountDownLatch working = new CountDownLatch(1);
    awt(
        () ->
            before
                .tasks()
                .run(
                    Tasks.Queue.FETCH,
                    () -> {
                      working.countDown();
                      new CountDownLatch(1).await();
                      return "";
                    },
                    done -> {},
                    failure -> {}));
    working.await();
    // WHEN
    Path other = folder.resolve("other");
    swt(
        () -> {
          Preferences.store().setValue(Preferences.PLACE_FOLDER, other.toString());
          return null;
        });
    // THEN
    eventually(
        "offered", () -> swt(() -> button(window().getShell(), "Stop the jobs").isPresent()));
    then(swt(() -> labels(window().getShell()))).contains("when its running jobs have ended");
    picture("waiting");
    then(other).doesNotExist();
    // WHEN
    swt(
        () -> {
          button(window().getShell(), "Stop the jobs")
              .orElseThrow()
              .notifyListeners(SWT.Selection, null);
          return null;
        });
    // THEN
    then(session(view)).isNotSameAs(before);
    then(other.resolve("index")).isDirectory();
  }

  @Test
  void a_changed_setting_opens_skysift_anew_with_it() throws Exception {
    // GIVEN
    Session before = session(view);
    new SettingsFile(folder.resolve("ws/settings.properties")).write(Map.of("theme", "dark"));
    // WHEN
    swt(
        () -> {
          Preferences.filesChanged();
          return null;
        });
    // THEN
    eventually("anew", () -> session(view) != before);
    then(session(view).theme()).isEqualTo("dark");
  }

  @Test
  void an_index_that_cannot_be_opened_is_explained_and_tried_again() throws Exception {
    // GIVEN a file where the workspace should be
    Path blocked = Files.writeString(folder.resolve("blocked"), "no folder");
    // WHEN
    swt(
        () -> {
          Preferences.store().setValue(Preferences.PLACE_FOLDER, blocked.toString());
          return null;
        });
    // THEN
    eventually("said", () -> swt(() -> labels(window().getShell())).contains(blocked.toString()));
    picture("refused");
    // WHEN something is asked for, then tried again
    AtomicBoolean late = new AtomicBoolean();
    view.whenShown(shown -> late.set(true));
    Files.delete(blocked);
    swt(
        () -> {
          button(window().getShell(), "Try again")
              .orElseThrow()
              .notifyListeners(SWT.Selection, null);
          return null;
        });
    // THEN
    shown(view);
    then(late).isFalse();
  }

  @Test
  void the_writers_lock_of_another_program_is_respected_and_named() throws Exception {
    // GIVEN somebody else writes into the same index
    Session session = session(view);
    Path table =
        Files.writeString(folder.resolve("t.csv"), "obs_publisher_did,obs_id\nivo://x/1,a1\n");
    Path index = folder.resolve("ws/index");
    try (DatasetIndex other = DatasetIndex.open(index, Grouping.builtIn());
        Writing writing = other.beginWriting()) {
      // WHEN
      awt(
          () -> {
            session.harvest().importTable(table.toString());
            return null;
          });
      // THEN
      eventually("said", () -> !awt(() -> session.harvest().errors()).isEmpty());
      then(awt(() -> session.harvest().errors()).getFirst())
          .contains("is writing into the index " + index)
          .contains("searching goes on");
    }
  }

  /** Every text of a label in there. SWT's event thread. */
  private static String labels(Composite in) {
    StringBuilder texts = new StringBuilder();
    for (Control child : in.getChildren()) {
      if (child instanceof Label label) {
        texts.append(label.getText()).append('\n');
      }
      if (child instanceof Composite composite) {
        texts.append(labels(composite));
      }
    }
    return texts.toString();
  }

  private static Optional<Button> button(Composite in, String text) {
    for (Control child : in.getChildren()) {
      if (child instanceof Button button && button.getText().equals(text)) {
        return Optional.of(button);
      }
      if (child instanceof Composite composite) {
        Optional<Button> inside = button(composite, text);
        if (inside.isPresent()) {
          return inside;
        }
      }
    }
    return Optional.empty();
  }
}
