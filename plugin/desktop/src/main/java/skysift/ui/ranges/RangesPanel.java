package skysift.ui.ranges;

import java.awt.Color;
import javax.swing.JPanel;
import javax.swing.UIManager;
import javax.swing.border.MatteBorder;
import net.miginfocom.swing.MigLayout;
import skysift.model.RangesModel;
import skysift.search.Axis;

/** How the results spread over time and wavelength; what is brushed is asked for. */
public final class RangesPanel extends JPanel {
  private static final long serialVersionUID = 1L;

  /** Shows the model's histograms. Event thread. */
  public RangesPanel(RangesModel model) {
    super(new MigLayout("insets 0, gap 0", "[grow,fill,sg][grow,fill,sg]", "[grow,fill]"));
    setName("ranges");
    add(new RangePanel(model, Axis.TIME), "wmin 150");
    add(new RangePanel(model, Axis.WAVELENGTH), "wmin 150");
    line();
  }

  private void line() {
    Color line = UIManager.getColor("Component.borderColor");
    setBorder(new MatteBorder(0, 0, 1, 0, line));
  }

  @Override
  public void updateUI() {
    super.updateUI();
    line();
  }
}
