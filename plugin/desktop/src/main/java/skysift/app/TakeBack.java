package skysift.app;

import java.io.IOException;

/** Takes back what was done. */
@FunctionalInterface
public interface TakeBack {
  /** Takes it back; nothing is changed when that fails. Blocks. */
  void run() throws IOException;
}
