package skysift.samp;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.astrogrid.samp.Message;
import org.astrogrid.samp.ShutdownManager;
import org.astrogrid.samp.client.AbstractMessageHandler;
import org.astrogrid.samp.client.ClientProfile;
import org.astrogrid.samp.client.HubConnection;
import org.astrogrid.samp.client.HubConnector;
import org.astrogrid.samp.client.MessageHandler;
import org.astrogrid.samp.client.SampException;

/**
 * Our membership at a hub. JSAMP's connector with its gaps closed: it registers once when several
 * threads ask, notices a hub that died without a word, leaves nothing registered behind, and
 * answers nobody's question for our environment variables.
 */
final class Membership extends HubConnector {

  private static final Logger LOG = Logger.getLogger(Membership.class.getName());
  private static final String DISMISSAL = "samp.hub.disconnect";
  private static final String[] CLIENT_EVENTS = {
    "samp.hub.event.register",
    "samp.hub.event.unregister",
    "samp.hub.event.metadata",
    "samp.hub.event.subscriptions"
  };

  private static final List<String> UNWANTED = List.of("client.env.get", CLIENT_EVENTS[0]);

  private final boolean built;
  private final Object joining = new Object();
  private final Watcher watcher;
  private final Metadata metadata;
  private volatile boolean resting;
  private volatile HubConnection live;
  private volatile boolean joinedOnce;
  private volatile boolean left;

  /** Tells who we are. */
  interface Metadata {
    Map<String, String> tell() throws IOException;
  }

  /** Hears that something happened, on threads of JSAMP or of whoever made it happen. */
  interface Watcher {
    void stateChanged();

    /** Somebody came, went, or described itself. */
    void clientsChanged();
  }

  /**
   * @param metadata who we are, SAMP 1.3 section 3.6; ASCII; asked when we register
   */
  Membership(ClientProfile place, Metadata metadata, Watcher watcher) {
    super(place);
    built = true;
    this.watcher = watcher;
    this.metadata = metadata;
    ShutdownManager.getInstance(); // cannot be made any more once the program is ending
    addMessageHandler(on(watcher::clientsChanged, CLIENT_EVENTS));
    addMessageHandler(on(this::dismissed, DISMISSAL));
    declareSubscriptions(computeSubscriptions());
  }

  /**
   * JSAMP's constructor installs two handlers that we do without: one tells our environment
   * variables to everybody, one keeps a list of clients that events in the wrong order spoil, with
   * a timer that outlives us.
   */
  @Override
  public void addMessageHandler(MessageHandler handler) {
    boolean wanted = UNWANTED.stream().noneMatch(handler.getSubscriptions()::containsKey);
    if (built || wanted) {
      super.addMessageHandler(handler);
    }
  }

  HubState state() {
    if (left) {
      return HubState.CLOSED;
    }
    if (isConnected()) {
      return HubState.CONNECTED;
    }
    if (!isActive()) {
      return resting ? HubState.NONE : HubState.DISMISSED;
    }
    return joinedOnce ? HubState.LOST : HubState.NONE;
  }

  /**
   * Registers, unless we are.
   *
   * @return null when no hub runs
   */
  HubConnection join() throws SampException, IOException {
    resting = false;
    if (getMetadata() == null) {
      declareMetadata(metadata.tell());
    }
    if (!isActive() && !left) {
      setActive(true);
    }
    // JSAMP's hook would unregister too, but not keep us from looking for a hub again.
    ShutdownManager shutdown = ShutdownManager.getInstance();
    shutdown.registerHook(this, ShutdownManager.PREPARE_SEQUENCE, this::leave);
    try {
      return getConnection();
    } catch (SampException e) {
      // JSAMP asks the hub about every client, and fails when one of them leaves just then.
      LOG.log(Level.FINE, "once more", e);
      return getConnection();
    }
  }

  /** The hub we are registered with. */
  HubConnection connection() throws IOException {
    HubConnection connection = live;
    if (connection == null) {
      throw new IOException("Not registered with a SAMP hub.");
    }
    return connection;
  }

  HubConnection connectionOrNull() {
    return live;
  }

  /** Looks whether the hub is still there and knows us; if not, whether there is another. */
  void look() {
    HubConnection connection = live;
    try {
      if (connection == null) {
        getConnection();
      } else {
        connection.getMetadata(connection.getRegInfo().getSelfId());
      }
    } catch (SampException e) {
      LOG.log(Level.FINE, "no hub", e);
      if (connection != null && connection == live) {
        disconnect();
        if (answers(connection)) {
          LOG.log(Level.INFO, "the hub runs, but has thrown us out");
          dismissed();
        }
      }
    }
  }

  private static boolean answers(HubConnection hub) {
    try {
      hub.ping();
      return true;
    } catch (SampException e) {
      LOG.log(Level.FINE, "the hub is gone", e);
      return false;
    }
  }

  /** From now on these messages are taken, too. */
  void take(MessageHandler handler) {
    addMessageHandler(handler);
    declareSubscriptions(computeSubscriptions());
  }

  /** Unregisters, and looks for no hub until {@link #join}. */
  void rest() {
    synchronized (joining) {
      resting = true;
      setActive(false);
    }
    watcher.stateChanged();
  }

  /** Unregisters for good. */
  void leave() {
    synchronized (joining) {
      left = true;
      setActive(false);
    }
    ShutdownManager.getInstance().unregisterHook(this);
  }

  @Override
  public HubConnection getConnection() throws SampException {
    synchronized (joining) {
      try {
        return super.getConnection();
      } catch (SampException e) {
        disconnect();
        throw e;
      }
    }
  }

  @Override
  protected HubConnection createConnection() throws SampException {
    try {
      live = super.createConnection();
      return live;
    } catch (RuntimeException e) {
      throw new SampException("The hub's answer makes no sense: " + e.getMessage(), e);
    }
  }

  /** JSAMP would forget the registration, yet keep it in its shutdown hook for ever. */
  @Override
  protected void disconnect() {
    HubConnection gone = live;
    live = null;
    super.disconnect();
    if (gone == null) {
      return;
    }
    try {
      gone.unregister();
    } catch (SampException e) {
      LOG.log(Level.FINE, "the hub had gone before", e);
    } finally {
      ShutdownManager.getInstance().unregisterHook(gone);
    }
  }

  @Override
  protected void connectionChanged(boolean connected) {
    joinedOnce |= connected;
    watcher.stateChanged();
    watcher.clientsChanged();
  }

  /** JSAMP's own handler came first, but who looked for a hub at that moment undid it. */
  private void dismissed() {
    synchronized (joining) {
      setActive(false);
    }
    watcher.stateChanged();
  }

  /** Listens to the hub, and to nobody else who pretends. */
  private static AbstractMessageHandler on(Runnable action, String... mtypes) {
    return new AbstractMessageHandler(mtypes) {
      @Override
      public Map<String, Object> processCall(HubConnection hub, String sender, Message message) {
        if (sender.equals(hub.getRegInfo().getHubId())) {
          action.run();
        }
        return null;
      }
    };
  }
}
