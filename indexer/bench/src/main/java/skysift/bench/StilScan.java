package skysift.bench;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.sky.SkyPosition;
import uk.ac.starlink.table.RowAccess;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;

/**
 * A program that reads a FITS table with STIL, as TOPCAT does: each request looks at every row of
 * the mapped file, and only at the cells it needs.
 */
final class StilScan implements Engine {
  private static final Splitter BLANKS = Splitter.on(' ').omitEmptyStrings();

  private final StarTable table;

  StilScan(Path file) throws IOException {
    table = new StarTableFactory(true).makeStarTable(file.toString(), "fits");
  }

  @Override
  public String name() {
    return "STIL";
  }

  @Override
  public Answer answer(SearchRequest request) throws IOException {
    try (RowAccess row = table.getRowAccess()) {
      return new Scan(request, row).answer();
    }
  }

  /** A row that may be on the page. */
  private record Candidate(long row, double start) {}

  private final class Scan {
    private final SearchRequest request;
    private final RowAccess row;
    private final List<String> words;
    private final Nearby nearby;
    private final Map<Facet, Map<String, int[]>> counts = new EnumMap<>(Facet.class);
    private final PriorityQueue<Candidate> first =
        new PriorityQueue<>((a, b) -> Double.compare(b.start, a.start));
    private long total;

    Scan(SearchRequest request, RowAccess row) {
      this.request = request;
      this.row = row;
      words =
          BLANKS.splitToStream(request.text().toLowerCase(Locale.ROOT)).map(w -> " " + w).toList();
      nearby = request.cone().map(Nearby::new).orElse(null);
      Answer.FACETS.forEach(facet -> counts.put(facet, new HashMap<>()));
    }

    Answer answer() throws IOException {
      for (long i = 0; i < table.getRowCount(); i++) {
        row.setRowIndex(i);
        if (matches()) {
          count(i);
        }
      }
      ImmutableMap.Builder<Facet, ImmutableList<Count>> tops = ImmutableMap.builder();
      counts.forEach(
          (facet, values) ->
              tops.put(
                  facet,
                  Answer.top(
                      values.entrySet().stream().map(e -> new Count(e.getKey(), e.getValue()[0])),
                      request.facetLimit())));
      return new Answer(total, tops.buildOrThrow(), page());
    }

    private boolean matches() throws IOException {
      return (request.time().isEmpty()
              || overlaps(ObsCoreColumn.T_MIN, ObsCoreColumn.T_MAX, request.time().get()))
          && (request.wavelength().isEmpty()
              || overlaps(ObsCoreColumn.EM_MIN, ObsCoreColumn.EM_MAX, request.wavelength().get()))
          && (nearby == null || isNear())
          && hasWords();
    }

    private boolean overlaps(ObsCoreColumn least, ObsCoreColumn most, Range<Double> range)
        throws IOException {
      double from = number(least);
      double to = number(most);
      return !Double.isNaN(from)
          && (!range.hasLowerBound() || to >= range.lowerEndpoint())
          && (!range.hasUpperBound() || from <= range.upperEndpoint());
    }

    private boolean isNear() throws IOException {
      double ra = number(ObsCoreColumn.S_RA);
      if (Double.isNaN(ra)) {
        return false;
      }
      SkyPosition at = SkyPosition.of(ra, number(ObsCoreColumn.S_DEC));
      double cosine = at.x() * nearby.x + at.y() * nearby.y + at.z() * nearby.z;
      double fov = number(ObsCoreColumn.S_FOV);
      double radius = Nearby.Circle.radius(Double.isNaN(fov) ? 0 : fov, true);
      if (!nearby.meets(cosine, Math.cos(radius), Math.sin(radius))) {
        return false;
      }
      String region = (String) cell(ObsCoreColumn.S_REGION);
      boolean polygon = Nearby.Circle.isPolygon(region);
      double exact = Nearby.Circle.radius(Double.isNaN(fov) ? 0 : fov, polygon);
      double cos = Math.cos(exact);
      double sin = Math.sin(exact);
      return nearby.meets(cosine, cos, sin)
          && (!polygon || nearby.holds(cosine, cos, sin) || nearby.meets(region));
    }

    private boolean hasWords() throws IOException {
      if (words.isEmpty()) {
        return true;
      }
      String text = (String) row.getCell(StilTable.TEXT);
      return words.stream().allMatch(text::contains);
    }

    private void count(long number) throws IOException {
      Facet failing = null;
      for (Facet facet : request.wanted().keySet()) {
        if (!request.wanted().containsEntry(facet, value(facet))) {
          if (failing != null) {
            return;
          }
          failing = facet;
        }
      }
      if (failing != null) {
        add(failing);
        return;
      }
      for (Facet facet : Answer.FACETS) {
        add(facet);
      }
      total++;
      keep(number);
    }

    private void add(Facet facet) throws IOException {
      counts.get(facet).computeIfAbsent(value(facet), value -> new int[1])[0]++;
    }

    private void keep(long number) throws IOException {
      double start = number(ObsCoreColumn.T_MIN);
      if (first.size() < request.limit()) {
        first.add(new Candidate(number, start));
      } else if (Double.compare(start, first.peek().start) < 0) {
        first.poll();
        first.add(new Candidate(number, start));
      }
    }

    private ImmutableList<Answer.Row> page() throws IOException {
      ImmutableList.Builder<Answer.Row> rows = ImmutableList.builder();
      List<Candidate> sorted =
          first.stream().sorted((a, b) -> Double.compare(a.start, b.start)).toList();
      for (Candidate candidate : sorted) {
        row.setRowIndex(candidate.row);
        Object[] cells = row.getRow();
        rows.add(new Answer.Row((String) cells[StilTable.KEY], candidate.start));
      }
      return rows.build();
    }

    private String value(Facet facet) throws IOException {
      Object value =
          facet == Facet.ARCHIVE ? row.getCell(StilTable.ARCHIVE) : cell(Columns.column(facet));
      return value == null ? Facet.NOT_STATED : value.toString();
    }

    private Object cell(ObsCoreColumn column) throws IOException {
      return row.getCell(StilTable.number(column));
    }

    private double number(ObsCoreColumn column) throws IOException {
      Object value = cell(column);
      return value == null ? Double.NaN : ((Number) value).doubleValue();
    }
  }

  @Override
  public void close() throws IOException {
    table.close();
  }
}
