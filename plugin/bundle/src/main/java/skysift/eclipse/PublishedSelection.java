package skysift.eclipse;

import java.util.List;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import skysift.obscore.Dataset;

/** The chosen datasets, for Eclipse's selection service. SWT's event thread. */
final class PublishedSelection implements ISelectionProvider {
  private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
  private ISelection selection = StructuredSelection.EMPTY;

  void publish(List<Dataset> chosen) {
    setSelection(chosen.isEmpty() ? StructuredSelection.EMPTY : new StructuredSelection(chosen));
  }

  @Override
  public ISelection getSelection() {
    return selection;
  }

  @Override
  public void setSelection(ISelection now) {
    if (!now.equals(selection)) {
      selection = now;
      SelectionChangedEvent event = new SelectionChangedEvent(this, now);
      listeners.forEach(listener -> listener.selectionChanged(event));
    }
  }

  @Override
  public void addSelectionChangedListener(ISelectionChangedListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeSelectionChangedListener(ISelectionChangedListener listener) {
    listeners.remove(listener);
  }
}
