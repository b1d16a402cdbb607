package skysift.app;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import skysift.harvest.DatasetSink;
import skysift.index.Added;
import skysift.index.DatasetIndex;
import skysift.index.Origin;
import skysift.index.Writing;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.search.Hit;

/**
 * Writes to the index behind a {@link Shield}. Each batch is committed, so that a killed process
 * loses the last one at most.
 */
final class ShieldedWriting implements DatasetSink, AutoCloseable {
  /** Datasets that are looked up at once. */
  private static final int AT_ONCE = 2000;

  private final Shield shield = new Shield();
  private final DatasetIndex index;
  private final Writing writing;

  /** For anything else. */
  ShieldedWriting(DatasetIndex index) throws IOException {
    this(index, index::beginWriting);
  }

  private ShieldedWriting(DatasetIndex index, Callable<Writing> beginning) throws IOException {
    this.index = index;
    try {
      writing = shield.run(beginning);
    } catch (IOException | RuntimeException e) {
      shield.close();
      throw e;
    }
  }

  /** For a new harvest or import, see {@link DatasetIndex#beginWriting}. */
  static ShieldedWriting of(
      DatasetIndex index, Origin.Kind kind, String source, List<String> archives)
      throws IOException {
    return new ShieldedWriting(index, () -> index.beginWriting(kind, source, archives));
  }

  /** To go on with one that was broken off, see {@link DatasetIndex#resumeWriting}. */
  static ShieldedWriting again(DatasetIndex index, String origin) throws IOException {
    return new ShieldedWriting(index, () -> index.resumeWriting(origin));
  }

  /** Token of the harvest or import. */
  String origin() throws IOException {
    return shield.run(() -> writing.origin().token());
  }

  @Override
  public Taken add(List<Dataset> batch) throws IOException {
    return shield.run(
        () -> {
          Added added = writing.add(batch);
          writing.commit();
          return new Taken(added.fresh(), added.changed());
        });
  }

  /** Some work on the index. */
  interface Work<T> {
    T on(Writing writing) throws IOException;
  }

  /** Does some work and commits it. */
  <T> T commit(Work<T> work) throws IOException {
    return shield.run(
        () -> {
          T outcome = work.on(writing);
          writing.commit();
          return outcome;
        });
  }

  @Override
  public ImmutableList<Dataset> find(List<DatasetKey> keys) throws IOException {
    ImmutableList.Builder<Dataset> found = ImmutableList.builder();
    for (List<DatasetKey> some : Lists.partition(keys, AT_ONCE)) {
      index.find(some.stream().map(DatasetKey::token).toList()).values().stream()
          .map(Hit::best)
          .forEach(found::add);
    }
    return found.build();
  }

  @Override
  public long gone(List<DatasetKey> keys) throws IOException {
    return keys.isEmpty()
        ? 0
        : shield.run(
            () -> {
              long marked = writing.markGone(keys);
              writing.commit();
              return marked;
            });
  }

  @Override
  public void close() throws IOException {
    try {
      shield.run(
          () -> {
            writing.close();
            return null;
          });
    } finally {
      shield.close();
    }
  }
}
