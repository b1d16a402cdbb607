package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;

/**
 * Rows that an earlier harvest of the same question found and this one did not. Told only of those
 * whose slice came whole this time, with the region put in the same way.
 */
final class GoneRows {
  private final Journal journal;

  GoneRows(Journal journal) {
    this.journal = journal;
  }

  /** Their keys, those that are still in the sink. */
  ImmutableList<DatasetKey> keys(DatasetSink sink) throws IOException {
    JournalState state = journal.state();
    boolean comparable =
        Files.exists(journal.seenBefore())
            && journal.mannerBefore().filter(state.manner()::equals).isPresent();
    if (!comparable) {
      return ImmutableList.of();
    }
    long[] now = now();
    List<DatasetKey> missing = new ArrayList<>();
    SeenFile.read(
        journal.seenBefore(),
        (name, said, key) -> {
          if (Arrays.binarySearch(now, number(key)) < 0) {
            missing.add(key);
          }
        });
    boolean whole = state.open().isEmpty() && state.cut().isEmpty();
    return sink.find(missing).stream()
        .filter(dataset -> whole || covered(state, dataset))
        .map(Dataset::key)
        .collect(ImmutableList.toImmutableList());
  }

  /** Whether the row would have come: no slice that it could be in is open or cut. */
  private static boolean covered(JournalState state, Dataset dataset) {
    return state.open().stream().noneMatch(slice -> slice.covers(dataset))
        && state.cut().stream().noneMatch(slice -> slice.covers(dataset));
  }

  private long[] now() throws IOException {
    long[] keys = new long[(int) Math.min(Files.size(journal.seen()) / 32 + 1, 1 << 30)];
    int[] count = {0};
    SeenFile.read(journal.seen(), (name, said, key) -> keys[count[0]++] = number(key));
    long[] sorted = Arrays.copyOf(keys, count[0]);
    Arrays.sort(sorted);
    return sorted;
  }

  private static long number(DatasetKey key) {
    return Repeats.digest(key.token());
  }
}
