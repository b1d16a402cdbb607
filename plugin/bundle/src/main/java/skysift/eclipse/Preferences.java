package skysift.eclipse;

import java.nio.file.Path;
import org.eclipse.jface.preference.IPreferenceStore;
import skysift.app.Workspace;

/** What is set in Eclipse itself; the rest is in the files of Skysift's workspace. */
final class Preferences {
  /** One of {@link #SHARED}, {@link #OWN}, {@link #FOLDER}. */
  static final String PLACE = "workspace.place";

  /** The folder, for {@link #FOLDER}. */
  static final String PLACE_FOLDER = "workspace.folder";

  /** The desktop program's workspace too. */
  static final String SHARED = "shared";

  /** Inside this Eclipse workspace. */
  static final String OWN = "own";

  /** A folder that the user names. */
  static final String FOLDER = "folder";

  /** {@link #FOLLOW}, {@code light} or {@code dark}. */
  static final String APPEARANCE = "appearance";

  /** As Eclipse's theme. */
  static final String FOLLOW = "eclipse";

  /** Whether the hub is joined when the view opens. */
  static final String JOIN_HUB = "samp.join";

  /** Changed when a settings file of the workspace was; never stored. */
  static final String FILES = "workspace.files";

  private Preferences() {}

  static IPreferenceStore store() {
    return Activator.active().getPreferenceStore();
  }

  /** Where Skysift's own files are. */
  static Workspace workspace() {
    String folder = store().getString(PLACE_FOLDER).strip();
    return switch (store().getString(PLACE)) {
      case OWN -> new Workspace(Activator.active().getStateLocation().append("skysift").toPath());
      case FOLDER -> folder.isEmpty() ? Workspace.standard() : new Workspace(Path.of(folder));
      default -> Workspace.standard();
    };
  }

  static boolean joinHub() {
    return store().getBoolean(JOIN_HUB);
  }

  /** Whether a change wants Skysift to be opened anew. */
  static boolean reopens(String changed) {
    return changed.equals(PLACE) || changed.equals(PLACE_FOLDER) || changed.equals(FILES);
  }

  /** A settings file was changed: whoever shows a session of before opens it anew. */
  static void filesChanged() {
    Activator.active().session().changed();
    store().firePropertyChangeEvent(FILES, "", "settings");
  }

  static String appearance() {
    return store().getString(APPEARANCE);
  }
}
