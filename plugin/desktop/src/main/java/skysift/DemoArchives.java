package skysift;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import skysift.demo.SampleArchives;
import skysift.harvest.Archive;
import skysift.harvest.HarvestRequest;

/** The sample archives, started when they are asked for the first time. */
final class DemoArchives implements Supplier<HarvestRequest>, AutoCloseable {
  /** The samples' addresses change from start to start, so they tell nothing apart. */
  private static final List<String> SAMPLE_IDENTITY = List.of("obs_publisher_did");

  private Optional<SampleArchives> samples = Optional.empty();

  /** All that they have. */
  @Override
  public synchronized HarvestRequest get() {
    try {
      SampleArchives started = samples.isPresent() ? samples.get() : SampleArchives.start();
      samples = Optional.of(started);
      return everything(started);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HarvestRequest everything(SampleArchives samples) {
    return HarvestRequest.of(
        samples.archives().stream()
            .map(
                sample ->
                    Archive.ofFile(sample.name())
                        .at(sample.tapBase())
                        .identifiedBy(SAMPLE_IDENTITY))
            .toList());
  }

  @Override
  public synchronized void close() {
    samples.ifPresent(SampleArchives::close);
  }
}
