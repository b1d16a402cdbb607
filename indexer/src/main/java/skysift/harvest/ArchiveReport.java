package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skysift.harvest.HarvestReport.Ending;

/** Says what came of one archive's part of a harvest. */
record ArchiveReport(Archive archive, HarvestRequest request, Instant began) {

  /**
   * The report.
   *
   * @param service which of the archive's addresses was asked last
   * @param partial counts of slices that are not through
   * @param absent mandatory columns that the tables lack
   * @param gone datasets that were there before
   */
  HarvestReport of(
      URI service,
      JournalState state,
      Plan plan,
      Intake.Counts partial,
      ImmutableList<String> absent,
      long gone,
      Ending ending,
      String message) {
    Intake.Counts counts =
        state
            .counts()
            .plus(new Intake.Counts(partial.read(), partial.kept(), partial.outside(), 0, 0));
    String words =
        Stream.of(message, plan.misses())
            .filter(m -> !m.isBlank())
            .collect(Collectors.joining("; "));
    return new HarvestReport(
        service.toString(),
        archive.name(),
        began,
        Duration.between(began, Instant.now()),
        counts.read(),
        counts.kept(),
        Math.max(0, counts.kept() - counts.fresh()),
        state.anomalies().count(Normaliser.NO_IDENTIFIER),
        state.anomalies().list(),
        absent,
        ending,
        words,
        Optional.of(
            new HarvestReport.Harvested(
                request.question(),
                plan.dialect(),
                state.queries(),
                state.queryCount(),
                state.done().size(),
                state.open().size(),
                state.cut().size(),
                counts.fresh(),
                counts.changed(),
                gone,
                counts.outside(),
                unmatched(state),
                archive.facts().lacks(),
                archive.facts().acknowledgement())));
  }

  /** The user's targets without data here. */
  private ImmutableList<String> unmatched(JournalState state) {
    return request.region().orElse(null) instanceof HarvestRegion.AroundTargets region
        ? region.targets().all().stream()
            .map(Target::name)
            .filter(name -> !state.matched().contains(name))
            .collect(ImmutableList.toImmutableList())
        : ImmutableList.of();
  }
}
