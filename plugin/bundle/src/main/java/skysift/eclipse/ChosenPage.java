package skysift.eclipse;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.views.properties.PropertySheetPage;
import skysift.obscore.Dataset;

/** The Properties view's page while the chosen datasets are those of Skysift. */
final class ChosenPage extends PropertySheetPage {
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
