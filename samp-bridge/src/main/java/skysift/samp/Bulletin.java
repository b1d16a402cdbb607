package skysift.samp;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.astrogrid.samp.client.HubConnection;
import org.astrogrid.samp.client.SampException;

/**
 * Tells the listeners what changed, and looks after the hub. Both on one thread, so that listeners
 * hear one thing at a time; what is told is what is so when it is told, and nothing is told twice.
 */
final class Bulletin implements Membership.Watcher, AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Bulletin.class.getName());

  /** A program that starts causes several events in a row. */
  private static final Duration A_MOMENT = Duration.ofMillis(50);

  /** The news that a peer left may overtake its answer. */
  private static final Duration LAST_WORDS = Duration.ofMillis(500);

  private final List<SampListener> listeners = new CopyOnWriteArrayList<>();
  private final Calls calls;
  private final Pulse pulse;
  private final ScheduledThreadPoolExecutor thread;
  private Membership membership;
  private final AtomicBoolean asking = new AtomicBoolean();
  private boolean watching;
  private HubState lastState = HubState.NONE;
  private List<Peer> lastPeers = List.of();

  Bulletin(Calls calls) {
    this.calls = calls;
    this.pulse = new Pulse(calls);
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("skysift-samp").factory());
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  void about(Membership membership) {
    this.membership = membership;
  }

  void add(SampListener listener) {
    listeners.add(listener);
  }

  /** Looks for the hub from time to time; asking again changes nothing. */
  synchronized void watch(Duration every, Duration pulseEvery) {
    if (!watching) {
      watching = true;
      long nanos = every.toNanos();
      thread.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
      long beat = pulseEvery.toNanos();
      thread.scheduleWithFixedDelay(this::beat, 0, beat, TimeUnit.NANOSECONDS);
    }
  }

  /** Who left our last ping unanswered. */
  Set<String> silent() {
    return pulse.silent();
  }

  @Override
  public void stateChanged() {
    if (!membership.isConnected()) {
      calls.hubLeft();
      after(Duration.ZERO, pulse::forget);
    }
    after(Duration.ZERO, this::tellState);
    clientsChanged();
  }

  @Override
  public void clientsChanged() {
    if (asking.compareAndSet(false, true)) {
      after(A_MOMENT, this::tellPeers);
    }
  }

  /** Tells what there is to tell, then no more. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      membership.look();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "could not look for the hub", e);
    }
  }

  private void beat() {
    try {
      HubConnection hub = membership.connectionOrNull();
      if (hub != null && pulse.beat(hub, Peers.ask(hub, pulse.silent()))) {
        tellPeers();
      }
    } catch (SampException e) {
      LOG.log(Level.FINE, "the hub does not say who is there", e);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "could not ping", e);
    }
  }

  private void after(Duration delay, Runnable news) {
    try {
      thread.schedule(news, delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINEST, "closed", e);
    }
  }

  private void tellState() {
    HubState state = membership.state();
    if (state != lastState) {
      lastState = state;
      tell(listener -> listener.hubChanged(state));
    }
  }

  private void tellPeers() {
    asking.set(false);
    tellState();
    try {
      HubConnection hub = membership.connectionOrNull();
      List<Peer> peers = hub == null ? List.of() : Peers.ask(hub, pulse.silent());
      giveUpOnThoseNotIn(peers);
      if (!peers.equals(lastPeers)) {
        lastPeers = peers;
        tell(listener -> listener.peersChanged(peers));
      }
    } catch (SampException e) {
      LOG.log(Level.FINE, "the hub does not say who is there", e);
    }
  }

  private void giveUpOnThoseNotIn(List<Peer> peers) {
    List<String> present = peers.stream().map(Peer::id).toList();
    for (String id : calls.awaited()) {
      if (!present.contains(id)) {
        after(LAST_WORDS, () -> calls.peerLeft(id));
      }
    }
  }

  private void tell(Consumer<SampListener> news) {
    for (SampListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "a listener failed", e);
      }
    }
  }
}
