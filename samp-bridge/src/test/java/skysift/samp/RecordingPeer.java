package skysift.samp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.astrogrid.samp.Message;
import org.astrogrid.samp.Response;
import org.astrogrid.samp.client.HubConnection;
import org.astrogrid.samp.client.MessageHandler;
import org.astrogrid.samp.client.SampException;

/**
 * Another program at a {@link MemoryHub}. It keeps what it is sent, and answers as it was told:
 * with none, one or several response maps of SAMP 1.3 section 3.8.
 */
public final class RecordingPeer implements AutoCloseable {

  private final Wire wire = new Wire(Duration.ofSeconds(10));
  private final Membership connector;
  private final Map<String, Map<String, Object>> mtypes = new LinkedHashMap<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
  private volatile Function<Received, List<Map<String, Object>>> answers = m -> List.of(ok());

  /** A message, as it came. */
  public record Received(String mtype, Map<String, Object> params, String sender) {}

  RecordingPeer(Path lockfile, String name, String... mtypes) throws IOException {
    HubPlace place = new HubPlace(() -> lockfile.toUri().toURL(), wire);
    connector = new Membership(place, () -> Map.of("samp.name", name), new Indifferent());
    connector.addMessageHandler(new Handler());
    subscribe(mtypes);
    if (join() == null) {
      throw new IOException("no hub at " + lockfile);
    }
  }

  private HubConnection join() throws IOException {
    try {
      return connector.join();
    } catch (SampException e) {
      throw new IOException(e);
    }
  }

  public static Map<String, Object> ok() {
    return ok(Map.of());
  }

  public static Map<String, Object> ok(Map<String, Object> result) {
    return Map.of("samp.status", "samp.ok", "samp.result", result);
  }

  public static Map<String, Object> error(String text, String forUser) {
    return Map.of(
        "samp.status",
        "samp.error",
        "samp.error",
        Map.of("samp.errortxt", text, "samp.usertxt", forUser));
  }

  public static Map<String, Object> warning(String text) {
    return Map.of(
        "samp.status", "samp.warning",
        "samp.result", Map.of(),
        "samp.error", Map.of("samp.errortxt", text));
  }

  /** From now on each message is answered so, as often as responses are given. */
  public void answers(Function<Received, List<Map<String, Object>>> answers) {
    this.answers = answers;
  }

  public void answersNothing() {
    answers(message -> List.of());
  }

  public void answers(Map<String, Object> response) {
    answers(message -> List.of(response));
  }

  /** Takes other messages than before. */
  public void subscribe(String... others) {
    mtypes.clear();
    for (String mtype : others) {
      mtypes.put(mtype, Map.of());
    }
    connector.declareSubscriptions(connector.computeSubscriptions());
  }

  public String id() throws IOException {
    return connector.getConnection().getRegInfo().getSelfId();
  }

  /** All that came so far, in the order in which it came. */
  public List<Received> received() {
    return List.copyOf(received);
  }

  /** The next message that came; waits for it, and fails when none comes. */
  public Received next() throws InterruptedException {
    Received next = arrivals.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no message came");
    }
    return next;
  }

  /** Unregisters, as a program does that is quit. */
  public void leave() {
    connector.setActive(false);
  }

  /** Is gone without unregistering, as a program that is killed. */
  public void die() {
    wire.close();
  }

  /** Sends something, and says what it was answered: "ok", or the status and the words. */
  public String tell(String name, Payload payload) throws IOException {
    try {
      HubConnection hub = connector.getConnection();
      for (String id : hub.getRegisteredClients()) {
        if (name.equals(hub.getMetadata(id).getName())) {
          Response answer = hub.callAndWait(id, Messages.of(payload), 30);
          return answer.isOK()
              ? "ok"
              : answer.getStatus() + ": " + answer.getErrInfo().getErrortxt();
        }
      }
      throw new AssertionError("no client of the name " + name);
    } catch (SampException e) {
      throw new IOException(e);
    }
  }

  HubConnection connection() throws IOException {
    return connector.getConnection();
  }

  @Override
  public void close() {
    leave();
    wire.close();
  }

  private static final class Indifferent implements Membership.Watcher {
    @Override
    public void stateChanged() {}

    @Override
    public void clientsChanged() {}
  }

  private final class Handler implements MessageHandler {
    @Override
    public Map<String, Map<String, Object>> getSubscriptions() {
      return mtypes;
    }

    @Override
    public void receiveNotification(HubConnection hub, String sender, Message message) {
      record(sender, message);
    }

    @Override
    public void receiveCall(HubConnection hub, String sender, String id, Message message)
        throws SampException {
      Received call = record(sender, message);
      for (Map<String, Object> answer : new ArrayList<>(answers.apply(call))) {
        hub.reply(id, answer);
      }
    }

    private Received record(String sender, Message message) {
      Map<String, Object> params = new HashMap<>();
      ((Map<?, ?>) message.getParams()).forEach((k, v) -> params.put((String) k, v));
      Received one = new Received(message.getMType(), params, sender);
      received.add(one);
      arrivals.add(one);
      return one;
    }
  }
}
