package skysift.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** Adds up the time between starts and stops. */
final class Stopwatch {
  /**
   * What something took, in seconds.
   *
   * @param wall as on the wall
   * @param processor what all threads of this process had of the processors: for a machine that
   *     others use, too
   */
  record Time(double wall, double processor) {}

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private long wall;
  private long processor;

  void start() {
    wall -= System.nanoTime();
    processor -= SYSTEM.getProcessCpuTime();
  }

  void stop() {
    wall += System.nanoTime();
    processor += SYSTEM.getProcessCpuTime();
  }

  Time time() {
    return new Time(wall / 1e9, processor / 1e9);
  }
}
