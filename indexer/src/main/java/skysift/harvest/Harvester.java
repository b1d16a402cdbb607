package skysift.harvest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.function.LongConsumer;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skysift.vo.RowReceiver;
import skysift.vo.TableEnd;
import skysift.vo.TableSource;
import skysift.vo.TapService;
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

  /**
   * A harvester.
   *
   * @param aliases harmonised names of facilities and instruments
   * @param web how services are asked
   */
  public Harvester(Aliases aliases, Web web) {
    this.aliases = aliases;
    this.web = web;
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
    return run(intake, source.name(), "", receiver -> VoTables.readObsCore(source, receiver));
  }

  /**
   * Asks a TAP service with one synchronous query.
   *
   * @param progress is told the number of rows read, after each batch, on the calling thread
   * @throws IOException when the service refuses or answers no ObsCore table, or the sink fails
   */
  public HarvestReport harvest(HarvestRequest request, DatasetSink sink, LongConsumer progress)
      throws IOException {
    TapService service = service(request.archive());
    ConeQuery query = ConeQuery.of(request);
    Intake intake = new Intake(request.archive(), aliases, sink, progress);
    return run(
        intake,
        request.archive().tap().get().toString(),
        query.misses(),
        receiver ->
            limited(request.maxRows(), service.query(query.adql(), request.maxRows(), receiver)));
  }

  /** TOP is not an overflow to the service; to the user it is. */
  private static TableEnd limited(int maxRows, TableEnd end) {
    return end.ending() == TableEnd.Ending.COMPLETE && end.rows() >= maxRows
        ? new TableEnd(
            end.rows(),
            TableEnd.Ending.OVERFLOW,
            "as many rows as were asked for, " + maxRows + "; there may be more")
        : end;
  }

  private TapService service(Archive archive) {
    return new TapService(web, archive.name(), archive.tap().orElseThrow());
  }

  private static HarvestReport run(Intake intake, String source, String misses, Reading reading)
      throws IOException {
    try {
      TableEnd end = reading.into(intake);
      if (end.ending() == TableEnd.Ending.CUT && Thread.currentThread().isInterrupted()) {
        return stopped(intake, source, misses);
      }
      intake.flushUninterrupted();
      return reported(intake, source, ending(end.ending()), end.message(), misses);
    } catch (InterruptedIOException | ClosedByInterruptException e) {
      if (!Thread.currentThread().isInterrupted()) {
        throw e;
      }
      return stopped(intake, source, misses);
    }
  }

  private static HarvestReport stopped(Intake intake, String source, String misses)
      throws IOException {
    intake.flushUninterrupted();
    String message = "stopped after " + intake.read() + " rows";
    return reported(intake, source, HarvestReport.Ending.STOPPED, message, misses);
  }

  private static HarvestReport reported(
      Intake intake, String source, HarvestReport.Ending ending, String message, String misses) {
    String words =
        Stream.of(message, misses).filter(m -> !m.isBlank()).collect(Collectors.joining("; "));
    HarvestReport report = intake.report(source, ending, words);
    LOG.fine(
        () ->
            String.format(
                "%s: %s, %d rows read, %d kept, %d rejected %s",
                source, ending, report.read(), report.kept(), report.rejected(), words));
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
