package skysift.bench;

import com.google.common.collect.ImmutableList;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured, as a table for people and as JSON. */
final class Report {
  private record Line(Bench.Asked queries, Bench.Rival rival, Race.Outcome outcome) {
    double[] medians(ToDoubleFunction<Race.Result> time) {
      return outcome.results().stream().mapToDouble(time).toArray();
    }
  }

  private final long rows;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private Sorts sorts = new Sorts(ImmutableList.of());

  Report(Corpus.Kind kind, long rows, double polygons) {
    this.rows = rows;
    facts.put("rows", rows + ", facets " + kind.name().toLowerCase(Locale.ROOT));
    facts.put("polygons among regions", text("%.0f %%", polygons * 100));
  }

  void ingested(Own.Written written, long before) {
    facts.put("rows indexed before ingest was timed", text("%d", before));
    ingested("ingest", written.committed());
    ingested("ingest and tidying", written.tidied());
  }

  void ingestedByRival(Bench.Rival rival, Stopwatch.Time time) {
    ingested("ingest by " + rival.name().toLowerCase(Locale.ROOT), time);
  }

  private void ingested(String what, Stopwatch.Time time) {
    facts.put(what + ", rows/s", text("%.0f", rows / time.wall()));
    facts.put(what + ", rows per second of processor", text("%.0f", rows / time.processor()));
  }

  void size(long bytes) {
    facts.put("index, bytes per row", text("%.0f", (double) bytes / rows));
  }

  void fresh(Fresh fresh) {
    facts.put("heap, bytes per row", text("%.1f", (double) fresh.heap() / rows));
    facts.put("fresh process to first answer, s", text("%.2f", fresh.seconds()));
  }

  void refreshed(Refreshed refreshed) {
    facts.put("1,000 upserts, grouped and committed, ms", text("%.0f", refreshed.written()));
    facts.put("Lucene's reopening after these, ms", text("%.1f", refreshed.lucene()));
    facts.put("our reopening, ms", text("%.1f", refreshed.reopened()));
    facts.put("our reopening and first answer, ms", text("%.0f", refreshed.answered()));
  }

  void sortHeap(SortHeap most) {
    facts.put(
        "heap for a column sorted by in both directions, bytes per row, at most",
        text("%.2f (%s)", (double) most.bytes() / rows, most.column()));
  }

  void sorted(Sorts measured) {
    sorts = measured;
    Sorts.Line worst = measured.worst();
    Sorts.Line longest = measured.longest();
    Sorts.Line deepest = measured.deepest();
    facts.put(
        "first pages of a sort over 3 times that by t_min",
        measured.over(3) + " of " + measured.lines().size());
    facts.put(
        "slowest beside t_min",
        text("%.2f ms, %.1f times (%s)", worst.page(), worst.ratio(), worst.name()));
    facts.put(
        "sort asked for the first time, at most",
        text("%.0f ms (%s)", longest.first(), longest.name()));
    facts.put(
        "page at 80 % of the rows, at most",
        text("%.1f ms, then %.1f (%s)", deepest.deepFirst(), deepest.deep(), deepest.name()));
  }

  void raced(Bench.Asked queries, Bench.Rival rival, Race.Outcome outcome) {
    lines.add(new Line(queries, rival, outcome));
  }

  long differences() {
    return lines.stream()
        .flatMap(line -> line.outcome.results().stream())
        .filter(result -> !result.difference().isEmpty())
        .count();
  }

  String markdown(boolean each) {
    StringBuilder text = new StringBuilder("| | |\n|---|---|\n");
    facts.forEach((name, value) -> text.append("| " + name + " | " + value + " |\n"));
    text.append("\nMilliseconds, ours / rival; geometric mean and worst of the medians.\n\n");
    text.append("| requests | rival | geomean | ratio | p99 | ratio | worst | differing |\n");
    text.append("|---|---|---|---|---|---|---|---|\n");
    lines.forEach(line -> text.append(row(line)));
    lines.forEach(line -> text.append(details(line, each)));
    if (each && !sorts.lines().isEmpty()) {
      text.append("\n| sort | first time | page | by t_min | ratio | at 80 % | again |\n");
      text.append("|---|---|---|---|---|---|---|\n");
      sorts.lines().forEach(line -> text.append(row(line)));
    }
    return text.toString();
  }

  private static String row(Sorts.Line line) {
    return text(
        "| %s | %.2f | %.2f | %.2f | %.1f | %.2f | %.2f |%n",
        line.name(),
        line.first(),
        line.page(),
        line.start(),
        line.ratio(),
        line.deepFirst(),
        line.deep());
  }

  String json() {
    return new GsonBuilder()
        .setPrettyPrinting()
        .serializeSpecialFloatingPointValues()
        .create()
        .toJson(Map.of("facts", facts, "races", lines, "sorts", sorts.lines()));
  }

  private static String row(Line line) {
    double[] own = line.medians(Race.Result::own);
    double[] rival = line.medians(Race.Result::rival);
    double ownMean = Figures.geometricMean(own);
    double rivalMean = Figures.geometricMean(rival);
    double ownLate = Figures.quantile(line.outcome.ownSamples(), 0.99);
    double rivalLate = Figures.quantile(line.outcome.rivalSamples(), 0.99);
    long differing = Arrays.stream(differences(line)).count();
    return text(
        "| %d %s | %s | %.2f / %.2f | %.1f | %.1f / %.1f | %.1f | %.1f / %.1f | %d |%n",
        own.length,
        line.queries.name().toLowerCase(Locale.ROOT),
        line.rival.name().toLowerCase(Locale.ROOT),
        ownMean,
        rivalMean,
        rivalMean / ownMean,
        ownLate,
        rivalLate,
        rivalLate / ownLate,
        Figures.most(own),
        Figures.most(rival),
        differing);
  }

  private static Race.Result[] differences(Line line) {
    return line.outcome.results().stream()
        .filter(result -> !result.difference().isEmpty())
        .toArray(Race.Result[]::new);
  }

  private static String details(Line line, boolean each) {
    StringBuilder text = new StringBuilder();
    for (Race.Result result : differences(line)) {
      text.append("\n" + result.query() + " differs: " + result.difference() + "\n");
    }
    if (!each) {
      return text.toString();
    }
    text.append("\n| request | found | ours | rival |\n|---|---|---|---|\n");
    for (Race.Result r : line.outcome.results()) {
      text.append(text("| %s | %d | %.2f | %.2f |%n", r.query(), r.total(), r.own(), r.rival()));
    }
    return text.toString();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
