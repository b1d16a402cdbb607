package skysift.samp;

import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.astrogrid.samp.ErrInfo;
import org.astrogrid.samp.Message;
import org.astrogrid.samp.Response;
import org.astrogrid.samp.client.HubConnection;
import org.astrogrid.samp.client.MessageHandler;
import org.astrogrid.samp.client.SampException;

/** Reads the messages that peers send us, and hands them on. What makes no sense is answered so. */
final class Arrivals implements MessageHandler {

  private static final Logger LOG = Logger.getLogger(Arrivals.class.getName());

  private final Set<String> mtypes;
  private final SampReceiver receiver;

  Arrivals(Set<Class<? extends Payload>> kinds, SampReceiver receiver) {
    this.mtypes = kinds.stream().map(MTypes::of).collect(ImmutableSet.toImmutableSet());
    this.receiver = receiver;
  }

  @Override
  public Map<String, Map<String, Object>> getSubscriptions() {
    return mtypes.stream().collect(toImmutableMap(Function.identity(), mtype -> Map.of()));
  }

  @Override
  public void receiveNotification(HubConnection hub, String sender, Message message) {
    handOn(hub, sender, message, new Unheard());
  }

  @Override
  public void receiveCall(HubConnection hub, String sender, String id, Message message) {
    handOn(hub, sender, message, new Answer(hub, id));
  }

  private void handOn(HubConnection hub, String sender, Message message, Reply reply) {
    String mtype = message.getMType();
    try {
      Payload payload = MessageReader.read(mtype, message.getParams());
      String name = Peers.name(sender, hub.getMetadata(sender));
      receiver.received(new Incoming(Instant.now(), name, sender, mtype, payload), reply);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.FINE, "a message that makes no sense, from " + sender, e);
      reply.failed(mtype + ": " + e.getMessage());
    } catch (SampException e) {
      LOG.log(Level.FINE, "the sender has left", e);
      reply.failed("the hub does not say who sent this");
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "could not handle " + mtype, e);
      reply.failed("Skysift failed: " + e);
    }
  }

  private record Unheard() implements Reply {
    @Override
    public void done() {}

    @Override
    public void warning(String words) {}

    @Override
    public void failed(String reason) {}
  }

  private static final class Answer implements Reply {
    private final HubConnection hub;
    private final String id;
    private final AtomicBoolean given = new AtomicBoolean();

    Answer(HubConnection hub, String id) {
      this.hub = hub;
      this.id = id;
    }

    @Override
    public void done() {
      give(Response.createSuccessResponse(Map.of()));
    }

    @Override
    public void warning(String words) {
      give(new Response(Response.WARNING_STATUS, Map.of(), error(words)));
    }

    @Override
    public void failed(String reason) {
      give(Response.createErrorResponse(error(reason)));
    }

    private static ErrInfo error(String words) {
      return new ErrInfo(Map.of("samp.errortxt", SafeText.ascii(words)));
    }

    private void give(Response response) {
      if (!given.compareAndSet(false, true)) {
        return;
      }
      try {
        hub.reply(id, response);
      } catch (SampException e) {
        LOG.log(Level.FINE, "the answer did not arrive", e);
      }
    }
  }
}
