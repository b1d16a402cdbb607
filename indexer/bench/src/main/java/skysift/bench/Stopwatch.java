package skysift.bench;

/** Adds up the time between starts and stops. */
final class Stopwatch {
  private long began;
  private long total;

  void start() {
    began = System.nanoTime();
  }

  void stop() {
    total += System.nanoTime() - began;
  }

  double seconds() {
    return total / 1e9;
  }
}
