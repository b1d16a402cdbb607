package skysift.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Axis;
import skysift.search.Count;
import skysift.search.Cover;
import skysift.search.Facet;
import skysift.search.FacetCounts;
import skysift.search.Histogram;
import skysift.search.Hit;
import skysift.search.Ranges;
import skysift.search.Region;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.search.Unit;

/** A search result for reading in a terminal. */
public final class ResultText {
  private static final int VALUES = 6;
  private final PrintWriter out;

  /** Prints to {@code out}, which is not closed. */
  public ResultText(PrintWriter out) {
    this.out = out;
  }

  /** Totals, facets, then the rows of the page. */
  public void print(SearchResult result) {
    out.printf(
        Locale.ROOT,
        "%d observations, %d datasets of %d (%d ms)%n",
        result.total().observations(),
        result.total().datasets(),
        result.everything().datasets(),
        result.took().toMillis());
    position(result.request());
    result.counts().values().forEach(this::facet);
    result.histograms().values().forEach(this::histogram);
    result.cover().ifPresent(this::cover);
    out.println();
    boolean observations = result.request().unit() == Unit.OBSERVATIONS;
    for (Hit hit : result.hits()) {
      if (observations) {
        observation(hit);
      } else {
        out.println(line(hit.best().key().token(), hit.best()));
      }
    }
    long shown = (long) result.request().offset() + result.hits().size();
    if (shown < result.total().in(result.request().unit())) {
      out.printf(Locale.ROOT, "... --offset %d for more%n", shown);
    }
  }

  /** One observation and its datasets. */
  public void observation(Hit hit) {
    out.println(
        line(hit.observation().token(), hit.best()) + "  " + String.join(", ", hit.archives()));
    for (Dataset dataset : hit.datasets()) {
      out.println("    " + line(dataset.key().token(), dataset) + "  " + dataset.archive());
    }
  }

  private void facet(FacetCounts counts) {
    List<Count> top = counts.top();
    if (top.isEmpty() || counts.facet() == Facet.MY_TARGET && counts.saysNothing()) {
      return;
    }
    String values =
        top.stream()
            .limit(VALUES)
            .map(c -> value(counts, c.value()) + " " + c.count())
            .collect(Collectors.joining(", "));
    String more = top.size() > VALUES ? ", ..." : "";
    out.printf(Locale.ROOT, "  %-12s %s%s%n", counts.facet().word(), values, more);
  }

  /** With the broader one before it. */
  private static String value(FacetCounts counts, String value) {
    String broader = counts.broader().get(value);
    String shown = value.isEmpty() ? "not stated" : clean(value);
    return broader == null ? shown : clean(broader) + " > " + shown;
  }

  /** How exactly a position is meant. */
  private void position(SearchRequest request) {
    if (request.region().orElse(null) instanceof Region.At at) {
      out.printf(
          Locale.ROOT,
          "  %-12s %.6f %+.6f, footprints up to %.3g arcsec away%n",
          "position",
          at.position().ra(),
          at.position().dec(),
          at.tolerance() * 3600);
    }
  }

  private void cover(Cover cover) {
    String share =
        cover.share().isPresent()
            ? String.format(
                Locale.ROOT, ", %.1f %% of the region", 100 * cover.share().getAsDouble())
            : "";
    out.printf(
        Locale.ROOT,
        "  %-12s %.4g square degrees%s, told in cells of order %d%n",
        "cover",
        cover.area(),
        share,
        cover.map().order());
  }

  private void histogram(Histogram histogram) {
    out.printf(Locale.ROOT, "  %s:%n", histogram.axis().word());
    for (int i = 0; i < histogram.counts().size(); i++) {
      long count = histogram.counts().get(i);
      if (count > 0) {
        String from = edge(histogram.axis(), histogram.edges().get(i));
        String to = edge(histogram.axis(), histogram.edges().get(i + 1));
        out.printf(Locale.ROOT, "    %12s to %-12s %d%n", from, to, count);
      }
    }
    out.printf(Locale.ROOT, "    %-28s %d%n", "not stated", histogram.notStated());
  }

  private static String edge(Axis axis, double edge) {
    if (Double.isInfinite(edge)) {
      return "...";
    }
    // instants are told to the day; MJD far off every calendar stays a number
    return axis == Axis.TIME && Math.abs(edge) < 1e6
        ? Ranges.instant(edge).toString().substring(0, 10)
        : String.format(Locale.ROOT, "%.6g", edge);
  }

  private static String line(String key, Dataset d) {
    return Stream.of(
            key,
            text(d, ObsCoreColumn.TARGET_NAME),
            text(d, ObsCoreColumn.FACILITY_NAME) + "/" + text(d, ObsCoreColumn.INSTRUMENT_NAME),
            text(d, ObsCoreColumn.OBS_ID),
            d.role().word() + " " + text(d, ObsCoreColumn.DATAPRODUCT_TYPE),
            "level " + d.calibrationLevel().map(l -> "" + l.number()).orElse("-"),
            start(d))
        .collect(Collectors.joining("  "));
  }

  private static String start(Dataset d) {
    return d.number(ObsCoreColumn.T_MIN).isPresent()
        ? Ranges.instant(d.number(ObsCoreColumn.T_MIN).getAsDouble()).toString().substring(0, 16)
        : "-";
  }

  private static String text(Dataset dataset, ObsCoreColumn column) {
    return dataset.text(column).map(ResultText::clean).orElse("-");
  }

  /** Foreign texts must not steer the terminal. */
  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
