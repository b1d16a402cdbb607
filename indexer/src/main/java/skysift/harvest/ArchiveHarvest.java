package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skysift.harvest.HarvestReport.Ending;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import skysift.vo.ServiceException;
import skysift.vo.TableEnd;
import skysift.vo.TapService;
import skysift.vo.Web;

/**
 * One archive's part of a harvest, on one thread: slice after slice, those that overflow or take
 * too long cut smaller, what may pass asked again, the next mirror when one does not answer. What
 * failed stays open in the journal.
 */
final class ArchiveHarvest implements Callable<HarvestReport> {
  private static final Logger LOG = Logger.getLogger(ArchiveHarvest.class.getName());

  /** After so many slices that failed one upon the other the archive is left alone. */
  private static final int MOST_FAILURES = 2;

  /** So often one upon the other a slice that takes too long is cut. */
  private static final int MOST_SILENCES = 5;

  /** What a harvest is made of that is the same for all archives. */
  record Surroundings(
      Web web,
      Aliases aliases,
      Politeness politeness,
      Patience patience,
      ServiceMemory memory,
      ScheduledExecutorService clock,
      HarvestControl control,
      Consumer<HarvestProgress> progress) {}

  private final Archive archive;
  private final HarvestRequest request;
  private final Surroundings around;
  private final DatasetSink sink;
  private final Journal journal;
  private final Optional<String> since;
  private final Instant began = Instant.now();
  private final Repeats repeats = new Repeats();
  private final List<URI> services = new ArrayList<>();
  private final SliceQuery query;
  private final List<String> failures = new ArrayList<>();
  private final List<Slice> failed = new ArrayList<>();

  /** Slices that cannot be cut, and not be paged through either. */
  private final Set<Slice> unpageable = new HashSet<>();

  private volatile boolean cancelled;
  private SeenFile seen;
  private Intake intake;
  private Plan plan;
  private Manner manner;
  private int failuresInRow;
  private int silencesInRow;

  /** What came of slices that are not through. */
  private Intake.Counts partial = Intake.Counts.NONE;

  private long rowsOfSlice;

  /**
   * One archive's part.
   *
   * @param since only rows that changed later, by the archive's incremental column
   */
  ArchiveHarvest(
      Archive archive,
      HarvestRequest request,
      Optional<String> since,
      Surroundings around,
      DatasetSink sink,
      Journal journal) {
    this.archive = archive;
    this.request = request;
    this.since = since;
    this.around = around;
    this.sink = sink;
    this.journal = journal;
    services.add(archive.tap().orElseThrow());
    services.addAll(archive.mirrors());
    query =
        new SliceQuery(
            archive,
            around.patience(),
            around.clock(),
            () -> cancelled,
            phase -> tell("at the archive: " + phase));
  }

  /** The thread that works on it was interrupted for good, and not by an alarm. */
  void cancel() {
    cancelled = true;
  }

