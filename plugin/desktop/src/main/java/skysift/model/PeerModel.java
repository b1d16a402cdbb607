package skysift.model;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import skysift.app.FailureText;
import skysift.app.Sender;
import skysift.app.Skysift;
import skysift.datalink.Link;
import skysift.obscore.Dataset;
import skysift.samp.Delivery;
import skysift.samp.HubState;
import skysift.samp.Peer;

/** Who is there, what can be sent to whom, and what came of it. */
public final class PeerModel {
  private static final int KEPT = 200;

  private final Skysift skysift;
  private final Sender sender;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();

  private ImmutableList<Peer> peers = ImmutableList.of();
  private HubState hub;
  private String message = "";
  private final List<Delivery> deliveries = new ArrayList<>();
  private ImmutableList<Delivery> newest = ImmutableList.of();
  private int sending;

  /** Not connected before {@link #connect}. */
  public PeerModel(Skysift skysift, Tasks tasks) {
    this.skysift = skysift;
    this.sender = skysift.sender();
    this.tasks = tasks;
    hub = skysift.hubState();
    skysift.onHub(
        state -> tasks.onEventThread(() -> hubIs(state)),
        now -> tasks.onEventThread(() -> peersAre(now)));
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** The other programs on the hub. */
  public ImmutableList<Peer> peers() {
    return peers;
  }

  /** How we stand with the hub. */
  public HubState hub() {
    return hub;
  }

  /** The last thing to tell: a failure, or what was sent. May be empty. */
  public String message() {
    return message;
  }

  /** What came of the newest send, peer by peer. */
  public ImmutableList<Delivery> newest() {
    return newest;
  }

  /** What came of the last sends, newest last. */
  public ImmutableList<Delivery> deliveries() {
    return ImmutableList.copyOf(deliveries);
  }

  /** Whether something is being sent. */
  public boolean sending() {
    return sending > 0;
  }

  /** Joins the running hub, or starts one inside this program when none runs. */
  public void connect() {
    tasks.run(
        Tasks.Queue.SAMP,
        skysift::joinHub,
        now -> {
          hub = skysift.hubState();
          peersAre(now);
        },
        this::failed);
  }

  /** Sends the rows as one table. */
  public void sendTable(List<Peer> to, List<Dataset> rows) {
    send(() -> sender.table(to, rows, "Skysift"));
  }

  /** Sends the best image of a dataset. */
  public void sendImage(List<Peer> to, Dataset dataset) {
    send(() -> sender.image(to, List.of(dataset)));
  }

  /** Sends one product as an image. */
  public void sendProduct(List<Peer> to, Dataset dataset, Link.Product product) {
    send(() -> sender.product(to, dataset, product));
  }

  /** Sends the spectrum of a dataset. */
  public void sendSpectrum(List<Peer> to, Dataset dataset) {
    send(() -> sender.spectrum(to, dataset));
  }

  /** Sends the position of a dataset. */
  public void sendPoint(List<Peer> to, Dataset dataset) {
    send(() -> sender.point(to, dataset));
  }

  private void send(Callable<List<Delivery>> work) {
    sending++;
    tasks.run(
        Tasks.Queue.SAMP,
        work,
        done -> {
          sending--;
          newest = ImmutableList.copyOf(done);
          deliveries.addAll(done);
          if (deliveries.size() > KEPT) {
            deliveries.subList(0, deliveries.size() - KEPT).clear();
          }
          message = "";
          listeners.fire();
        },
        failure -> {
          sending--;
          failed(failure);
        });
    listeners.fire();
  }

  private void hubIs(HubState state) {
    hub = state;
    if (state == HubState.NONE) {
      peers = ImmutableList.of();
    }
    listeners.fire();
  }

  private void peersAre(List<Peer> now) {
    peers = ImmutableList.copyOf(now);
    listeners.fire();
  }

  private void failed(Exception failure) {
    message = FailureText.of(failure);
    listeners.fire();
  }
}
