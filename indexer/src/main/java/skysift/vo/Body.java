package skysift.vo;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import skysift.vo.ServiceException.Kind;

/**
 * The body of an HTTP answer. The JDK's own stream waits for ever on a service that falls silent;
 * this one gives up after a while. One portion is asked for at a time, so memory stays flat.
 */
final class Body extends InputStream implements Flow.Subscriber<List<ByteBuffer>> {
  private static final List<ByteBuffer> END = List.of();

  private final URI url;
  private final Duration idle;
  private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> portion = new ArrayDeque<>();
  private volatile Flow.Subscription subscription;
  private volatile Throwable failure;
  private volatile boolean closed;
  private boolean ended;

  Body(URI url, Duration idle) {
    this.url = url;
    this.idle = idle;
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    if (closed) {
      newSubscription.cancel();
    } else {
      newSubscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    if (buffers.isEmpty()) {
      subscription.request(1);
    } else {
      arrived.add(buffers);
    }
  }

  @Override
  public void onError(Throwable thrown) {
    failure = thrown;
    arrived.add(END);
  }

  @Override
  public void onComplete() {
    arrived.add(END);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (portion.isEmpty() || !portion.peek().hasRemaining()) {
      if (!portion.isEmpty()) {
        portion.remove();
      } else if (!next()) {
        return -1;
      }
    }
    ByteBuffer buffer = portion.peek();
    int count = Math.min(length, buffer.remaining());
    buffer.get(into, offset, count);
    return count;
  }

  /** Whether there is another portion. */
  private boolean next() throws IOException {
    if (ended) {
      return false;
    }
    if (closed) {
      throw new IOException(url + ": the answer was closed");
    }
    List<ByteBuffer> buffers = await();
    if (buffers.isEmpty()) {
      ended = true;
      if (failure != null) {
        String why = Words.reason(failure);
        throw new ServiceException(
            Kind.CONNECTION, url + ": the answer broke off (" + why + ")", failure);
      }
      return false;
    }
    portion.addAll(buffers);
    subscription.request(1);
    return true;
  }

  private List<ByteBuffer> await() throws IOException {
    try {
      List<ByteBuffer> buffers = arrived.poll(idle.toMillis(), TimeUnit.MILLISECONDS);
      if (buffers == null) {
        close();
        throw new ServiceException(
            Kind.SILENT, url + " has sent nothing for " + Web.seconds(idle), null);
      }
      return buffers;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(url + ": stopped");
    }
  }

  /** Closes the connection unless the answer is through. May be called from another thread. */
  @Override
  public void close() {
    closed = true;
    Flow.Subscription current = subscription;
    if (current != null) {
      current.cancel();
    }
  }
}
