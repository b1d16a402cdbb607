package skysift.app;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import skysift.harvest.Archive;
import skysift.harvest.ArchiveCatalog;
import skysift.harvest.DatasetSink;
import skysift.harvest.HarvestControl;
import skysift.harvest.HarvestProgress;
import skysift.harvest.HarvestReport;
import skysift.harvest.HarvestRequest;
import skysift.harvest.Harvester;
import skysift.index.DatasetIndex;
import skysift.index.IndexBusyException;
import skysift.index.Origin;
import skysift.vo.TableSource;

/**
 * Brings rows into the index and keeps account of it: a journal for each question, so that a
 * harvest goes on where it was broken off, a report for each archive. One at a time writes.
 */
public final class Harvests {
  private static final Logger LOGGER = Logger.getLogger(Harvests.class.getName());

  private final Path directory;
  private final Harvester harvester;
  private final DatasetIndex index;
  private final Reports reports;
  private final ServiceShelf services;
  private final SavedQuestions saved;
  private final ArchiveDesk desk;

  Harvests(
      Workspace workspace,
      Harvester harvester,
      DatasetIndex index,
      Reports reports,
      ArchiveCatalog archives,
      ServiceShelf services,
      ArchiveDesk desk) {
    this.desk = desk;
    this.directory = workspace.harvests();
    this.harvester = harvester;
    this.index = index;
    this.reports = reports;
    this.services = services;
    saved = new SavedQuestions(directory.resolve("saved"), archives);
  }

  /** What is known of archives, and found out. */
  public ArchiveDesk desk() {
    return desk;
  }

  /** Questions with a name, to be asked again. */
  public SavedQuestions saved() {
    return saved;
  }

  /**
   * Asks the archives of a request side by side, and keeps what they answer. What an earlier call
   * of the same question left undone is done now, and only that.
   *
   * @param changesOnly ask for rows that changed since the last whole harvest of this question,
   *     where the archive knows when they did
   * @return one report an archive; that of an archive that did not answer says so
   * @throws NotAvailableException when another process writes
   */
  public synchronized ImmutableList<HarvestReport> harvest(
      HarvestRequest request,
      boolean changesOnly,
      HarvestControl control,
      Consumer<HarvestProgress> progress)
      throws IOException {
    Path whole = directoryOf(request);
    Path here = changesOnly ? whole.resolve("changes") : whole;
    Files.createDirectories(here);
    try (ShieldedWriting sink = writing(request, here)) {
      Files.writeString(here.resolve("origin"), sink.origin(), StandardCharsets.UTF_8);
      ImmutableList<HarvestReport> made =
          harvester.harvest(
              request,
              archive -> changesOnly ? since(archive, whole, here) : Optional.empty(),
              here,
              archive -> new DescribedSink(sink, services, archive.name()),
              control,
              progress);
      for (HarvestReport report : made) {
        reports.add(report);
      }
      return made;
    } catch (IndexBusyException e) {
      throw new NotAvailableException(e.getMessage(), e);
    }
  }

  /** Whether a part of this question was begun and not finished. */
  public boolean unfinished(HarvestRequest request) throws IOException {
    return Harvester.unfinished(request, directoryOf(request));
  }

  /** What came, changed or went since a moment, in this order. */
  public ImmutableList<ChangedRow> changesSince(Instant moment) throws IOException {
    return new ChangedRows(index).since(moment);
  }

  /** Forgets how far a question was, so that it is asked from the beginning. */
  public void restart(HarvestRequest request) throws IOException {
    Harvester.forget(request, directoryOf(request));
  }

  HarvestReport importTable(Archive archive, TableSource source, LongConsumer progress)
      throws IOException {
    return importTable(archive, source, sink -> sink, progress);
  }

  /** The same; {@code before} gives a sink that sees the rows first. */
  synchronized HarvestReport importTable(
      Archive archive, TableSource source, UnaryOperator<DatasetSink> before, LongConsumer progress)
      throws IOException {
    HarvestReport report;
    try (ShieldedWriting sink =
        ShieldedWriting.of(index, Origin.Kind.IMPORT, source.name(), List.of(archive.name()))) {
      DatasetSink described = new DescribedSink(sink, services, archive.name());
      report = harvester.read(archive, source, before.apply(described), progress);
    } catch (IndexBusyException e) {
      throw new NotAvailableException(e.getMessage(), e);
    }
    reports.add(report);
    return report;
  }

  /**
   * A harvest that was broken off goes on under its own name; unless the index does not know it,
   * being another one than then.
   */
  private ShieldedWriting writing(HarvestRequest request, Path here) throws IOException {
    Path origin = here.resolve("origin");
    if (Harvester.unfinished(request, here) && Files.exists(origin)) {
      String token = Files.readString(origin, StandardCharsets.UTF_8).strip();
      if (index.origins().stream().anyMatch(o -> o.token().equals(token))) {
        return ShieldedWriting.again(index, token);
      }
      LOGGER.log(Level.INFO, "the index does not know {0}: the harvest begins anew", token);
      Harvester.forget(request, here);
    }
    return ShieldedWriting.of(
        index,
        Origin.Kind.HARVEST,
        shortened(request.question()),
        request.archives().stream().map(Archive::name).toList());
  }

  private static Optional<String> since(Archive archive, Path whole, Path changes) {
    if (archive.asking().incrementalColumn().isEmpty()) {
      return Optional.empty();
    }
    return Stream.of(whole, changes)
        .flatMap(d -> lastWhole(d, archive).stream())
        .max(Comparator.naturalOrder())
        .map(instant -> instant.toString().replaceFirst("\\.\\d+", "").replace("Z", ""));
  }

  private static Optional<Instant> lastWhole(Path directory, Archive archive) {
    try {
      return Harvester.lastWhole(directory, archive);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "the last harvest of " + archive.name() + " is not known", e);
      return Optional.empty();
    }
  }

  private Path directoryOf(HarvestRequest request) {
    String text = request.question() + "; at most " + request.maxRows();
    String hash = Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
    return directory.resolve(hash.substring(0, 16));
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "...";
  }
}
