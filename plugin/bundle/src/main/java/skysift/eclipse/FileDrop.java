package skysift.eclipse;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import skysift.model.HarvestModel;

/**
 * Files and addresses that are dropped on the view. The panel takes drops itself in its own window;
 * inside Eclipse they come to SWT.
 */
final class FileDrop extends DropTargetAdapter {
  private final Consumer<List<String>> taker;

  private FileDrop(Consumer<List<String>> taker) {
    this.taker = taker;
  }

  /** {@code taker} gets paths and addresses, on SWT's event thread. */
  static void on(Composite composite, Consumer<List<String>> taker) {
    DropTarget target =
        new DropTarget(composite, DND.DROP_COPY | DND.DROP_LINK | DND.DROP_MOVE | DND.DROP_DEFAULT);
    target.setTransfer(new Transfer[] {FileTransfer.getInstance(), TextTransfer.getInstance()});
    target.addDropListener(new FileDrop(taker));
  }

  @Override
  public void dragEnter(DropTargetEvent event) {
    copied(event);
  }

  @Override
  public void dragOperationChanged(DropTargetEvent event) {
    copied(event);
  }

  /** Never moved: what is dropped stays where it is. */
  private static void copied(DropTargetEvent event) {
    event.detail = (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : DND.DROP_LINK;
  }

  @Override
  public void drop(DropTargetEvent event) {
    List<String> dropped = dropped(event.data);
    if (dropped.isEmpty()) {
      event.detail = DND.DROP_NONE;
    } else {
      taker.accept(dropped);
    }
  }

  static List<String> dropped(Object data) {
    if (data instanceof String[] files) {
      return List.of(files);
    }
    String text = data instanceof String word ? word.strip() : "";
    return HarvestModel.isUrl(text) ? List.of(text) : List.of();
  }
}
