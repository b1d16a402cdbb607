package skysift.grouping;

import com.google.common.base.Splitter;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    Map<DatasetKey, ObservationKey> changed = new HashMap<>(observations);
    put(changed, ImmutableSet.copyOf(datasets));
    return of(changed);
  }

  /** Nothing is decided about these any more. */
  public Verdicts without(Collection<DatasetKey> datasets) {
    Map<DatasetKey, ObservationKey> changed = new HashMap<>(observations);
    datasets.forEach(changed::remove);
    return of(changed);
  }

  private static void put(Map<DatasetKey, ObservationKey> observations, Set<DatasetKey> set) {
    ObservationKey key = key(set);
    set.forEach(dataset -> observations.put(dataset, key));
  }

  /** Each set has the key of what is in it now, as it will have when it is read from the file. */
  private static Verdicts of(Map<DatasetKey, ObservationKey> changed) {
    Map<DatasetKey, ObservationKey> keyed = new HashMap<>();
    sets(changed).values().forEach(set -> put(keyed, set));
    return new Verdicts(ImmutableMap.copyOf(keyed));
  }

  private static Map<ObservationKey, Set<DatasetKey>> sets(
      Map<DatasetKey, ObservationKey> observations) {
    Map<ObservationKey, Set<DatasetKey>> sets = new TreeMap<>();
    observations.forEach(
        (dataset, key) -> sets.computeIfAbsent(key, k -> new TreeSet<>()).add(dataset));
    return sets;
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
    Map<DatasetKey, ObservationKey> read = new HashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      try {
        put(
            read,
            BLANKS.splitToStream(line).map(DatasetKey::new).collect(ImmutableSet.toImmutableSet()));
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ", line " + number + ": " + e.getMessage(), e);
      }
    }
    return of(read);
  }

  /** Writes a file, whole or not at all. */
  public void save(Path file) throws IOException {
    List<String> lines =
        sets(observations).values().stream()
            .map(set -> set.stream().map(DatasetKey::token).collect(Collectors.joining(" ")))
            .toList();
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, lines, StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
