package skysift.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.search.Unit;

/**
 * The first answer of a new process.
 *
 * @param seconds since the process began
 * @param heap bytes that the open index keeps after that answer
 */
record Fresh(double seconds, long heap) {

  /** Starts a Java process that opens the index and asks for everything. */
  static Fresh measure(Path directory, String maxHeap) throws IOException, InterruptedException {
    String[] figures = said(Fresh.class, directory, "-Xmx" + maxHeap);
    return new Fresh(Double.parseDouble(figures[0]), Long.parseLong(figures[1]));
  }

  /** The words that a class says of a directory in a Java process of its own. */
  static String[] said(Class<?> main, Path directory, String... options)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.add(directory.toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("the fresh process failed");
    }
    return said.split(" ");
  }

  /** The other process. */
  public static void main(String[] args) throws IOException {
    long before = usedHeap();
    try (Own own = new Own(Path.of(args[0]))) {
      // collecting garbage is no part of opening, so the clock starts where it ended
      long spent = collected;
      SearchResult result = own.search(SearchRequest.everything().withUnit(Unit.DATASETS));
      long began = ManagementFactory.getRuntimeMXBean().getStartTime();
      double seconds = (System.currentTimeMillis() - began - spent) / 1e3;
      if (result.total().datasets() == 0) {
        throw new IOException("an empty index");
      }
      System.out.println(seconds + " " + (usedHeap() - before));
    }
  }

  private static long collected;

  static long usedHeap() {
    long began = System.currentTimeMillis();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    collected += System.currentTimeMillis() - began;
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
