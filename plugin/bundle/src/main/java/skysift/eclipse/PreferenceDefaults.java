package skysift.eclipse;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.jface.preference.IPreferenceStore;

/** What holds until something is set. */
public final class PreferenceDefaults extends AbstractPreferenceInitializer {
  @Override
  public void initializeDefaultPreferences() {
    IPreferenceStore store = Preferences.store();
    store.setDefault(Preferences.PLACE, Preferences.SHARED);
    store.setDefault(Preferences.PLACE_FOLDER, "");
    store.setDefault(Preferences.JOIN_HUB, true);
    store.setDefault(Preferences.APPEARANCE, Preferences.FOLLOW);
  }
}
