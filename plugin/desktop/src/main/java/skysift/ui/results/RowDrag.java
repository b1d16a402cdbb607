package skysift.ui.results;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.TransferHandler;
import skysift.model.SelectionModel;
import skysift.obscore.Access;
import skysift.obscore.Dataset;

/** Rows dragged out of the window: as their addresses, and as files where they are files here. */
final class RowDrag extends TransferHandler {
  private static final long serialVersionUID = 1L;
  private static final DataFlavor URIS =
      new DataFlavor("text/uri-list;class=java.lang.String", "URIs");

  /** Only inside this program: a row let go over its own window is not read in again. */
  static final DataFlavor OURS = ours();

  private final transient SelectionModel selection;

  RowDrag(SelectionModel selection) {
    this.selection = selection;
  }

  private static DataFlavor ours() {
    String type = DataFlavor.javaJVMLocalObjectMimeType + ";class=" + RowDrag.class.getName();
    try {
      return new DataFlavor(type, "Skysift rows", RowDrag.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public int getSourceActions(JComponent component) {
    return COPY;
  }

  @Override
  protected Transferable createTransferable(JComponent component) {
    List<String> urls = urls(selection.selected());
    return urls.isEmpty() ? null : new Addresses(urls);
  }

  private static List<String> urls(List<Dataset> rows) {
    return rows.stream()
        .flatMap(row -> row.access().map(Access::url).stream())
        .filter(url -> url.matches("(?i)(https?://|file:)[^\\s\\p{Cntrl}]+"))
        .distinct()
        .toList();
  }

  /** The addresses in the forms that desktops and browsers take. */
  record Addresses(List<String> urls) implements Transferable {
    @Override
    public DataFlavor[] getTransferDataFlavors() {
      return files().isEmpty()
          ? new DataFlavor[] {OURS, URIS, DataFlavor.stringFlavor}
          : new DataFlavor[] {OURS, URIS, DataFlavor.stringFlavor, DataFlavor.javaFileListFlavor};
    }

    @Override
    public boolean isDataFlavorSupported(DataFlavor flavor) {
      return List.of(getTransferDataFlavors()).contains(flavor);
    }

    @Override
    public Object getTransferData(DataFlavor flavor) throws UnsupportedFlavorException {
      if (flavor.equals(URIS)) {
        return String.join("\r\n", urls) + "\r\n";
      }
      if (flavor.equals(DataFlavor.stringFlavor)) {
        return String.join("\n", urls);
      }
      if (flavor.equals(DataFlavor.javaFileListFlavor) && isDataFlavorSupported(flavor)) {
        return files();
      }
      throw new UnsupportedFlavorException(flavor);
    }

    /** The files; none unless all are files of this machine. */
    private List<File> files() {
      if (!urls.stream().allMatch(url -> url.matches("(?i)file:/.*"))) {
        return List.of();
      }
      try {
        return urls.stream().map(url -> Path.of(URI.create(url)).toFile()).toList();
      } catch (IllegalArgumentException | FileSystemNotFoundException e) {
        return List.of();
      }
    }
  }
}
