package skysift.samp;

import java.io.IOException;
import java.util.List;

/** Our place among the SAMP clients of this machine. */
public final class SampClient implements AutoCloseable {

  private SampClient() {}

  /** A client of the hub that SAMP_HUB or {@code ~/.samp} names. No network before connect. */
  public static SampClient standard(
      String clientName, String description, String version, String homepage) {
    return new SampClient();
  }

  public boolean hubRunning() {
    throw new UnsupportedOperationException();
  }

  public void connect() throws IOException {
    throw new UnsupportedOperationException();
  }

  public boolean connectOrStartHub() throws IOException {
    throw new UnsupportedOperationException();
  }

  public HubState state() {
    throw new UnsupportedOperationException();
  }

  public List<Peer> peers() throws IOException {
    throw new UnsupportedOperationException();
  }

  public List<Peer> peersThatTake(Payload payload) throws IOException {
    throw new UnsupportedOperationException();
  }

  public Delivery send(Peer peer, Payload payload) {
    throw new UnsupportedOperationException();
  }

  public List<Delivery> send(List<Peer> peers, Payload payload) {
    throw new UnsupportedOperationException();
  }

  public void addListener(SampListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
