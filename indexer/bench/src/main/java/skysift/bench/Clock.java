package skysift.bench;

import java.lang.management.ManagementFactory;

/** What time is measured. */
enum Clock {
  /** As on the wall. */
  WALL {
    @Override
    long nanos() {
      return System.nanoTime();
    }
  },
  /** What the asking thread had of a processor: for a machine that others use, too. */
  CPU {
    @Override
    long nanos() {
      return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
  };

  abstract long nanos();
}
