package skysift.vo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Passes bytes through and remembers what follows an XML declaration in their midst: servers that
 * fail while writing a table start a second document there, with the reason.
 */
final class SecondDocument extends InputStream {
  private static final Logger LOGGER = Logger.getLogger(SecondDocument.class.getName());
  private static final String MARK = "<?xml";
  private static final int MAX_BYTES = 1 << 16;

  private final InputStream in;
  private ByteArrayOutputStream caught;
  private long position;
  private int matching;

  SecondDocument(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int got = in.read(into, offset, length);
    for (int i = offset; i < offset + got; i++) {
      watch(into[i]);
    }
    return got;
  }

  private void watch(byte b) {
    position++;
    if (caught != null && caught.size() < MAX_BYTES) {
      caught.write(b);
    }
    if (matching == MARK.length() && b <= ' ' && position > MARK.length() + 1) {
      caught = new ByteArrayOutputStream();
      caught.writeBytes((MARK + " ").getBytes(StandardCharsets.US_ASCII));
    }
    boolean more = matching < MARK.length() && b == MARK.charAt(matching);
    matching = more ? matching + 1 : b == '<' ? 1 : 0;
  }

  /** The last such document, up to 64 kB of it; empty when there is none. Reads on for it. */
  byte[] rest() {
    if (caught == null) {
      return new byte[0];
    }
    byte[] more = new byte[4096];
    try {
      while (caught.size() < MAX_BYTES && read(more) >= 0) {
        continue;
      }
    } catch (IOException e) {
      LOGGER.log(Level.FINE, "an error document broke off too", e);
    }
    return caught.toByteArray();
  }

  /** Left to whoever opened the stream: the XML parser closes what it reads, even when it fails. */
  @Override
  public void close() {}
}
