package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.logging.Logger;
import skysift.vo.RowReceiver;
import skysift.vo.TableEnd;
import skysift.vo.TableSource;
import skysift.vo.VoTables;
import skysift.vo.Web;

/**
 * Brings rows, from a file or a TAP service, into a sink. Both take the same road. Each call works
 * on the calling thread; an interrupt stops it at the next row, and what is whole is kept.
 */
public final class Harvester {
  private static final Logger LOG = Logger.getLogger(Harvester.class.getName());

  private final Aliases aliases;
  private final Web web;
  private final Patience patience;
  private final ServiceMemory memory;
  private final Politeness politeness = new Politeness();

  /**
   * A harvester.
   *
   * @param aliases harmonised names of facilities and instruments
   * @param web how services are asked
   * @param patience how long they are waited for
   * @param memory what is known of them
   */
  public Harvester(Aliases aliases, Web web, Patience patience, ServiceMemory memory) {
    this.aliases = aliases;
    this.web = web;
    this.patience = patience;
    this.memory = memory;
  }

  /**
   * Reads a table that is already there.
   *
   * @param progress told how many rows were read so far, on this thread
   * @throws IOException when there is no ObsCore table at all, or the sink fails; a table that
   *     breaks off is no exception but an ending
   */
  public HarvestReport read(
      Archive archive, TableSource source, DatasetSink sink, LongConsumer progress)
      throws IOException {
    Intake intake = new Intake(archive, aliases, sink, progress);
    return run(intake, source.name(), receiver -> VoTables.readObsCore(source, receiver));
  }

  /**
   * Asks all archives of a question side by side, each on a thread of its own. An interrupt of the
   * calling thread stops them all; their reports then say so. What was not finished goes on when
   * the same question is asked again with the same directory.
   *
   * @param since for each archive the time of its last harvest, when only later changes are wanted
   * @param directory where the harvest's journals are
   * @param sinks where the datasets of each archive go
   * @param control holds it up for a while
   * @param progress is told how far each archive is, on that archive's thread
   * @return one report an archive, in the order of the request
   * @throws IOException when the sink or the directory fails; that ends all of it
   */
  public ImmutableList<HarvestReport> harvest(
      HarvestRequest request,
      Function<Archive, Optional<String>> since,
      Path directory,
      Function<Archive, DatasetSink> sinks,
      HarvestControl control,
      Consumer<HarvestProgress> progress)
      throws IOException {
    try (ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("skysift-clock").factory())) {
      Surroundings around =
          new Surroundings(web, aliases, politeness, patience, memory, clock, control, progress);
      ArchiveHarvests harvests = new ArchiveHarvests(control);
      for (Archive archive : request.archives()) {
        Journal journal = Journal.open(directory, archive.name());
        harvests.start(
            archive.name(),
            journal,
            new ArchiveHarvest(
                archive, request, since.apply(archive), around, sinks.apply(archive), journal));
      }
      return harvests.reports();
    }
  }

  /** Whether an earlier call with this directory left something of the request undone. */
  public static boolean unfinished(HarvestRequest request, Path directory) throws IOException {
    for (Archive archive : request.archives()) {
      if (Journal.isUnfinished(directory, archive.name())) {
        return true;
      }
    }
    return false;
  }

  /** Forgets what earlier calls with this directory did; the next begins anew. */
  public static void forget(HarvestRequest request, Path directory) throws IOException {
    for (Archive archive : request.archives()) {
      Journal.discard(directory, archive.name());
    }
  }

  /** When the last harvest of an archive that was whole began; empty when there was none. */
  public static Optional<Instant> lastWhole(Path directory, Archive archive) throws IOException {
    return Journal.lastEnded(directory, archive.name());
  }

  private static HarvestReport run(Intake intake, String source, Reading reading)
      throws IOException {
    try {
      TableEnd end = reading.into(intake);
      if (end.ending() == TableEnd.Ending.CUT && Thread.currentThread().isInterrupted()) {
        return stopped(intake, source);
      }
      intake.flushUninterrupted();
      return reported(intake, source, ending(end.ending()), end.message());
    } catch (InterruptedIOException | ClosedByInterruptException e) {
      if (!Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return stopped(intake, source);
    }
  }

  private static HarvestReport stopped(Intake intake, String source) throws IOException {
    intake.flushUninterrupted();
    String message = "stopped after " + intake.read() + " rows";
    return reported(intake, source, HarvestReport.Ending.STOPPED, message);
  }

  private static HarvestReport reported(
      Intake intake, String source, HarvestReport.Ending ending, String message) {
    HarvestReport report = intake.report(source, ending, message);
    LOG.fine(
        () ->
            String.format(
                "%s: %s, %d rows read, %d kept, %d rejected %s",
                source, ending, report.read(), report.kept(), report.rejected(), message));
    return report;
  }

  private static HarvestReport.Ending ending(TableEnd.Ending ending) {
    return switch (ending) {
      case COMPLETE -> HarvestReport.Ending.COMPLETE;
      case OVERFLOW -> HarvestReport.Ending.OVERFLOW;
      case CUT -> HarvestReport.Ending.CUT;
    };
  }

  /** A table's way into a receiver. */
  private interface Reading {
    TableEnd into(RowReceiver receiver) throws IOException;
  }
}
