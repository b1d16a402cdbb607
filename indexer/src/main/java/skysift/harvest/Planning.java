package skysift.harvest;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import skysift.obscore.ObsCoreColumn;

/** The plan for an archive, in the manner that its service takes. For one thread. */
final class Planning {
  private final Archive archive;
  private final HarvestRequest request;
  private final Optional<String> since;
  private final ServiceMemory memory;
  private final Journal journal;
  private final ImmutableList<ObsCoreColumn> axes;
  private Manner manner;
  private Plan plan;

  /** Goes on as the journal says; begins a new one with what is known of the service. */
  Planning(
      Archive archive,
      HarvestRequest request,
      Optional<String> since,
      ServiceMemory memory,
      Journal journal)
      throws IOException {
    this.archive = archive;
    this.request = request;
    this.since = since;
    this.memory = memory;
    this.journal = journal;
    URI service = archive.tap().orElseThrow();
    JournalState state = journal.state();
    manner =
        (state.isNew() ? memory.recall(service, ServiceMemory.REGION) : Optional.of(state.manner()))
            .flatMap(Manner::parse)
            .orElse(Manner.first(archive.spatialDialect()));
    plan = Plan.of(archive, request, manner, since);
    axes = axes(memory.recall(service, ServiceMemory.INDEXED).orElse(""));
    if (state.isNew()) {
      journal.begin(manner.text(), plan.slices());
    }
  }

  /** Those first of which the service has an index, so that windows of them are cheap there. */
  private static ImmutableList<ObsCoreColumn> axes(String indexed) {
    List<String> names = Splitter.on(' ').splitToList(indexed);
    return ImmutableList.sortedCopyOf(
        Comparator.comparing((ObsCoreColumn axis) -> !names.contains(axis.columnName())),
        Slice.AXES);
  }

  Plan plan() {
    return plan;
  }

  /** What slices are cut by, the best first. */
  ImmutableList<ObsCoreColumn> axes() {
    return axes;
  }

  /** A service took the region as it was put. */
  void taken(URI service) {
    if (!plan.dialect().isEmpty()) {
      memory.remember(service, ServiceMemory.REGION, manner.text());
    }
  }

  /** Puts the region in the next manner, from the beginning; whether there is one to be tried. */
  boolean otherwise() throws IOException {
    boolean untried = journal.state().done().isEmpty() && journal.state().cut().isEmpty();
    if (request.region().isEmpty() || !untried || manner.next().isEmpty()) {
      return false;
    }
    manner = manner.next().get();
    plan = Plan.of(archive, request, manner, since);
    journal.begin(manner.text(), plan.slices());
    return true;
  }
}
