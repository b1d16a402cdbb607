package skysift.ui.links;

import java.awt.Dimension;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingConstants;
import net.miginfocom.swing.MigLayout;
import skysift.model.LinkModel;
import skysift.model.Tasks;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

/** Previews of many datasets side by side; they come one after the other, until it is closed. */
final class PreviewGrid extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final int SIDE = 160;
  private static final int COLUMNS = 5;

  private final transient List<Tasks.Task> coming = new ArrayList<>();

  PreviewGrid(Window owner, LinkModel model, List<Dataset> datasets) {
    super(owner, "Previews of " + datasets.size() + " datasets");
    setName("preview grid");
    JPanel grid = new JPanel(new MigLayout("wrap " + COLUMNS + ", gap 8", "", ""));
    for (Dataset dataset : datasets) {
      JLabel label = label(dataset);
      grid.add(label, "w " + SIDE + "!, h " + (SIDE + 24) + "!");
      coming.add(model.preview(dataset, file -> show(label, file), why -> explain(label, why)));
    }
    JScrollPane scroll = new JScrollPane(grid);
    scroll.getVerticalScrollBar().setUnitIncrement(SIDE / 4);
    scroll.setPreferredSize(new Dimension((SIDE + 12) * COLUMNS + 30, 3 * SIDE));
    add(scroll);
    pack();
    setDefaultCloseOperation(DISPOSE_ON_CLOSE);
    addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosed(WindowEvent e) {
            coming.forEach(Tasks.Task::cancel);
          }
        });
  }

  private static JLabel label(Dataset dataset) {
    JLabel label =
        new JLabel(dataset.text(ObsCoreColumn.OBS_ID).orElse(dataset.key().token()) + " …");
    label.putClientProperty("html.disable", Boolean.TRUE);
    label.setHorizontalAlignment(SwingConstants.CENTER);
    label.setHorizontalTextPosition(SwingConstants.CENTER);
    label.setVerticalTextPosition(SwingConstants.BOTTOM);
    label.setBorder(BorderFactory.createEtchedBorder());
    label.setToolTipText(Tip.of(dataset.archive()));
    return label;
  }

  private static void show(JLabel label, Path file) {
    Pictures.later(file, SIDE, image -> shown(label, image), why -> explain(label, why));
  }

  private static void shown(JLabel label, BufferedImage image) {
    label.setIcon(new ImageIcon(image));
    label.setText(label.getText().replaceFirst(" …$", ""));
  }

  private static void explain(JLabel label, String why) {
    label.setText(label.getText().replaceFirst(" …$", "") + ": " + why);
    label.setToolTipText(Tip.of(label.getText()));
  }
}
