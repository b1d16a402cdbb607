package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a harvest of one archive stands, as its journal tells, line by line. */
final class JournalState {
  /** What was not finished for so long is begun anew. */
  private static final Duration STALE = Duration.ofDays(7);

  private final Set<Slice> open = new LinkedHashSet<>();
  private final List<Slice> done = new ArrayList<>();
  private final List<Slice> cut = new ArrayList<>();
  private final Map<Slice, URI> jobs = new LinkedHashMap<>();
  private final List<HarvestReport.Query> queries = new ArrayList<>();
  private final List<Anomaly> odd = new ArrayList<>();
  private final Anomalies anomalies = new Anomalies();
  private final Set<String> matched = new LinkedHashSet<>();
  private Instant began = Instant.MAX;
  private String manner = "";
  private Intake.Counts counts = Intake.Counts.NONE;
  private long queryCount;
  private long seenLength;
  private boolean ended;
  private long length;

  /**
   * Takes a line into account. One that is not understood is of a newer version: it is left out.
   */
  void apply(List<String> words) {
    switch (words.getFirst()) {
      case "began" -> {
        open.clear();
        began = began == Instant.MAX ? Instant.parse(words.get(1)) : began;
        manner = words.get(2);
        words.subList(3, words.size()).forEach(slice -> open.add(Slice.parse(slice)));
      }
      case "job" -> jobs.put(Slice.parse(words.get(1)), URI.create(words.get(2)));
      case "batch" ->
          counts = counts.plus(new Intake.Counts(0, 0, 0, number(words, 1), number(words, 2)));
      case "matched" -> matched.add(words.get(1));
      case "query" -> {
        queryCount++;
        if (queries.size() < HarvestReport.Harvested.MOST_QUERIES) {
          queries.add(new HarvestReport.Query(words.get(1), number(words, 2), words.get(3)));
        }
      }
      case "odd" -> odd.add(new Anomaly(words.get(1), number(words, 2), words.get(3)));
      case "done", "cut" -> done(words);
      case "halved" -> {
        ended(Slice.parse(words.get(1)));
        words.subList(2, words.size()).forEach(slice -> open.add(Slice.parse(slice)));
      }
      case "ended" -> ended = true;
      default -> {}
    }
  }

  private void done(List<String> words) {
    Slice slice = Slice.parse(words.get(1));
    ended(slice);
    (words.getFirst().equals("cut") ? cut : done).add(slice);
    counts =
        counts.plus(new Intake.Counts(number(words, 2), number(words, 3), number(words, 4), 0, 0));
    seenLength = number(words, 5);
    odd.forEach(anomalies::add);
    odd.clear();
  }

  private void ended(Slice slice) {
    open.remove(slice);
    jobs.remove(slice);
  }

  private static long number(List<String> words, int at) {
    return Long.parseLong(words.get(at));
  }

  /** The journal was read to here; what belongs to a slice that was not finished is dropped. */
  void endOfFile(long bytes) {
    odd.clear();
    length = bytes;
  }

  /** How much of the journal was whole when it was opened. */
  long length() {
    return length;
  }

  /** Whether it is to be gone on with: it has not ended, and did not begin too long ago. */
  boolean goesOn() {
    return !ended && (isNew() || began.isAfter(Instant.now().minus(STALE)));
  }

  boolean isNew() {
    return began == Instant.MAX;
  }

  boolean ended() {
    return ended;
  }

  Instant began() {
    return began;
  }

  String manner() {
    return manner;
  }

  /** Slices that are not through, in order. */
  ImmutableList<Slice> open() {
    return ImmutableList.copyOf(open);
  }

  /** Slices of which all rows came. */
  ImmutableList<Slice> done() {
    return ImmutableList.copyOf(done);
  }

  /** Slices that hold more rows than came. */
  ImmutableList<Slice> cut() {
    return ImmutableList.copyOf(cut);
  }

  /** The job that was begun for a slice. */
  Optional<URI> job(Slice slice) {
    return Optional.ofNullable(jobs.get(slice));
  }

  ImmutableList<HarvestReport.Query> queries() {
    return ImmutableList.copyOf(queries);
  }

  long queryCount() {
    return queryCount;
  }

  Anomalies anomalies() {
    return anomalies;
  }

  Set<String> matched() {
    return matched;
  }

  Intake.Counts counts() {
    return counts;
  }

  /** How much of the file of rows belongs to slices that are through. */
  long seenLength() {
    return seenLength;
  }
}
