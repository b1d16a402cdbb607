package skysift.eclipse;

import org.eclipse.jface.preference.DirectoryFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.jface.util.PropertyChangeEvent;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** Where the workspace is, and how the panel looks. */
public final class MainPreferences extends FieldEditorPreferencePage
    implements IWorkbenchPreferencePage {
  private DirectoryFieldEditor folder;

  public MainPreferences() {
    super(GRID);
  }

  @Override
  public void init(IWorkbench workbench) {
    setPreferenceStore(Preferences.store());
    setDescription(
        "Any number of programs search one workspace at the same time; one of them at a time writes"
            + " into its index. Another that wants to write is told which program does, and"
            + " searching goes on.");
  }

  @Override
  protected void createFieldEditors() {
    addField(
        new RadioGroupFieldEditor(
            Preferences.PLACE,
            "Workspace of Skysift",
            1,
            new String[][] {
              {"The one of the desktop program and the command line", Preferences.SHARED},
              {"One of its own inside this Eclipse workspace", Preferences.OWN},
              {"This folder:", Preferences.FOLDER}
            },
            getFieldEditorParent(),
            true));
    folder = new DirectoryFieldEditor(Preferences.PLACE_FOLDER, "Folder", getFieldEditorParent());
    addField(folder);
    addField(
        new RadioGroupFieldEditor(
            Preferences.APPEARANCE,
            "Appearance",
            1,
            new String[][] {
              {"As Eclipse's theme", Preferences.FOLLOW},
              {"Light", Appearance.LIGHT.word()},
              {"Dark", Appearance.DARK.word()}
            },
            getFieldEditorParent(),
            true));
  }

  @Override
  protected void initialize() {
    super.initialize();
    enableFolder(Preferences.store().getString(Preferences.PLACE));
  }

  @Override
  public void propertyChange(PropertyChangeEvent event) {
    super.propertyChange(event);
    if (event.getSource() instanceof RadioGroupFieldEditor editor
        && editor.getPreferenceName().equals(Preferences.PLACE)) {
      enableFolder(String.valueOf(event.getNewValue()));
    }
  }

  private void enableFolder(String place) {
    folder.setEnabled(place.equals(Preferences.FOLDER), getFieldEditorParent());
  }
}
