package skysift.eclipse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import skysift.app.FailureText;

/** Whether the hub is joined, and which programs may give us files of this machine. */
public final class SampPreferences extends FieldEditorPreferencePage
    implements IWorkbenchPreferencePage {
  private static final int LINES = 6;

  private Text trusted;

  public SampPreferences() {
    super(GRID);
  }

  @Override
  public void init(IWorkbench workbench) {
    setPreferenceStore(Preferences.store());
  }

  private static Path file() {
    return Preferences.workspace().trustedPeers();
  }

  @Override
  protected void createFieldEditors() {
    Composite parent = getFieldEditorParent();
    addField(
        new BooleanFieldEditor(
            Preferences.JOIN_HUB,
            "Join the SAMP hub when the view opens, or start one where none runs",
            parent));
    Label label = new Label(parent, SWT.WRAP);
    label.setText("Programs that may give Skysift files of this machine to read, one a line:");
    label.setLayoutData(new GridData(SWT.FILL, SWT.BEGINNING, true, false, 2, 1));
    trusted = new Text(parent, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL);
    GridData room = new GridData(SWT.FILL, SWT.BEGINNING, true, false, 2, 1);
    room.heightHint = LINES * trusted.getLineHeight();
    trusted.setLayoutData(room);
    try {
      List<String> lines =
          Files.exists(file()) ? Files.readAllLines(file(), StandardCharsets.UTF_8) : List.of();
      trusted.setText(String.join("\n", lines));
    } catch (IOException e) {
      failed(e);
    }
  }

  private void failed(IOException e) {
    setErrorMessage(FailureText.of(e));
    Platform.getLog(SampPreferences.class).error(FailureText.of(e), e);
  }

  @Override
  public boolean performOk() {
    String names =
        Arrays.stream(trusted.getText().split("\\R"))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .map(name -> name + "\n")
            .collect(Collectors.joining());
    try {
      if (!names.isEmpty() || Files.exists(file())) {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), names, StandardCharsets.UTF_8);
      }
      return super.performOk();
    } catch (IOException e) {
      failed(e);
      return false;
    }
  }
}
