package skysift.ui;

import java.awt.Component;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import skysift.model.CollectionsModel;
import skysift.model.HarvestForm;
import skysift.model.HarvestModel;
import skysift.model.Session;
import skysift.search.SearchRequest;
import skysift.text.Texts;
import skysift.ui.harvest.HarvestWindow;
import skysift.ui.searches.CollectionsWindow;

/** The ways to get data into the index, as dialogs over {@code parent}. Event thread only. */
final class Sources {
  private static final Logger LOGGER = Logger.getLogger(Sources.class.getName());
  private static final Texts TEXTS = Texts.of(Sources.class);
  private static final String RECENT = "recent";
  private static final int MOST_RECENT = 12;

  private final Session session;
  private final Component parent;
  private HarvestWindow harvest;
  private CollectionsWindow collections;

  Sources(Session session, Component parent) {
    this.session = session;
    this.parent = parent;
  }

  void openFiles() {
    JFileChooser chooser = new JFileChooser(session.remembered("folder", null));
    chooser.setMultiSelectionEnabled(true);
    chooser.setDialogTitle(TEXTS.get("open.title"));
    if (chooser.showOpenDialog(parent) == JFileChooser.APPROVE_OPTION) {
      session.remember("folder", chooser.getCurrentDirectory().getPath());
      for (File file : chooser.getSelectedFiles()) {
        read(file.getPath());
      }
    }
  }

  /** Reads a file or URL into the index, and remembers it. */
  void read(String fileOrUrl) {
    List<String> recent = new ArrayList<>(recent());
    recent.remove(fileOrUrl);
    recent.addFirst(fileOrUrl);
    session.memory().putList(RECENT, recent.subList(0, Math.min(MOST_RECENT, recent.size())));
    session.harvest().importTable(fileOrUrl);
  }

  /** What was read last, the newest first. */
  List<String> recent() {
    return session.memory().list(RECENT);
  }

  /** Reads the files, or the URL, that were dropped or pasted; false when it is neither. */
  boolean take(Transferable given) throws UnsupportedFlavorException, IOException {
    if (given.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
      for (Object file : (List<?>) given.getTransferData(DataFlavor.javaFileListFlavor)) {
        read(((File) file).getPath());
      }
      return true;
    }
    if (!given.isDataFlavorSupported(DataFlavor.stringFlavor)) {
      return false;
    }
    String text = given.getTransferData(DataFlavor.stringFlavor).toString().strip();
    if (!HarvestModel.isUrl(text)) {
      return false;
    }
    read(text);
    return true;
  }

  void paste() {
    Transferable held = parent.getToolkit().getSystemClipboard().getContents(null);
    try {
      if (held != null && take(held)) {
        return;
      }
    } catch (UnsupportedFlavorException | IOException e) {
      LOGGER.log(Level.WARNING, "the clipboard could not be read", e);
    }
    JOptionPane.showMessageDialog(parent, TEXTS.get("paste.nothing"));
  }

  void openUrl() {
    String url =
        JOptionPane.showInputDialog(
            parent, TEXTS.get("url.ask"), TEXTS.get("url.title"), JOptionPane.PLAIN_MESSAGE);
    if (url != null && !url.isBlank()) {
      read(url.strip());
    }
  }

  void harvest() {
    harvest(session.search().request());
  }

  /** Shows the form for archives, filled from what a search asks. */
  void harvest(SearchRequest asked) {
    harvest(HarvestForm.of(asked));
  }

  /** Shows which kinds of data there are. */
  void collections() {
    if (collections == null) {
      collections =
          new CollectionsWindow(
              SwingUtilities.getWindowAncestor(parent), session.collections(), this::more);
    }
    collections.open();
  }

  /** More of one kind of data, where the search looks. */
  private void more(CollectionsModel.Row row) {
    session.question().only(row.archive());
    harvest(HarvestForm.of(session.search().request()).of(row.collection(), row.type()));
  }

  private void harvest(HarvestForm form) {
    if (harvest == null) {
      harvest =
          new HarvestWindow(
              SwingUtilities.getWindowAncestor(parent),
              session.question(),
              session.harvest(),
              session.memory());
    }
    harvest.show(form);
  }
}
