package skysift.eclipse;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.IntegerFieldEditor;
import org.eclipse.jface.preference.PreferenceStore;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import skysift.app.FailureText;
import skysift.app.Settings;

/** How long services are waited for; kept in the workspace, so that all of Skysift knows it. */
public final class NetworkPreferences extends FieldEditorPreferencePage
    implements IWorkbenchPreferencePage {
  private static final int LONGEST = 1_000_000;
  private static final int MOST_RETRIES = 99;

  /** Entries of the settings file, and what they are called here. */
  private static final ImmutableMap<String, String> SECONDS =
      ImmutableMap.of(
          "connect-seconds", "To accept a connection (s)",
          "idle-seconds", "To send anything at all (s)",
          "query-seconds", "To answer one query (s)",
          "job-seconds", "To answer one job (s)");

  private static final String RETRIES = "retries";

  private final SettingsFile file = new SettingsFile(Preferences.workspace().settings());
  private final PreferenceStore values = new PreferenceStore();

  public NetworkPreferences() {
    super(GRID);
  }

  @Override
  public void init(IWorkbench workbench) {
    noDefaultButton();
    setPreferenceStore(values);
    Settings usual = Settings.DEFAULT;
    values.setDefault("connect-seconds", (int) usual.connectLimit().toSeconds());
    values.setDefault("idle-seconds", (int) usual.idleLimit().toSeconds());
    values.setDefault("query-seconds", (int) usual.patience().query().toSeconds());
    values.setDefault("job-seconds", (int) usual.patience().job().toSeconds());
    values.setDefault(RETRIES, usual.patience().retries());
    setDescription(
        "How long Skysift waits for a service. Kept in "
            + Preferences.workspace().settings()
            + ", which the desktop program and the command line read too.");
    try {
      Properties now = file.read();
      now.stringPropertyNames().forEach(name -> values.setValue(name, now.getProperty(name)));
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException e) {
    setErrorMessage(FailureText.of(e));
    Platform.getLog(NetworkPreferences.class).error(FailureText.of(e), e);
  }

  @Override
  protected void createFieldEditors() {
    SECONDS.forEach((name, text) -> number(name, text, 1, LONGEST));
    number(RETRIES, "Times to ask again when a service fails", 0, MOST_RETRIES);
  }

  private void number(String name, String text, int least, int most) {
    IntegerFieldEditor editor = new IntegerFieldEditor(name, text, getFieldEditorParent());
    editor.setValidRange(least, most);
    addField(editor);
  }

  @Override
  public boolean performOk() {
    super.performOk();
    ImmutableMap.Builder<String, String> changes = ImmutableMap.builder();
    SECONDS.keySet().forEach(name -> changes.put(changed(name)));
    changes.put(changed(RETRIES));
    try {
      if (file.write(changes.buildOrThrow())) {
        Preferences.filesChanged();
      }
      return true;
    } catch (IOException e) {
      failed(e);
      return false;
    }
  }

  /** What is as usual is not written. */
  private Map.Entry<String, String> changed(String name) {
    return Map.entry(name, values.isDefault(name) ? "" : Integer.toString(values.getInt(name)));
  }
}
