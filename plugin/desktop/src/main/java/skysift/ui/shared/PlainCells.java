package skysift.ui.shared;

import java.util.Objects;
import javax.swing.table.DefaultTableCellRenderer;

/** What others sent is shown as it is, HTML or not; the whole of it in the tooltip. */
public final class PlainCells extends DefaultTableCellRenderer {
  private static final long serialVersionUID = 1L;

  /** Event thread. */
  public PlainCells() {
    putClientProperty("html.disable", Boolean.TRUE);
  }

  @Override
  protected void setValue(Object value) {
    super.setValue(value);
    setToolTipText(Tip.of(Objects.toString(value, "")));
  }
}
