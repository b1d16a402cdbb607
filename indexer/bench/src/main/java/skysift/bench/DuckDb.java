package skysift.bench;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.SearchRequest;

/**
 * DuckDB as somebody would use it who knows it well: see {@link DuckDbTable} for the table; the
 * predicates that are no facets go once into a temporary table, facets without a selection are
 * counted in one pass of GROUPING SETS, the target apart since only its top is wanted. One thread.
 */
final class DuckDb implements Engine {
  private static final Joiner COMMAS = Joiner.on(", ");
  private static final Joiner AND = Joiner.on(" and ");
  private static final Splitter BLANKS = Splitter.on(' ').omitEmptyStrings();
  private static final String FACETS = columns(Answer.FACETS);

  private final Connection connection;
  private final Statement statement;

  DuckDb(Path file) throws IOException {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:" + file);
      statement = connection.createStatement();
      statement.execute("PRAGMA threads=1");
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public String name() {
    return "DuckDB";
  }

  @Override
  public Answer answer(SearchRequest request) throws IOException {
    try {
      String from = base(request);
      Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
      Answer.FACETS.forEach(facet -> counts.put(facet, new ArrayList<>()));
      long total = countFree(request, from, counts);
      for (Facet facet : Answer.FACETS) {
        if (facet == Facet.TARGET || !request.wanted().get(facet).isEmpty()) {
          countOne(request, from, facet, counts.get(facet));
        }
      }
      ImmutableMap.Builder<Facet, ImmutableList<Count>> tops = ImmutableMap.builder();
      counts.forEach(
          (facet, all) -> tops.put(facet, Answer.top(all.stream(), request.facetLimit())));
      return new Answer(total, tops.buildOrThrow(), rows(request, from));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** The table of the rows that match, facets aside; a temporary one unless all do. */
  private String base(SearchRequest request) throws SQLException {
    List<String> predicates = new ArrayList<>();
    BLANKS
        .splitToStream(request.text().toLowerCase(Locale.ROOT))
        .forEach(word -> predicates.add("contains(text, ' " + word + "')"));
    request.time().ifPresent(range -> addOverlap(predicates, "t_min", "t_max", range));
    request.wavelength().ifPresent(range -> addOverlap(predicates, "em_min", "em_max", range));
    Nearby nearby = request.cone().map(Nearby::new).orElse(null);
    if (nearby != null) {
      predicates.add(nearby.meetsSql());
    }
    if (predicates.isEmpty()) {
      return "obs";
    }
    String edge =
        nearby == null
            ? ""
            : ", case when polygon and not " + nearby.holdsSql() + " then s_region end as edge";
    statement.execute(
        "create or replace temp table base as select rowid as r, t_min, "
            + FACETS
            + edge
            + " from obs where "
            + AND.join(predicates));
    if (nearby != null) {
      dropOutside(nearby);
    }
    return "base";
  }

  private void dropOutside(Nearby nearby) throws SQLException {
    List<Long> outside = new ArrayList<>();
    try (ResultSet edges =
        statement.executeQuery("select r, edge from base where edge is not null")) {
      while (edges.next()) {
        if (!nearby.meets(edges.getString(2))) {
          outside.add(edges.getLong(1));
        }
      }
    }
    if (!outside.isEmpty()) {
      statement.execute("delete from base where r in (" + COMMAS.join(outside) + ")");
    }
  }

  private static void addOverlap(
      List<String> predicates, String least, String most, Range<Double> range) {
    if (range.hasLowerBound()) {
      predicates.add(most + " >= " + Nearby.number(range.lowerEndpoint()));
    }
    if (range.hasUpperBound()) {
      predicates.add(least + " <= " + Nearby.number(range.upperEndpoint()));
    }
    if (!range.hasLowerBound() || !range.hasUpperBound()) {
      predicates.add(least + " is not null");
    }
  }

  /** Values are never null in the table: the column of a row that is not null is its facet. */
  private long countFree(SearchRequest request, String from, Map<Facet, List<Count>> counts)
      throws SQLException {
    List<Facet> free =
        Answer.FACETS.stream()
            .filter(facet -> facet != Facet.TARGET && request.wanted().get(facet).isEmpty())
            .toList();
    String sets =
        free.stream().map(f -> ", (" + Columns.name(f) + ")").collect(Collectors.joining());
    String names = free.stream().map(f -> ", " + Columns.name(f)).collect(Collectors.joining());
    long total = 0;
    try (ResultSet rows =
        statement.executeQuery(
            "select count(*)"
                + names
                + " from "
                + from
                + where(request, null)
                + " group by grouping sets (()"
                + sets
                + ")")) {
      while (rows.next()) {
        boolean all = true;
        for (int i = 0; i < free.size(); i++) {
          String value = rows.getString(i + 2);
          if (value != null) {
            counts.get(free.get(i)).add(new Count(value, rows.getLong(1)));
            all = false;
          }
        }
        total = all ? rows.getLong(1) : total;
      }
    }
    return total;
  }

  private void countOne(SearchRequest request, String from, Facet facet, List<Count> counts)
      throws SQLException {
    String name = Columns.name(facet);
    try (ResultSet rows =
        statement.executeQuery(
            "select "
                + name
                + ", count(*) as n from "
                + from
                + where(request, facet)
                + " group by "
                + name
                + " order by n desc, "
                + name
                + " limit "
                + request.facetLimit())) {
      while (rows.next()) {
        counts.add(new Count(rows.getString(1), rows.getLong(2)));
      }
    }
  }

  private ImmutableList<Answer.Row> rows(SearchRequest request, String from) throws SQLException {
    String id = from.equals("base") ? "r" : "rowid";
    List<Long> first = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select "
                + id
                + " from "
                + from
                + where(request, null)
                + " order by t_min nulls last limit "
                + request.limit())) {
      while (rows.next()) {
        first.add(rows.getLong(1));
      }
    }
    List<Answer.Row> read = new ArrayList<>();
    if (!first.isEmpty()) {
      String wanted = "select * from obs where rowid in (" + COMMAS.join(first) + ")";
      try (ResultSet rows = statement.executeQuery(wanted)) {
        while (rows.next()) {
          read.add(row(rows));
        }
      }
    }
    return ImmutableList.sortedCopyOf(Comparator.comparingDouble(Answer.Row::start), read);
  }

  private static Answer.Row row(ResultSet rows) throws SQLException {
    int width = rows.getMetaData().getColumnCount();
    Object[] cells = new Object[width];
    for (int i = 0; i < width; i++) {
      cells[i] = rows.getObject(i + 1);
    }
    Double start = (Double) rows.getObject("t_min");
    return new Answer.Row((String) cells[0], start == null ? Double.NaN : start);
  }

  /** What is selected in all facets but one. */
  private static String where(SearchRequest request, Facet but) {
    List<String> selected = new ArrayList<>();
    for (Facet facet : request.wanted().keySet()) {
      if (facet != but) {
        selected.add(
            Columns.name(facet)
                + " in ('"
                + Joiner.on("', '").join(request.wanted().get(facet))
                + "')");
      }
    }
    return selected.isEmpty() ? "" : " where " + AND.join(selected);
  }

  static String columns(Set<Facet> facets) {
    return facets.stream().map(Columns::name).collect(Collectors.joining(", "));
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }
}
