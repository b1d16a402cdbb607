package skysift.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A hub in a process of its own, which outlives this one: {@code skysift hub}. Where the program is
 * not on the JVM's class path, as inside Eclipse, the property {@code skysift.class.path} has it.
 */
final class HubProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private HubProcess() {}

  /**
   * Starts it, and waits until it runs.
   *
   * @throws IOException when it does not come up
   */
  static void start(BooleanSupplier runs) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jars =
        Arrays.stream(
                System.getProperty("skysift.class.path", System.getProperty("java.class.path"))
                    .split(File.pathSeparator))
            .map(place -> Path.of(place).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        new ArrayList<>(List.of(java, "-Xmx128m", "-cp", jars, "skysift.Main", "hub"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!runs.getAsBoolean()) {
        boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
        if (ended && !runs.getAsBoolean()) {
          throw new IOException("The hub did not start: exit code " + process.exitValue());
        }
        if (System.nanoTime() > end) {
          process.destroy();
          throw new IOException("The hub did not start within " + PATIENCE.toSeconds() + " s");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Not waited for the hub", e);
    }
  }
}
