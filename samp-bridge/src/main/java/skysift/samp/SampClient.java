package skysift.samp;

import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.Striped;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.astrogrid.samp.client.HubConnection;
import org.astrogrid.samp.client.SampException;
import org.astrogrid.samp.hub.Hub;

/**
 * Our place among the SAMP clients of this machine. It registers with a hub, knows the peers, and
 * sends. When the hub goes away it looks for another until it is closed, but not after a hub has
 * thrown it out.
 *
 * <p>All methods may be called from any thread but the event thread: they wait for the hub, and
 * sending waits for the peers. What it opens listens on loopback only. Should the program be killed
 * without {@link #close}, a shutdown hook unregisters and stops the hub.
 */
public final class SampClient implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SampClient.class.getName());
  private static final String NO_HUB =
      "No SAMP hub is running. Start TOPCAT, Aladin or the Skysift window (skysift) first.";

  private final Limits limits;
  private final Wire wire;
  private final Wire hubWire;
  private final HubPlace.Lockfile lockfile;
  private final Identity identity;
  private final Calls calls = new Calls();
  private final Bulletin bulletin;
  private final Striped<Lock> turns = Striped.lock(16);
  private final Object connecting = new Object();
  private final List<Wanted> wanted = new ArrayList<>();
  private Hub hub;
  private volatile boolean closed;

  /** Null until a hub is first looked for, as is the membership: JSAMP takes long to load. */
  private HubPlace place;

  private volatile Membership membership;

  /** What is asked for, and who takes it. */
  private record Wanted(Set<Class<? extends Payload>> kinds, SampReceiver receiver) {}

  private SampClient(HubPlace.Lockfile lockfile, Identity identity, Limits limits) {
    this.limits = limits;
    this.identity = identity;
    this.wire = new Wire(limits.wire());
    this.hubWire = new Wire(limits.wire().plus(limits.wire()));
    this.lockfile = lockfile;
    this.bulletin = new Bulletin(calls);
  }

  /**
   * A client of the hub that SAMP_HUB or {@code ~/.samp} names. No network before {@link #connect}.
   */
  public static SampClient standard(Identity identity) {
    return new SampClient(() -> HubPlace.standard().url(), identity, Limits.USUAL);
  }

  /** A client of the hub whose lockfile is there. */
  static SampClient of(Path lockfile, Identity identity, Limits limits) {
    return new SampClient(() -> lockfile.toUri().toURL(), identity, limits);
  }

  /** Whether a hub answers; asks it. A lockfile left behind by a dead one is no hub. */
  public boolean hubRunning() {
    return place().isHubRunning();
  }

  private HubPlace place() {
    synchronized (wanted) {
      if (place == null) {
        place = new HubPlace(lockfile, wire);
      }
      return place;
    }
  }

  private Membership membership() {
    synchronized (wanted) {
      if (membership == null) {
        Membership made = new Membership(place(), () -> identity.metadata(wire), bulletin);
        made.addResponseHandler(calls);
        bulletin.about(made);
        wanted.forEach(one -> made.take(new Arrivals(one.kinds(), one.receiver())));
        membership = made;
      }
      return membership;
    }
  }

  /**
   * Registers with the running hub, unless we are registered.
   *
   * @throws IOException a sentence for the user, when there is no hub or it does not take us
   */
  public void connect() throws IOException {
    synchronized (connecting) {
      checkOpen();
      if (state() == HubState.CONNECTED) {
        return;
      }
      join();
      bulletin.watch(limits.watch(), limits.pulse());
    }
  }

  private void join() throws IOException {
    try {
      if (!hubRunning() || membership().join() == null) {
        throw new IOException(NO_HUB);
      }
    } catch (SampException e) {
      String words = Verdict.of(e).detail();
      throw hubRunning()
          ? new IOException("The SAMP hub of " + place() + " does not take us: " + words, e)
          : new IOException(NO_HUB, e);
    }
  }

  /**
   * Registers, and before that starts a hub in this process when none runs. That hub has the
   * Standard Profile only, listens on loopback only and ends with this client.
   *
   * @return whether it started one
   */
  public boolean connectOrStartHub() throws IOException {
    synchronized (connecting) {
      checkOpen();
      if (state() == HubState.CONNECTED || joinIfRunning()) {
        return false;
      }
      boolean started = startHub();
      connect();
      return started;
    }
  }

  /** A hub may also end between our looking and our joining. */
  private boolean joinIfRunning() throws IOException {
    if (!hubRunning()) {
      return false;
    }
    try {
      connect();
      return true;
    } catch (IOException e) {
      if (hubRunning()) {
        throw e;
      }
      LOG.log(Level.FINE, "the hub has just ended", e);
      return false;
    }
  }

  /** Starts a hub, unless another program is just quicker. */
  private boolean startHub() throws IOException {
    stopHub();
    try {
      hub = place().startHub(hubWire);
      return true;
    } catch (IOException e) {
      if (hubRunning()) {
        return false;
      }
      throw e;
    }
  }

  public HubState state() {
    Membership known = membership;
    return known != null ? known.state() : closed ? HubState.CLOSED : HubState.NONE;
  }

  /** Asks the hub who is there, ourselves and the hub left out; by name. */
  public List<Peer> peers() throws IOException {
    return Peers.ask(membership().connection(), bulletin.silent());
  }

  /** The same, and pings each: who does not answer in time is marked as silent. */
  public List<Peer> pingedPeers() throws IOException {
    HubConnection hub = membership().connection();
    Map<Peer, Calls.Call> pings = new LinkedHashMap<>();
    ImmutableList.Builder<Peer> pinged = ImmutableList.builder();
    List<Peer> peers = Peers.ask(hub, Set.of());
    try {
      for (Peer peer : peers) {
        if (peer.takes(MTypes.PING)) {
          pings.put(peer, pingOf(hub, peer));
        }
      }
      Deadline end = new Deadline(limits.question());
      for (Peer peer : peers) {
        Calls.Call ping = pings.get(peer);
        boolean silent = ping != null && !(ping.await(end.left()) instanceof Calls.Answer.Said);
        pinged.add(peer.as(silent));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Not waited for the answers", e);
    } finally {
      pings.values().forEach(Calls.Call::close);
    }
    return pinged.build();
  }

  /** A peer that cannot even be called gives no answer. */
  private Calls.Call pingOf(HubConnection hub, Peer peer) {
    try {
      return calls.call(hub, peer.id(), Messages.ping());
    } catch (SampException e) {
      LOG.log(Level.FINE, "no ping to " + peer.name(), e);
      return calls.unanswered(peer.id());
    }
  }

  /** Those peers that subscribe to what this payload becomes. */
  public List<Peer> peersThatTake(Payload payload) throws IOException {
    return peers().stream().filter(peer -> peer.takes(payload)).toList();
  }

  /**
   * Sends to one peer. Waits until it answered, until it could be seen that it has it, or until the
   * time limit. What goes wrong is in the delivery; when the thread is interrupted, it is not
   * waited for any longer, and the thread stays interrupted.
   */
  public Delivery send(Peer peer, Payload payload) {
    return verdict(peer, payload).at(peer, peer.mtypeFor(payload.getClass()));
  }

  /** Sends to several side by side; the slowest, or the time limit, ends it. In the order given. */
  public List<Delivery> send(List<Peer> peers, Payload payload) {
    List<Future<Delivery>> sent;
    try (ExecutorService senders =
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("skysift-send-", 1).factory())) {
      sent = peers.stream().map(peer -> senders.submit(() -> send(peer, payload))).toList();
    }
    return sent.stream().map(Future::resultNow).collect(ImmutableList.toImmutableList());
  }

  private Verdict verdict(Peer peer, Payload payload) {
    if (!peer.takes(payload)) {
      return Verdict.refused(peer.name() + " does not subscribe to " + MTypes.of(payload));
    }
    try {
      HubConnection connection = membership().connection();
      if (!Peers.isThere(connection, peer)) {
        return Verdict.failed("it is no longer at the hub; its id is another program's");
      }
      Courier courier = new Courier(connection, calls, peer, limits);
      if (Ds9.is(peer)) {
        return inTurn(peer, new Ds9(courier), payload);
      }
      return Aladin.is(peer) ? new Aladin(courier).deliver(payload) : courier.deliver(payload);
    } catch (SampException e) {
      LOG.log(Level.FINE, "not delivered", e);
      return Verdict.of(e);
    } catch (IOException e) {
      return Verdict.failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Verdict.sent("not waited for");
    }
  }

  /** What DS9 shows is told by before and after: one at a time. */
  private Verdict inTurn(Peer peer, Ds9 ds9, Payload payload)
      throws SampException, InterruptedException {
    Lock turn = turns.get(peer.id());
    turn.lockInterruptibly();
    try {
      return ds9.deliver(payload);
    } finally {
      turn.unlock();
    }
  }

  /**
   * From now on messages of these kinds are asked for, and given to the receiver.
   *
   * @param kinds which; each once for the life of this client
   */
  public void receive(Set<Class<? extends Payload>> kinds, SampReceiver receiver) {
    synchronized (wanted) {
      wanted.add(new Wanted(kinds, receiver));
      if (membership != null) {
        membership.take(new Arrivals(kinds, receiver));
      }
    }
  }

  /**
   * Offers a file to the peers over HTTP on loopback, at an address that nobody guesses.
   *
   * @param kept after which it is offered no more; it also ends with this client
   */
  public URI offer(Path file, String mediaType, Duration kept) throws IOException {
    return wire.offer(file, mediaType, kept);
  }

  /** Takes an offer back. */
  public void withdraw(URI offer) {
    wire.withdraw(offer);
  }

  /**
   * The peer's picture, as it serves it; nothing when it has none on this machine. Anybody's bytes.
   */
  public Optional<byte[]> icon(Peer peer) {
    return peer.icon().flatMap(url -> new Icons(wire).read(url));
  }

  /** Unregisters and stops the hub we started, until told to connect again. */
  public void disconnect() {
    synchronized (connecting) {
      if (membership != null) {
        membership.rest();
      }
      stopHub();
    }
  }

  /** Whether the hub we are registered with is one that we started inside this program. */
  public boolean hubIsOurs() {
    synchronized (connecting) {
      return hub != null && state() == HubState.CONNECTED;
    }
  }

  /** From now on it hears of changes; what is so already it does not hear. */
  public void addListener(SampListener listener) {
    bulletin.add(listener);
  }

  /** Unregisters, and stops the hub we started. What waits for an answer stops waiting. */
  @Override
  public void close() {
    synchronized (connecting) {
      if (closed) {
        return;
      }
      closed = true;
      if (membership != null) {
        membership.leave();
      }
      bulletin.close();
      stopHub();
      wire.close();
      hubWire.close();
    }
  }

  private void stopHub() {
    if (hub != null) {
      hub.shutdown();
      hub = null;
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the client is closed");
    }
  }
}
