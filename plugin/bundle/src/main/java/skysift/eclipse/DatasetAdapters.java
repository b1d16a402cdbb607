package skysift.eclipse;

import org.eclipse.core.runtime.IAdapterFactory;
import org.eclipse.ui.views.properties.IPropertySource;
import skysift.obscore.Dataset;

/** Shows a dataset in the Properties view. */
public final class DatasetAdapters implements IAdapterFactory {
  @Override
  public <T> T getAdapter(Object adaptable, Class<T> wanted) {
    return wanted == IPropertySource.class && adaptable instanceof Dataset dataset
        ? wanted.cast(new DatasetProperties(dataset))
        : null;
  }

  @Override
  public Class<?>[] getAdapterList() {
    return new Class<?>[] {IPropertySource.class};
  }
}
