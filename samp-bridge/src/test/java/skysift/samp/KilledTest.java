package skysift.samp;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class KilledTest {

  @Test
  void a_killed_program_leaves_no_registration() throws Exception {
    try (var hub = MemoryHub.start()) {
      // GIVEN
      var witness = hub.client("witness");
      witness.connect();
      Process program = program(hub.lockfile());
      then(witness.peers()).extracting(Peer::name).containsExactly("program");
      // WHEN
      program.destroy();
      then(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
      // THEN
      then(witness.peers()).isEmpty();
    }
  }

  @Test
  void a_killed_program_leaves_no_hub() throws Exception {
    try (var hub = MemoryHub.absent()) {
      // GIVEN
      Process program = program(hub.lockfile());
      then(hub.lockfile()).exists();
      // WHEN
      program.destroy();
      then(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
      // THEN
      then(hub.lockfile()).doesNotExist();
    }
  }

  private static Process program(Path lockfile) throws IOException {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                lockfile.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader says = program.inputReader();
    then(says.readLine()).isEqualTo("ready");
    return program;
  }

  /** A program that joins or starts a hub, and does not end by itself. */
  public static final class Program {
    private Program() {}

    public static void main(String[] args) throws Exception {
      var client = SampClient.of(Path.of(args[0]), Identity.named("program"), Limits.USUAL);
      client.connectOrStartHub();
      System.out.println("ready");
      Thread.currentThread().join();
    }
  }
}
