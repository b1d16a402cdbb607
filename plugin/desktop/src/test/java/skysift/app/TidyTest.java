package skysift.app;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TidyTest {
  @TempDir private Path folder;
  private Skysift skysift;

  @BeforeEach
  void open() throws IOException {
    skysift = Skysift.open(new Workspace(folder.resolve("ws")));
    for (int i = 0; i < 3; i++) {
      Path file = OneRowFile.in(folder, "file" + i);
      skysift.importTable(file.toString(), Optional.empty(), rows -> {});
    }
  }

  @AfterEach
  void close() throws IOException {
    skysift.close();
  }

  @Test
  void it_comes_to_its_end() throws IOException {
    then(skysift.index().info().segments()).isEqualTo(3);
    then(skysift.index().tidy(() -> {})).isTrue();
    then(skysift.index().info().segments()).isEqualTo(1);
  }

  @Test
  void an_interrupt_ends_it() throws IOException {
    // GIVEN
    Thread caller = Thread.currentThread();
    Runnable untilItWaits =
        () -> {
          // the interrupt is seen before it waits
          while (caller.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
          }
        };
    // WHEN
    caller.interrupt();
    boolean whole = skysift.index().tidy(untilItWaits);
    // THEN
    then(whole).isFalse();
    then(Thread.interrupted()).as("still known").isTrue();
    then(skysift.index().info().segments()).isEqualTo(3);
  }
}
