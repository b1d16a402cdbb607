package skysift.ui.links;

import java.awt.BorderLayout;
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
import javax.swing.UIManager;
import net.miginfocom.swing.MigLayout;
import skysift.model.LinkModel;
import skysift.model.Tasks;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.text.Texts;
import skysift.ui.shared.Escape;
import skysift.ui.shared.KeyScroll;
import skysift.ui.shared.Pictures;
import skysift.ui.shared.Tip;

/** Previews of many datasets side by side; they come one after the other, until it is closed. */
final class PreviewGrid extends JDialog {
  private static final long serialVersionUID = 1L;
  private static final Texts TEXTS = Texts.of(PreviewGrid.class);
  private static final int SIDE = 160;
  private static final int COLUMNS = 5;

  private final transient List<Tasks.Task> coming = new ArrayList<>();

  PreviewGrid(Window owner, LinkModel model, List<Dataset> datasets) {
    super(owner, TEXTS.get("previews.of", datasets.size()));
    Escape.closes(this);
    setName("preview grid");
    JPanel grid = new JPanel(new MigLayout("wrap " + COLUMNS + ", gap 8", "", ""));
    for (Dataset dataset : datasets) {
      JLabel picture = picture();
      grid.add(cell(dataset, picture), "aligny top, w " + SIDE + "!, h " + (SIDE + 24) + "!");
      coming.add(model.preview(dataset, file -> show(picture, file), why -> explain(picture, why)));
    }
    KeyScroll.of(grid, getTitle());
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

  private static JLabel picture() {
    JLabel picture = new JLabel("…", SwingConstants.CENTER);
    picture.putClientProperty("html.disable", Boolean.TRUE);
    picture.putClientProperty("FlatLaf.styleClass", "small");
    picture.setForeground(UIManager.getColor("Label.disabledForeground"));
    return picture;
  }

  /** A picture with the observation's name below. */
  private static JPanel cell(Dataset dataset, JLabel picture) {
    String id = dataset.text(ObsCoreColumn.OBS_ID).orElse(dataset.key().token());
    JLabel name = new JLabel(id, SwingConstants.CENTER);
    name.putClientProperty("html.disable", Boolean.TRUE);
    name.setToolTipText(Tip.of(TEXTS.get("at", id, dataset.archive())));
    JPanel cell = new JPanel(new BorderLayout());
    cell.setBorder(BorderFactory.createLineBorder(UIManager.getColor("Component.borderColor")));
    cell.add(picture);
    cell.add(name, BorderLayout.SOUTH);
    return cell;
  }

  private static void show(JLabel picture, Path file) {
    Pictures.later(file, SIDE - 8, image -> shown(picture, image), why -> explain(picture, why));
  }

  private static void shown(JLabel picture, BufferedImage image) {
    picture.setIcon(new ImageIcon(image));
    picture.setText("");
  }

  private static void explain(JLabel picture, String why) {
    picture.setText(why);
    picture.setToolTipText(Tip.of(why));
  }
}
