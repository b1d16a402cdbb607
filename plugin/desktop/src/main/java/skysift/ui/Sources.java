package skysift.ui;

import java.awt.Component;
import java.io.File;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import skysift.model.Session;

/** The ways to get data into the index, as dialogs over {@code parent}. Event thread only. */
final class Sources {
  private final Session session;
  private final Component parent;

  Sources(Session session, Component parent) {
    this.session = session;
    this.parent = parent;
  }

  void openFiles() {
    JFileChooser chooser = new JFileChooser(session.remembered("folder", null));
    chooser.setMultiSelectionEnabled(true);
    chooser.setDialogTitle("Open ObsCore tables (VOTable, FITS, CSV, ECSV, …)");
    if (chooser.showOpenDialog(parent) == JFileChooser.APPROVE_OPTION) {
      session.remember("folder", chooser.getCurrentDirectory().getPath());
      for (File file : chooser.getSelectedFiles()) {
        session.harvest().importTable(file.getPath());
      }
    }
  }

  void openUrl() {
    String url =
        JOptionPane.showInputDialog(
            parent, "URL of an ObsCore table", "Open URL", JOptionPane.PLAIN_MESSAGE);
    if (url != null && !url.isBlank()) {
      session.harvest().importTable(url.strip());
    }
  }

  void harvest() {
    new HarvestDialog(session, session.archives()).show(parent);
  }
}
