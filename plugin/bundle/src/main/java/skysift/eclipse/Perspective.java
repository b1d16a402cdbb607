package skysift.eclipse;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.progress.IProgressConstants;

/** Observations: Skysift large, what it works with beside it. */
public final class Perspective implements IPerspectiveFactory {
  static final String ID = "skysift.observations";
  private static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";

  @Override
  public void createInitialLayout(IPageLayout layout) {
    layout.setEditorAreaVisible(false);
    String editors = layout.getEditorArea();
    layout.addView(SkysiftView.ID, IPageLayout.LEFT, 0.95f, editors);
    layout.addView(IPageLayout.ID_PROJECT_EXPLORER, IPageLayout.LEFT, 0.18f, SkysiftView.ID);
    layout.addView(
        IPageLayout.ID_PROP_SHEET, IPageLayout.BOTTOM, 0.5f, IPageLayout.ID_PROJECT_EXPLORER);
    IFolderLayout below =
        layout.createFolder("skysift.below", IPageLayout.BOTTOM, 0.83f, SkysiftView.ID);
    below.addView(IProgressConstants.PROGRESS_VIEW_ID);
    below.addView(ERROR_LOG);
    layout.addShowViewShortcut(SkysiftView.ID);
    layout.addShowViewShortcut(IPageLayout.ID_PROP_SHEET);
    layout.addShowViewShortcut(IProgressConstants.PROGRESS_VIEW_ID);
    layout.addShowViewShortcut(ERROR_LOG);
  }
}
