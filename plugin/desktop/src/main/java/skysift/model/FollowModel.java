package skysift.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skysift.app.Route;
import skysift.app.Sender;
import skysift.obscore.Dataset;
import skysift.samp.Delivery;
import skysift.samp.Payload;
import skysift.samp.Peer;

/**
 * Takes the other programs along, row by row: the row that is chosen here is pointed out in the
 * tables that were sent, the position is pointed at, and, if wanted, the best product sent. What
 * another program chose is not told to others.
 */
public final class FollowModel {
  private final Sender sender;
  private final PeerModel peers;
  private final SelectionModel selection;
  private final Tasks tasks;
  private final MessageLog log;
  private final Listeners listeners = new Listeners();

  private boolean rows;
  private boolean positions;
  private boolean products;
  private Optional<Dataset> last = Optional.empty();

  /** Written on the event thread; read on the follow thread to skip what is superseded. */
  private volatile long newest;

  FollowModel(
      Sender sender, PeerModel peers, SelectionModel selection, Tasks tasks, MessageLog log) {
    this.sender = sender;
    this.peers = peers;
    this.selection = selection;
    this.tasks = tasks;
    this.log = log;
    selection.addListener(this::chosen);
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** Whether any of it is on. */
  public boolean on() {
    return rows || positions || products;
  }

  /** Whether the row is pointed out in the tables that were sent. */
  public boolean rows() {
    return rows;
  }

  /** Whether the position is pointed at. */
  public boolean positions() {
    return positions;
  }

  /** Whether the best image or spectrum is sent. */
  public boolean products() {
    return products;
  }

  /** Sets what is done; the row that is chosen now is followed at once. */
  public void follow(boolean withRows, boolean withPositions, boolean withProducts) {
    boolean more = withRows && !rows || withPositions && !positions || withProducts && !products;
    rows = withRows;
    positions = withPositions;
    products = withProducts;
    listeners.fire();
    if (more) {
      last = Optional.empty();
      chosen();
    }
  }

  private void chosen() {
    Optional<Dataset> first = selection.first();
    if (first.equals(last)) {
      return;
    }
    last = first;
    if (on() && first.isPresent() && !selection.outside()) {
      send(first.get(), peers.peers());
    }
  }

  private void send(Dataset dataset, List<Peer> to) {
    long number = ++newest;
    boolean withRows = rows;
    boolean withPositions = positions;
    boolean withProducts = products;
    tasks.run(
        Tasks.Queue.FOLLOW,
        () -> {
          List<Delivery> done = new ArrayList<>();
          if (withRows && number == newest) {
            done.addAll(sender.highlight(to, dataset));
          }
          if (withPositions && number == newest && dataset.footprint().isPresent()) {
            done.addAll(sender.point(taking(to, Payload.SkyPoint.class), dataset));
          }
          if (withProducts && number == newest) {
            done.addAll(product(to, dataset));
          }
          return done;
        },
        log::sent,
        peers::failed);
  }

  private List<Delivery> product(List<Peer> to, Dataset dataset) throws java.io.IOException {
    boolean spectrum =
        dataset.productType().map(type -> type.term().equals("spectrum")).orElse(false);
    List<Peer> takers = taking(to, spectrum ? Payload.Spectrum.class : Payload.FitsImage.class);
    if (takers.isEmpty()) {
      return List.of();
    }
    return spectrum
        ? sender.spectrum(takers, dataset, Route.AUTO)
        : sender.image(takers, List.of(dataset), Route.AUTO);
  }

  private static List<Peer> taking(List<Peer> to, Class<? extends Payload> kind) {
    return to.stream().filter(peer -> peer.takes(kind) && !peer.silent()).toList();
  }
}
