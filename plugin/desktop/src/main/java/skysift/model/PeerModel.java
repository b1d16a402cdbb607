package skysift.model;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import skysift.app.FailureText;
import skysift.app.Mailing;
import skysift.app.ProductChoice;
import skysift.app.Route;
import skysift.app.Sender;
import skysift.app.Skysift;
import skysift.datalink.Link;
import skysift.obscore.Dataset;
import skysift.samp.Delivery;
import skysift.samp.HubState;
import skysift.samp.Payload;
import skysift.samp.Peer;
import skysift.sky.Moc;
import skysift.text.Texts;

/** Who is there, what can be sent to whom, and what came of it. */
public final class PeerModel {
  private static final Texts TEXTS = Texts.of(PeerModel.class);
  private static final int LONGEST = 20;

  private final Skysift skysift;
  private final Sender sender;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();

  private ImmutableList<Peer> peers = ImmutableList.of();
  private HubState hub;
  private String message = "";
  private final MessageLog log;
  private final Map<String, byte[]> icons = new HashMap<>();
  private final Set<String> iconsAsked = new HashSet<>();
  private Route route = Route.AUTO;
  private ImmutableList<Delivery> newest = ImmutableList.of();
  private int sending;

  /** Not connected before {@link #connect}. */
  public PeerModel(Skysift skysift, Tasks tasks, MessageLog log) {
    this.log = log;
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

  /** What a peer is called on the screen: by name, cut short; with its id where two have it. */
  public String label(Peer peer) {
    String name = peer.name();
    boolean twins = peers.stream().filter(other -> other.name().equals(name)).count() > 1;
    String shown = name.length() > LONGEST ? name.substring(0, LONGEST) + "…" : name;
    return twins ? shown + " (" + peer.id() + ")" : shown;
  }

  /** The same of the peer that something was sent to. */
  public String label(Delivery delivery) {
    return peers.stream()
        .filter(peer -> peer.id().equals(delivery.peerId()))
        .findFirst()
        .map(this::label)
        .orElse(delivery.peer());
  }

  /** The picture of a peer, once it was read; anybody's bytes. */
  public Optional<byte[]> icon(Peer peer) {
    return Optional.ofNullable(icons.get(peer.id()));
  }

  /** How products go to peers. */
  public Route route() {
    return route;
  }

  /** Sets how products go to peers from now on. */
  public void via(Route wanted) {
    route = wanted;
    listeners.fire();
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

  /** Unregisters from the hub, and stops it if it is ours. */
  public void leave() {
    tasks.run(
        Tasks.Queue.SAMP,
        () -> {
          skysift.leaveHub();
          return List.<Peer>of();
        },
        this::peersAre,
        this::failed);
  }

  /** Starts a hub in a process of its own, which outlives this program, and joins it. */
  public void startHub() {
    tasks.run(
        Tasks.Queue.SAMP,
        skysift::startHubProcess,
        now -> {
          message = TEXTS.get("hub.started");
          hub = skysift.hubState();
          peersAre(now);
        },
        this::failed);
  }

  /** Sends the rows as one table in FITS. */
  public void sendFitsTable(List<Peer> to, List<Dataset> rows) {
    send(() -> sender.fitsTable(to, rows, "Skysift"));
  }

  /** Sends the part of the sky that the rows cover. */
  public void sendCoverage(List<Peer> to, List<Dataset> rows) {
    send(() -> sender.coverage(to, rows, "Skysift coverage"));
  }

  /** Sends a coverage map. */
  public void sendMap(List<Peer> to, Moc moc) {
    send(() -> sender.coverage(to, moc, "Skysift coverage"));
  }

  /** Selects the rows in the tables that were sent before. */
  public void sendSelection(List<Peer> to, List<Dataset> rows) {
    send(
        () -> {
          List<Delivery> done = sender.select(to, rows);
          if (done.isEmpty()) {
            throw new IOException(TEXTS.get("send.unknown"));
          }
          return done;
        });
  }

  /** Sends the rows as one table. */
  public void sendTable(List<Peer> to, List<Dataset> rows) {
    send(() -> sender.table(to, rows, "Skysift"));
  }

  /** The same to every program that takes one; says so when there is nothing or nobody. */
  public void sendTableToAll(List<Dataset> rows) {
    List<Peer> takers = peers.stream().filter(peer -> peer.takes(Payload.Table.class)).toList();
    if (rows.isEmpty() || takers.isEmpty()) {
      message = TEXTS.get(rows.isEmpty() ? "send.choose" : "send.nobody");
      listeners.fire();
    } else {
      sendTable(takers, rows);
    }
  }

  /** Sends the best image of a dataset. */
  public void sendImage(List<Peer> to, Dataset dataset) {
    send(() -> sender.image(to, List.of(dataset), route));
  }

  /** Sends one product as an image. */
  public void sendProduct(List<Peer> to, Dataset dataset, Link.Product product) {
    send(() -> sender.product(to, dataset, product, route));
  }

  /**
   * Sends what is meant of many datasets, to each program as what it shows best; of copies one.
   *
   * @param prefer name of the archive whose copy is taken first; empty for the owner's
   */
  public void sendChoice(List<Peer> to, List<Dataset> rows, ProductChoice choice, String prefer) {
    AtomicReference<ImmutableList<String>> problems = new AtomicReference<>(ImmutableList.of());
    send(
        () -> {
          Mailing.Sent sent =
              skysift
                  .mailing()
                  .send(
                      to,
                      List.of(rows),
                      choice,
                      prefer,
                      route,
                      false,
                      (done, all) -> tasks.onEventThread(() -> sent(done, all)));
          problems.set(sent.problems());
          return sent.deliveries();
        },
        () -> problems.get().isEmpty() ? "" : "⚠ " + String.join("; ", problems.get()));
  }

  private void sent(int done, int all) {
    message = TEXTS.get("send.progress", done, all);
    listeners.fire();
  }

  /** Sends one product as a table. */
  public void sendTableProduct(List<Peer> to, Dataset dataset, Link.Product product) {
    send(() -> sender.tableProduct(to, dataset, product, route));
  }

  /** Sends one product as a spectrum. */
  public void sendSpectrumProduct(List<Peer> to, Dataset dataset, Link.Product product) {
    send(() -> sender.spectrumProduct(to, dataset, product, route));
  }

  /** Sends the spectrum of a dataset. */
  public void sendSpectrum(List<Peer> to, Dataset dataset) {
    send(() -> sender.spectrum(to, dataset, route));
  }

  /** Sends the position of a dataset. */
  public void sendPoint(List<Peer> to, Dataset dataset) {
    send(() -> sender.point(to, dataset));
  }

  private void send(Callable<List<Delivery>> work) {
    send(work, () -> "");
  }

  /** {@code remark} is asked when the work is done. */
  private void send(Callable<List<Delivery>> work, Supplier<String> remark) {
    sending++;
    tasks.run(
        Tasks.Queue.SAMP,
        work,
        done -> {
          sending--;
          newest = ImmutableList.copyOf(done);
          log.sent(done);
          message = remark.get();
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
    if (state != HubState.CONNECTED) {
      peers = ImmutableList.of();
    }
    listeners.fire();
  }

  private void peersAre(List<Peer> now) {
    peers = ImmutableList.copyOf(now);
    icons.keySet().retainAll(now.stream().map(Peer::id).toList());
    iconsAsked.retainAll(now.stream().map(Peer::id).toList());
    now.forEach(this::askIcon);
    listeners.fire();
  }

  private void askIcon(Peer peer) {
    if (peer.icon().isPresent() && iconsAsked.add(peer.id())) {
      tasks.run(
          Tasks.Queue.FOLLOW,
          () -> skysift.icon(peer),
          icon -> {
            icon.ifPresent(bytes -> icons.put(peer.id(), bytes));
            listeners.fire();
          },
          this::failed);
    }
  }

  void failed(Exception failure) {
    message = FailureText.of(failure);
    listeners.fire();
  }
}
