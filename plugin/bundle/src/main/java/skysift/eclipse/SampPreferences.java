package skysift.eclipse;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.Optional;
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
import skysift.app.Consent;
import skysift.app.FailureText;

/** Whether the hub is joined, and which programs may give us files of this machine. */
public final class SampPreferences extends FieldEditorPreferencePage
    implements IWorkbenchPreferencePage {
  private static final int LINES = 6;

  private final Consent consent = new Consent(Preferences.workspace().trustedPeers());

  /** What was read; empty when that failed, and then nothing is written. */
  private Optional<ImmutableSet<String>> before = Optional.empty();

  private Text trusted;

  public SampPreferences() {
    super(GRID);
  }

  @Override
  public void init(IWorkbench workbench) {
    setPreferenceStore(Preferences.store());
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
      ImmutableSet<String> names = consent.all();
      trusted.setText(String.join("\n", names));
      before = Optional.of(names);
    } catch (IOException e) {
      trusted.setEnabled(false);
      failed(e);
    }
  }

  private void failed(IOException e) {
    setErrorMessage(FailureText.of(e));
    Platform.getLog(SampPreferences.class).error(FailureText.of(e), e);
  }

  @Override
  public boolean performOk() {
    try {
      if (before.isPresent()) {
        ImmutableSet<String> names = names();
        consent.change(before.get(), names);
        before = Optional.of(names);
      }
      return super.performOk();
    } catch (IOException e) {
      failed(e);
      return false;
    }
  }

  private ImmutableSet<String> names() {
    return trusted
        .getText()
        .lines()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(ImmutableSet.toImmutableSet());
  }
}
