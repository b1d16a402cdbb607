package skysift.eclipse;

import com.google.common.collect.ImmutableList;
import skysift.model.Session;
import skysift.obscore.Dataset;
import skysift.samp.Peer;

/**
 * What Eclipse's menus and the selection service need to know of the session, taken on AWT's event
 * thread and read on SWT's.
 *
 * @param chosen the chosen datasets
 * @param peers the programs on the hub
 */
record Published(
    ImmutableList<Dataset> chosen, ImmutableList<Named> peers, boolean canUndo, boolean canRedo) {
  static final Published NOTHING =
      new Published(ImmutableList.of(), ImmutableList.of(), false, false);

  /** A program, and what it is called on the screen. */
  record Named(String label, Peer peer) {}

  static Published of(Session session) {
    return new Published(
        session.selection().selected(),
        session.peers().peers().stream()
            .map(peer -> new Named(session.peers().label(peer), peer))
            .collect(ImmutableList.toImmutableList()),
        session.search().canUndo(),
        session.search().canRedo());
  }
}