  /** Works until all is asked; an IOException is the sink's or the journal's, not the archive's. */
  @Override
  public HarvestReport call() throws IOException {
    try {
      prepare();
      askAll();
    } catch (InterruptedIOException | ClosedByInterruptException e) {
      if (!cancelled) {
        throw e;
      }
      intake.flushUninterrupted();
      partial = intake.takeCounts();
      long rows = journal.state().counts().read() + partial.read();
      return report(Ending.STOPPED, "stopped after " + rows + " rows");
    } finally {
      boolean interrupted = Thread.interrupted();
      if (seen != null) {
        seen.close();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return ended();
  }

  private void prepare() throws IOException {
    JournalState state = journal.state();
    manner =
        (state.isNew()
                ? around.memory().recall(services.getFirst(), ServiceMemory.REGION)
                : Optional.of(state.manner()))
            .flatMap(Manner::parse)
            .orElse(Manner.first(archive.spatialDialect()));
    plan = Plan.of(archive, request, manner, since);
    if (state.isNew()) {
      journal.begin(manner.text(), plan.slices());
    }
    seen = SeenFile.open(journal.seen(), state.seenLength());
    SeenFile.read(journal.seen(), (name, said, key) -> repeats.ordinal(name, said));
    repeats.nextSlice();
    intake =
        new Intake(
            archive,
            around.aliases(),
            repeats,
            seen,
            new NotedSink(sink, journal),
            this::kept,
            rows -> reading());
  }

  private Optional<Dataset> kept(Dataset dataset) {
    Optional<Dataset> kept =
        request.region().isPresent() ? request.region().get().keep(dataset) : Optional.of(dataset);
    return archive.facts().simulated() ? kept.map(ArchiveHarvest::simulated) : kept;
  }

  private static Dataset simulated(Dataset dataset) {
    return dataset.withExtras(
        ImmutableList.<ExtraColumn>builder()
            .addAll(dataset.extras())
            .add(new ExtraColumn("simulated", "", "true"))
            .build());
  }

  private void askAll() throws IOException {
    while (true) {
      Optional<Slice> next =
          journal.state().open().stream().filter(s -> !failed.contains(s)).findFirst();
      if (next.isEmpty() || failuresInRow >= MOST_FAILURES || remaining() <= 0) {
        return;
      }
      ask(next.get());
    }
  }

  private long remaining() {
    return request.maxRows() - journal.state().counts().read();
  }

  private void ask(Slice slice) throws IOException {
    for (int attempt = 0; ; attempt++) {
      around.control().await();
      long rows = Math.min(archive.asking().pageRows(), remaining());
      String adql = plan.adql(slice, rows);
      SliceRows received = new SliceRows(slice, rows, plan.paging(slice), around.control(), intake);
      rowsOfSlice = 0;
      tell("asking");
      SliceQuery.Answer answer = answer(slice, adql, rows, received);
      intake.flushUninterrupted();
      journal.query(new HarvestReport.Query(adql, received.rows(), outcome(answer, received)));
      if (answer.fault().isEmpty()) {
        failuresInRow = 0;
        silencesInRow = 0;
        through(slice, answer, received, rows);
        return;
      }
      Intake.Counts here = forget();
      if (handled(slice, answer, received)) {
        return;
      }
      if (!mayPass(answer.fault().get()) || attempt >= around.patience().retries()) {
        if (!nextService()) {
          fail(slice, answer, here);
          return;
        }
        attempt = -1;
      } else {
        pause(attempt, answer.retryAfter());
      }
    }
  }

  private SliceQuery.Answer answer(Slice slice, String adql, long rows, SliceRows received)
      throws IOException {
    URI service = services.getFirst();
    around.politeness().enter(service, archive.asking());
    try {
      return query.ask(
          new TapService(around.web(), archive.name(), service),
          adql,
          rows,
          journal.state().job(slice),
          job -> journal.job(slice, job),
          received);
    } finally {
      around.politeness().leave(service);
    }
  }

  private static String outcome(SliceQuery.Answer answer, SliceRows received) {
    return answer.fault().isPresent()
        ? answer.words()
        : answer.end().get() == TableEnd.Ending.OVERFLOW
            ? "overflow" + (answer.words().isEmpty() ? "" : ": " + answer.words())
            : "complete";
  }

  /** The slice was answered: it is through, or cut into smaller ones. */
  private void through(Slice slice, SliceQuery.Answer answer, SliceRows received, long asked)
      throws IOException {
    boolean whole = answer.end().get() == TableEnd.Ending.COMPLETE && received.rows() < asked;
    if (!whole && received.strange()) {
      SliceQuery.Answer strange =
          SliceQuery.Answer.fault(
              ServiceException.Kind.REFUSED,
              archive.name()
                  + " sends rows that were not asked for: it does not keep to the limits of the"
                  + " query");
      fail(slice, strange, forget());
      return;
    }
    if (plan.dialect().length() > 0) {
      around.memory().remember(services.getFirst(), ServiceMemory.REGION, manner.text());
    }
    boolean ours = asked < archive.asking().pageRows();
    if (whole || ours) {
      done(slice, !whole);
      return;
    }
    if (!plan.paging(slice).isEmpty()) {
      nextPage(slice, received);
      return;
    }
    ImmutableList<Slice> parts = slice.cut(received.sample());
    if (!parts.isEmpty()) {
      forget();
      journal.halved(slice, parts);
    } else if (answer.end().get() == TableEnd.Ending.OVERFLOW && !unpageable.contains(slice)) {
      forget();
      journal.halved(slice, ImmutableList.of(slice.next("")));
    } else {
      done(slice, answer.end().get() == TableEnd.Ending.OVERFLOW);
    }
  }

  /** This page is through; the next one begins where it ended. */
  private void nextPage(Slice slice, SliceRows received) throws IOException {
    Optional<Slice> next = received.nextPage().map(slice::next);
    done(slice, next.isEmpty());
    if (next.isPresent()) {
      journal.halved(slice, ImmutableList.of(next.get()));
    }
  }

  private void done(Slice slice, boolean cut) throws IOException {
    repeats.nextSlice();
    journal.done(slice, intake.takeCounts(), intake.takeAnomalies().list(), seen.endSlice(), cut);
  }

  /** Rows of this slice will come again; how many came. */
  private Intake.Counts forget() throws IOException {
    repeats.forgetSlice();
    seen.forgetSlice();
    intake.takeAnomalies();
    return intake.takeCounts();
  }

  /** Whether a failure could be dealt with by asking in another way. */
  private boolean handled(Slice slice, SliceQuery.Answer answer, SliceRows received)
      throws IOException {
    ServiceException.Kind kind = answer.fault().get();
    boolean untried = journal.state().done().isEmpty() && journal.state().cut().isEmpty();
    if (kind == ServiceException.Kind.REFUSED
        && request.region().isPresent()
        && untried
        && manner.next().isPresent()) {
      manner = manner.next().get();
      plan = Plan.of(archive, request, manner, since);
      journal.begin(manner.text(), plan.slices());
      return true;
    }
    if (kind == ServiceException.Kind.REFUSED && slice.after().equals(Optional.of(""))) {
      Slice whole = slice.unpaged();
      unpageable.add(whole);
      journal.halved(slice, ImmutableList.of(whole));
      return true;
    }
    if (kind == ServiceException.Kind.SILENT && silencesInRow < MOST_SILENCES) {
      ImmutableList<Slice> parts = slice.cut(received.sample());
      if (!parts.isEmpty()) {
        silencesInRow++;
        failures.add(answer.words());
        journal.halved(slice, parts);
        return true;
      }
    }
    return false;
  }

  private static boolean mayPass(ServiceException.Kind kind) {
    return kind == ServiceException.Kind.BUSY || kind == ServiceException.Kind.CONNECTION;
  }

  /** Turns to the next mirror; whether there is one. */
  private boolean nextService() {
    if (services.size() == 1) {
      return false;
    }
    URI left = services.removeFirst();
    LOG.warning(() -> archive.name() + ": " + left + " did not answer, " + services.getFirst());
    return true;
  }

  private void fail(Slice slice, SliceQuery.Answer answer, Intake.Counts came) {
    failed.add(slice);
    partial = partial.plus(came);
    failures.add(answer.words());
    boolean hopeless = answer.fault().get() == ServiceException.Kind.ADDRESS;
    failuresInRow += hopeless ? MOST_FAILURES : 1;
  }

  private void pause(int attempt, Optional<Duration> asked) throws InterruptedIOException {
    double jitter = ThreadLocalRandom.current().nextDouble(0.75, 1.25);
    long backOff = (long) (around.patience().firstPause().toMillis() * (1L << attempt) * jitter);
    long wait =
        Math.min(
            Math.max(backOff, asked.map(Duration::toMillis).orElse(0L)),
            around.patience().longestPause().toMillis());
    tell("waiting");
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }

  private void reading() {
    rowsOfSlice = intake.read();
    tell("reading");
  }

  private void tell(String state) {
    JournalState at = journal.state();
    int through = at.done().size() + at.cut().size();
    around
        .progress()
        .accept(
            new HarvestProgress(
                archive.name(),
                at.counts().read() + rowsOfSlice,
                through + 1,
                through + at.open().size(),
                Duration.between(began, Instant.now()),
                state));
  }

  private HarvestReport ended() throws IOException {
    rowsOfSlice = 0;
    JournalState state = journal.state();
    boolean enough = remaining() <= 0 && !state.open().isEmpty();
    if (!failed.isEmpty() || (!state.open().isEmpty() && !enough)) {
      String words = failures.stream().distinct().collect(Collectors.joining("; "));
      return report(Ending.FAILED, words);
    }
    boolean cut = enough || !state.cut().isEmpty();
    HarvestReport report =
        cut
            ? report(
                Ending.OVERFLOW,
                "at least " + (state.counts().read() + 1) + ", cut at " + state.counts().read())
            : report(Ending.COMPLETE, "");
    journal.end();
    tell("done");
    return report;
  }

  private HarvestReport report(Ending ending, String message) throws IOException {
    JournalState state = journal.state();
    long gone = 0;
    if (since.isEmpty() && ending != Ending.STOPPED) {
      gone = sink.gone(new GoneRows(journal).keys(sink));
    }
    Intake.Counts counts =
        state
            .counts()
            .plus(new Intake.Counts(partial.read(), partial.kept(), partial.outside(), 0, 0));
    List<String> unmatched =
        request.region().orElse(null) instanceof HarvestRegion.AroundTargets region
            ? region.targets().all().stream()
                .map(Target::name)
                .filter(name -> !state.matched().contains(name))
                .toList()
            : List.of();
    String words =
        Stream.of(message, plan.misses())
            .filter(m -> !m.isBlank())
            .collect(Collectors.joining("; "));
    return new HarvestReport(
        services.getFirst().toString(),
        archive.name(),
        began,
        Duration.between(began, Instant.now()),
        counts.read(),
        counts.kept(),
        Math.max(0, counts.kept() - counts.fresh()),
        state.anomalies().count(Normaliser.NO_IDENTIFIER),
        state.anomalies().list(),
        intake.absent(),
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
                ImmutableList.copyOf(unmatched),
                archive.facts().lacks(),
                archive.facts().acknowledgement())));
  }
}
