package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.vo.Web;

/** Vocabulary of the harvest's tests: a sink in memory, and a harvester that does not wait long. */
public final class Harvests {
  /** Short enough for a test, long enough for a busy machine. */
  static final Patience IMPATIENT =
      new Patience(
          Duration.ofSeconds(4),
          Duration.ofSeconds(20),
          2,
          Duration.ofMillis(20),
          Duration.ofSeconds(3));

  private Harvests() {}

  /** One for files only. */
  public static Harvester forFiles() {
    return new Harvester(Aliases.builtIn(), Web.standard(), Patience.DEFAULT, new Notes());
  }

  /** What is kept, by key, and what was told of it. */
  static final class MemorySink implements DatasetSink {
    final Map<DatasetKey, Dataset> kept = new HashMap<>();
    final Set<DatasetKey> gone = new HashSet<>();

    @Override
    public synchronized Taken add(List<Dataset> batch) {
      long fresh = 0;
      long changed = 0;
      for (Dataset dataset : batch) {
        Dataset before = kept.put(dataset.key(), dataset);
        gone.remove(dataset.key());
        fresh += before == null ? 1 : 0;
        changed += before != null && !before.values().equals(dataset.values()) ? 1 : 0;
      }
      return new Taken(fresh, changed);
    }

    @Override
    public synchronized ImmutableList<Dataset> find(List<DatasetKey> keys) {
      return keys.stream()
          .filter(kept::containsKey)
          .map(kept::get)
          .collect(ImmutableList.toImmutableList());
    }

    @Override
    public synchronized long gone(List<DatasetKey> keys) {
      return keys.stream().filter(gone::add).count();
    }
  }

  /** What services were found to take. */
  static final class Notes implements ServiceMemory {
    final Map<String, String> notes = new ConcurrentHashMap<>();

    @Override
    public Optional<String> recall(URI service, String what) {
      return Optional.ofNullable(notes.get(service + what));
    }

    @Override
    public void remember(URI service, String what, String value) {
      notes.put(service + what, value);
    }
  }

  /** Asks once, with a directory of its own; each batch is told. */
  public static ImmutableList<HarvestReport> reports(
      Web web, HarvestRequest request, Consumer<List<Dataset>> into) throws IOException {
    Path directory = Files.createTempDirectory("skysift-harvest");
    try {
      return new Harvester(Aliases.builtIn(), web, IMPATIENT, new Notes())
          .harvest(
              request,
              archive -> Optional.empty(),
              directory,
              archive ->
                  batch -> {
                    into.accept(batch);
                    return new DatasetSink.Taken(batch.size(), 0);
                  },
              new HarvestControl(),
              progress -> {});
    } finally {
      try (var files = Files.walk(directory)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
      }
    }
  }
}
