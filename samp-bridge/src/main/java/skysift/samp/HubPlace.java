package skysift.samp;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.astrogrid.samp.SampUtils;
import org.astrogrid.samp.hub.Hub;
import org.astrogrid.samp.hub.HubProfile;
import org.astrogrid.samp.hub.HubServiceMode;
import org.astrogrid.samp.xmlrpc.LockInfo;
import org.astrogrid.samp.xmlrpc.StandardClientProfile;
import org.astrogrid.samp.xmlrpc.StandardHubProfile;

/**
 * Where hub and clients of one user meet: the lockfile of the Standard Profile (SAMP 1.3 section
 * 4.3). A file left behind by a dead hub is no hub.
 */
final class HubPlace extends StandardClientProfile {

  private static final Logger LOG = Logger.getLogger(HubPlace.class.getName());
  private static final int LOCKFILE_BYTES = 1 << 16;

  // Kept here, since a logger is forgotten when nobody holds it. JSAMP warns, with stack traces, of
  // what is daily life: the lockfile of a dead hub, a client that was killed, an answer that is
  // late.
  private static final Logger JSAMP = Logger.getLogger("org.astrogrid.samp");

  static {
    if (JSAMP.getLevel() == null) {
      JSAMP.setLevel(Level.SEVERE);
    }
  }

  private final Lockfile lockfile;
  private final Wire wire;

  /** Where the lockfile is; asked when it is needed. */
  interface Lockfile {
    URL url() throws IOException;
  }

  HubPlace(Lockfile lockfile, Wire wire) {
    super(wire::client, wire::serve);
    this.lockfile = lockfile;
    this.wire = wire;
  }

  /** The place that SAMP_HUB names, else the user's own. */
  static Lockfile standard() {
    return StandardClientProfile::getLockUrl;
  }

  /** What the lockfile says; null when there is none. */
  @Override
  public LockInfo getLockInfo() throws IOException {
    URL url = lockfile.url();
    File file = SampUtils.urlToFile(url);
    if (file == null) {
      return parse(wire.read(url, LOCKFILE_BYTES));
    }
    if (!file.exists()) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file.toPath())) {
      return parse(in.readNBytes(LOCKFILE_BYTES));
    }
  }

  /**
   * Starts a hub here: the Standard Profile only, on loopback only.
   *
   * @throws IOException when the place is not on this machine, or another hub was quicker
   */
  Hub startHub(Wire hubWire) throws IOException {
    File file = SampUtils.urlToFile(lockfile.url());
    if (file == null) {
      throw new IOException("No hub can be started here, SAMP_HUB names " + lockfile.url());
    }
    hubWire.open();
    HubProfile profile =
        new StandardHubProfile(
            hubWire::client, hubWire::serve, file, StandardHubProfile.createSecret());
    LOG.log(Level.FINE, "starting a hub at {0}", file);
    return Hub.runHub(HubServiceMode.NO_GUI, new HubProfile[] {profile}, new HubProfile[0]);
  }

  @Override
  public String toString() {
    try {
      URL url = lockfile.url();
      File file = SampUtils.urlToFile(url);
      return file == null ? url.toString() : file.toString();
    } catch (IOException e) {
      return "SAMP_HUB: " + e.getMessage();
    }
  }

  private static LockInfo parse(byte[] text) throws IOException {
    return LockInfo.readLockFile(new ByteArrayInputStream(text));
  }
}
