package skysift.bench;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import skysift.bench.Session.Query;

/** Two engines answer the same requests in turn, request by request. */
final class Race {
  /**
   * What came of one request.
   *
   * @param own median of the measured rounds, milliseconds
   * @param rival the same of the rival; NaN without one
   * @param difference between the answers; empty when none
   */
  record Result(String query, long total, double own, double rival, String difference) {}

  /**
   * What came of all.
   *
   * @param ownSamples every measured time, milliseconds
   */
  record Outcome(ImmutableList<Result> results, double[] ownSamples, double[] rivalSamples) {}

  private final Engine own;
  private final Engine rival;
  private final boolean compared;
  private final Clock clock;
  private final Duration alone;
  private final int warmup;
  private final int rounds;

  /**
   * A race.
   *
   * @param rival null for none
   * @param compared whether the rival must say the same
   * @param alone how long each engine is first asked by itself, so that Java has compiled it
   * @param warmup rounds that do not count, before the others
   */
  Race(
      Engine own,
      Engine rival,
      boolean compared,
      Clock clock,
      Duration alone,
      int warmup,
      int rounds) {
    this.clock = clock;
    this.alone = alone;
    this.own = own;
    this.rival = rival;
    this.compared = compared;
    this.warmup = warmup;
    this.rounds = rounds;
  }

  Outcome run(List<Query> queries) throws IOException {
    double[][] ownTimes = new double[queries.size()][rounds];
    double[][] rivalTimes = new double[queries.size()][rival == null ? 0 : rounds];
    String[] differences = new String[queries.size()];
    long[] totals = new long[queries.size()];
    warm(own, queries);
    if (rival != null) {
      warm(rival, queries);
    }
    for (int round = -warmup; round < rounds; round++) {
      for (int q = 0; q < queries.size(); q++) {
        Timed mine = timed(own, queries.get(q));
        Timed other = rival == null ? null : timed(rival, queries.get(q));
        if (round == -warmup) {
          totals[q] = mine.answer.total();
          differences[q] = compared ? mine.answer.difference(other.answer) : "";
        }
        if (round >= 0) {
          ownTimes[q][round] = mine.millis;
        }
        if (round >= 0 && other != null) {
          rivalTimes[q][round] = other.millis;
        }
      }
    }
    List<Result> results = new ArrayList<>();
    for (int q = 0; q < queries.size(); q++) {
      double mine = Figures.median(ownTimes[q]);
      double others = Figures.median(rivalTimes[q]);
      results.add(new Result(queries.get(q).name(), totals[q], mine, others, differences[q]));
    }
    return new Outcome(ImmutableList.copyOf(results), flat(ownTimes), flat(rivalTimes));
  }

  private void warm(Engine engine, List<Query> queries) throws IOException {
    long end = System.nanoTime() + alone.toNanos();
    for (int q = 0; System.nanoTime() < end; q = (q + 1) % queries.size()) {
      engine.answer(queries.get(q).request());
    }
  }

  private record Timed(Answer answer, double millis) {}

  private Timed timed(Engine engine, Query query) throws IOException {
    long began = clock.nanos();
    Answer answer = engine.answer(query.request());
    return new Timed(answer, (clock.nanos() - began) / 1e6);
  }

  private static double[] flat(double[][] times) {
    return Arrays.stream(times).flatMapToDouble(Arrays::stream).toArray();
  }
}
