package skysift.ui;

import java.awt.Component;
import java.util.List;
import javax.swing.DefaultComboBoxModel;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextField;
import javax.swing.SpinnerNumberModel;
import net.miginfocom.swing.MigLayout;
import skysift.harvest.Archive;
import skysift.harvest.HarvestRegion;
import skysift.harvest.HarvestRequest;
import skysift.model.Session;
import skysift.sky.Cone;

/** Asks which archive to harvest, and where on the sky. */
final class HarvestDialog {
  private static final int ROWS = 10_000;

  private final Session session;
  private final JComboBox<Archive> archive;
  private final JTextField cone = new JTextField(24);
  private final JSpinner rows = new JSpinner(new SpinnerNumberModel(ROWS, 1, 1_000_000, 1000));
  private final JLabel fault = new JLabel(" ");

  HarvestDialog(Session session, List<Archive> archives) {
    this.session = session;
    archive = new JComboBox<>(new DefaultComboBoxModel<>(archives.toArray(Archive[]::new)));
    archive.setRenderer(new Names());
    session
        .search()
        .request()
        .cone()
        .ifPresent(c -> cone.setText(c.centre().ra() + " " + c.centre().dec() + " " + c.radius()));
  }

  /** Shows the form until it can be asked, or the user gives up. */
  void show(Component parent) {
    JPanel form = new JPanel(new MigLayout("insets 0, wrap 2", "[][grow,fill]"));
    form.add(new JLabel("Archive"));
    form.add(archive);
    form.add(new JLabel("Cone (RA DEC RADIUS, degrees)"));
    form.add(cone);
    form.add(new JLabel("Rows at most"));
    form.add(rows);
    form.add(fault, "span 2");
    form.add(
        new JLabel("The question goes to the archive; the answer stays in your index."), "span 2");
    while (JOptionPane.showConfirmDialog(
            parent, form, "Harvest", JOptionPane.OK_CANCEL_OPTION, JOptionPane.PLAIN_MESSAGE)
        == JOptionPane.OK_OPTION) {
      try {
        session.harvest().harvest(request());
        return;
      } catch (IllegalArgumentException e) {
        fault.putClientProperty("html.disable", Boolean.TRUE);
        fault.setText("⚠ " + e.getMessage());
      }
    }
  }

  private HarvestRequest request() {
    String text = cone.getText().strip();
    HarvestRequest everything =
        HarvestRequest.of(List.of((Archive) archive.getSelectedItem()))
            .atMost((Integer) rows.getValue());
    return text.isEmpty() ? everything : everything.in(new HarvestRegion.InCone(Cone.parse(text)));
  }

  private static final class Names extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1L;

    @Override
    public Component getListCellRendererComponent(
        JList<?> list, Object value, int index, boolean selected, boolean focus) {
      putClientProperty("html.disable", Boolean.TRUE);
      Archive archive = (Archive) value;
      String text = archive == null ? "" : archive.name() + remark(archive);
      return super.getListCellRendererComponent(list, text, index, selected, focus);
    }

    private static String remark(Archive archive) {
      return archive.facts().simulated()
          ? " (simulated data)"
          : archive.enabled() ? "" : " (unchecked)";
    }
  }
}
