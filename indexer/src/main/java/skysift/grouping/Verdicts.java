package skysift.grouping;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObservationKey;

/**
 * What a user decided about observations, whatever the rules say: sets of datasets each of which is
 * one observation. Keyed by dataset, so it survives later harvests. Immutable.
 *
 * <p>As a file: one set a line, dataset keys with blanks between.
 *
 * @param observations of the datasets that were decided about
 */
public record Verdicts(ImmutableMap<DatasetKey, ObservationKey> observations) {
  /** Nothing is decided. */
  public static final Verdicts NONE = new Verdicts(ImmutableMap.of());

  private static final Splitter BLANKS = Splitter.onPattern("\\s+").omitEmptyStrings();

  /** What was decided about a dataset. */
  public Optional<ObservationKey> of(DatasetKey dataset) {
    return Optional.ofNullable(observations.get(dataset));
  }

  /** These datasets are one observation, and none else belongs to it. */
  public Verdicts together(Collection<DatasetKey> datasets) {
    ImmutableSet<DatasetKey> set = ImmutableSet.copyOf(datasets);
    Map<DatasetKey, ObservationKey> changed = new HashMap<>(observations);
    ObservationKey key = key(set);
    set.forEach(dataset -> changed.put(dataset, key));
    return new Verdicts(ImmutableMap.copyOf(changed));
  }

  /** Nothing is decided about these any more. */
  public Verdicts without(Collection<DatasetKey> datasets) {
    Map<DatasetKey, ObservationKey> changed = new HashMap<>(observations);
    datasets.forEach(changed::remove);
    return new Verdicts(ImmutableMap.copyOf(changed));
  }

  private static ObservationKey key(Collection<DatasetKey> datasets) {
    List<String> parts = new ArrayList<>(List.of("user"));
    datasets.stream().map(DatasetKey::token).sorted().forEach(parts::add);
    return ObservationKey.of(parts);
  }

  /**
   * Reads a file; nothing is decided where there is none.
   *
   * @throws IOException when it cannot be read, or naming the line that is not understood
   */
  public static Verdicts load(Path file) throws IOException {
    if (!Files.exists(file)) {
      return NONE;
    }
    Verdicts read = NONE;
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      try {
        ImmutableList<DatasetKey> keys =
            BLANKS
                .splitToStream(line)
                .map(DatasetKey::new)
                .collect(ImmutableList.toImmutableList());
        read = keys.isEmpty() ? read : read.together(keys);
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ", line " + number + ": " + e.getMessage(), e);
      }
    }
    return read;
  }

  /** Writes a file, whole or not at all. */
  public void save(Path file) throws IOException {
    Map<ObservationKey, TreeSet<String>> sets = new TreeMap<>();
    observations.forEach(
        (dataset, key) -> sets.computeIfAbsent(key, k -> new TreeSet<>()).add(dataset.token()));
    List<String> lines = sets.values().stream().map(set -> String.join(" ", set)).toList();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, lines, StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
