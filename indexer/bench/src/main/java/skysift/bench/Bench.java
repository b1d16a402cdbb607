package skysift.bench;

import com.google.common.collect.ImmutableList;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import skysift.bench.Session.Query;
import skysift.search.Unit;

/** Measures the index, alone or against a rival. */
@Command(
    name = "build bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures the index, alone or against one rival in the same process.")
public final class Bench implements Callable<Integer> {
  /** Who else answers. */
  enum Rival {
    NONE,
    DUCKDB,
    LUCENE,
    STIL,
    /** Ourselves, counting observations. */
    OBSERVATIONS
  }

  /** Which requests. */
  enum Asked {
    SESSION,
    UNSEEN,
    BOTH,
    /** Regions only. */
    SKY,
    /** None, for what else is measured. */
    NONE
  }

  @Option(names = "--rows", defaultValue = "100000", description = "rows of the corpus")
  private long rows;

  @Option(names = "--facets", defaultValue = "correlated", description = "${COMPLETION-CANDIDATES}")
  private Corpus.Kind kind;

  @Option(names = "--rival", defaultValue = "none", description = "${COMPLETION-CANDIDATES}")
  private Rival rival;

  @Option(names = "--queries", defaultValue = "both", description = "${COMPLETION-CANDIDATES}")
  private Asked asked;

  @Option(names = "--unit", defaultValue = "datasets", description = "alone only: what is counted")
  private Unit unit;

  @Option(names = "--rounds", defaultValue = "5", description = "measured rounds")
  private int rounds;

  @Option(names = "--clock", defaultValue = "wall", description = "${COMPLETION-CANDIDATES}")
  private Clock clock;

  @Option(
      names = "--alone",
      defaultValue = "20",
      description = "seconds that each is asked by itself first, until it is compiled")
  private long alone;

  @Option(names = "--warmup", defaultValue = "3", description = "rounds before these, at least 1")
  private int warmup;

  @Option(names = "--unseen", defaultValue = "200", description = "how many random requests")
  private int unseen;

  @Option(names = "--seed", defaultValue = "1", description = "of the random requests")
  private long seed;

  @Option(names = "--polygons", defaultValue = "0.3", description = "share of the regions")
  private double polygons;

  @Option(names = "--keep", description = "measure the index of an earlier run, do not write it")
  private boolean keep;

  @Option(names = "--refresh", description = "also measure how soon upserts are seen")
  private boolean refresh;

  @Option(names = "--sorts", description = "also measure the first page of every sort")
  private boolean sorts;

  @Option(
      names = "--ingest-warmup",
      defaultValue = "0",
      description = "rows that are indexed and thrown away first, so that Java has compiled it")
  private long ingestWarmup;

  @Option(names = "--fresh-heap", defaultValue = "1g", description = "heap of the fresh process")
  private String freshHeap;

  @Option(names = "--dir", required = true, description = "where tables are kept")
  private Path directory;

  @Option(names = "--json", description = "also write every figure into this file")
  private Path json;

  @Option(names = "--votable", description = "only write the rows into this file")
  private Path votable;

  @Option(names = "--each", description = "also print every request")
  private boolean each;

  private Corpus corpus;

  /** Runs it. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true);
    line.setOverwrittenOptionsAllowed(true);
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    corpus = new Corpus(kind, rows, polygons);
    if (votable != null) {
      StilTable.writeVotable(corpus, votable);
      return 0;
    }
    String name = kind.name().toLowerCase(Locale.ROOT) + "-" + rows + "-" + polygons;
    Path place = Files.createDirectories(directory.resolve(name));
    Report report = new Report(kind, rows, polygons);
    Path index = place.resolve("index");
    if (!keep || !Files.exists(index)) {
      clear(index);
      report.ingested(timed(Own::write, index), ingestWarmup);
    }
    report.size(size(index));
    report.fresh(Fresh.measure(index, freshHeap));
    try (Engine own = new Own(index);
        Engine other = rival(place, own, report)) {
      for (Asked part :
          switch (asked) {
            case BOTH -> List.of(Asked.SESSION, Asked.UNSEEN);
            case NONE -> List.<Asked>of();
            default -> List.of(asked);
          }) {
        boolean compared = rival != Rival.NONE && rival != Rival.OBSERVATIONS;
        Race race =
            new Race(
                own,
                other,
                compared,
                clock,
                Duration.ofSeconds(alone),
                Math.max(1, warmup),
                rounds);
        report.raced(part, rival, race.run(queries(part)));
      }
    }
    if (sorts) {
      report.sortHeap(SortHeap.measure(index));
      try (Own own = new Own(index)) {
        report.sorted(Sorts.measure(own, clock));
      }
    }
    if (refresh) {
      report.refreshed(Refreshed.measure(index, clock));
    }
    System.out.print(report.markdown(each));
    if (json != null) {
      Files.writeString(json, report.json());
    }
    return report.differences() == 0 ? 0 : 1;
  }

  private ImmutableList<Query> queries(Asked part) {
    Unit counted = rival == Rival.NONE ? unit : Unit.DATASETS;
    return switch (part) {
      case SESSION -> Session.queries(counted);
      case SKY -> Skies.queries(counted);
      default -> Unseen.queries(corpus, counted, unseen, seed);
    };
  }

  private Engine rival(Path place, Engine own, Report report) throws IOException {
    return switch (rival) {
      case NONE -> null;
      case OBSERVATIONS -> new Observations(own);
      case DUCKDB -> new DuckDb(table(place.resolve("tuned.duckdb"), DuckDbTable::write, report));
      case LUCENE -> new LuceneFacets(table(place.resolve("lucene"), LuceneRows::write, report));
      case STIL -> new StilScan(table(place.resolve("table.fits"), StilTable::write, report));
    };
  }

  /** Writes an index or a table; says what that took, making rows aside. */
  private interface Writer<T> {
    T write(Corpus corpus, Path place) throws IOException;
  }

  /**
   * Rivals do not change: what an earlier run wrote to its end is used again, unless it is to be
   * timed.
   */
  private Path table(Path place, Writer<Stopwatch.Time> writer, Report report) throws IOException {
    Path complete = place.resolveSibling(place.getFileName() + ".complete");
    if (!Files.exists(complete)) {
      report.ingestedByRival(rival, timed(writer, place));
      Files.createFile(complete);
    }
    return place;
  }

  private <T> T timed(Writer<T> writer, Path place) throws IOException {
    if (ingestWarmup > 0) {
      Path scratch = place.resolveSibling("warmup");
      clear(scratch);
      writer.write(new Corpus(kind, ingestWarmup, polygons), scratch);
      clear(scratch);
    }
    return writer.write(corpus, place);
  }

  private static void clear(Path place) throws IOException {
    if (Files.exists(place)) {
      MoreFiles.deleteRecursively(place, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /** Bytes of all files under it. */
  static long size(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
