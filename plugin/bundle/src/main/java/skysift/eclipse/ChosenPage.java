package skysift.eclipse;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.events.ControlAdapter;
import org.eclipse.swt.events.ControlEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.views.properties.PropertySheetPage;
import skysift.obscore.Dataset;

/** The Properties view's page while the chosen datasets are those of Skysift. */
final class ChosenPage extends PropertySheetPage {
  private static final double NAMES = 0.6;

  @Override
  public void createControl(Composite parent) {
    super.createControl(parent);
    Tree tree = (Tree) getControl();
    // Once, after the page's own: its names have units, which would be cut off.
    tree.addControlListener(
        new ControlAdapter() {
          @Override
          public void controlResized(ControlEvent event) {
            int width = tree.getClientArea().width;
            if (width > 0) {
              tree.getColumn(0).setWidth((int) (width * NAMES));
              tree.getColumn(1).setWidth(width - (int) (width * NAMES));
              tree.removeControlListener(this);
            }
          }
        });
  }

  @Override
  public void selectionChanged(IWorkbenchPart part, ISelection selection) {
    super.selectionChanged(part, together(selection));
  }

  private static ISelection together(ISelection selection) {
    if (selection instanceof IStructuredSelection several && several.size() > 1) {
      return new StructuredSelection(
          new DatasetProperties(several.stream().map(chosen -> (Dataset) chosen).toList()));
    }
    return selection;
  }
}
