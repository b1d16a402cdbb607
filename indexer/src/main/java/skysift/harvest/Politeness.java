package skysift.harvest;

import com.google.common.base.Strings;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Queries that run at each host, and when the last one began. For any thread. */
final class Politeness {
  private final Map<String, Host> hosts = new HashMap<>();

  private static final class Host {
    private int running;
    private long nextStart = System.nanoTime();
  }

  /** Waits until another query may begin there; whoever calls calls {@link #leave} in the end. */
  synchronized void enter(URI service, Archive.Asking asking) throws InterruptedIOException {
    Host host = hosts.computeIfAbsent(name(service), h -> new Host());
    boolean in = false;
    try {
      while (host.running >= asking.parallel()) {
        wait();
      }
      host.running++;
      in = true;
      long pause = host.nextStart - System.nanoTime();
      host.nextStart = Math.max(host.nextStart, System.nanoTime()) + asking.pause().toNanos();
      sleep(pause);
    } catch (InterruptedException e) {
      if (in) {
        leave(service);
      }
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }

  private void sleep(long nanos) throws InterruptedException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      wait(Math.max(1, Duration.ofNanos(left).toMillis()));
    }
  }

  synchronized void leave(URI service) {
    hosts.get(name(service)).running--;
    notifyAll();
  }

  private static String name(URI service) {
    return Strings.nullToEmpty(service.getHost()) + ":" + service.getPort();
  }
}
