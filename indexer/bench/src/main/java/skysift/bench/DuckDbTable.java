package skysift.bench;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;

/**
 * Makes DuckDB's table: rows come in through the appender; then, not timed, facets become ENUMs,
 * rows are sorted by facets and start, and columns for text and cones are added.
 */
final class DuckDbTable {
  private static final ImmutableList<Facet> SORTED =
      ImmutableList.of(
          Facet.ARCHIVE,
          Facet.COLLECTION,
          Facet.TYPE,
          Facet.LEVEL,
          Facet.FACILITY,
          Facet.INSTRUMENT,
          Facet.FORMAT);

  private DuckDbTable() {}

  /** Writes the tuned table; says what appending took, making rows aside. */
  static Stopwatch.Time write(Corpus corpus, Path file) throws IOException {
    Path raw = file.resolveSibling("raw.duckdb");
    Files.deleteIfExists(raw);
    Files.deleteIfExists(file);
    try {
      Stopwatch.Time time = append(corpus, raw);
      tune(raw, file);
      return time;
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      Files.deleteIfExists(raw);
    }
  }

  private static Stopwatch.Time append(Corpus corpus, Path raw) throws SQLException, IOException {
    Stopwatch watch = new Stopwatch();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + raw);
        Statement statement = connection.createStatement()) {
      statement.execute(
          Columns.ALL.stream()
              .map(column -> column.columnName() + " " + type(column))
              .collect(
                  Collectors.joining(", ", "create table obs (key text, archive text, ", ")")));
      DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
      try (DuckDBAppender appender = duck.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "obs")) {
        corpus.forEachPage(
            page -> {
              watch.start();
              append(page, appender);
              watch.stop();
            });
        watch.start();
        appender.flush();
      }
      statement.execute("checkpoint");
      watch.stop();
    }
    return watch.time();
  }

  private static String type(ObsCoreColumn column) {
    return switch (column.kind()) {
      case TEXT -> "text";
      case INTEGER -> "bigint";
      case REAL -> "double";
    };
  }

  private static void append(List<Dataset> page, DuckDBAppender appender) throws IOException {
    try {
      for (Dataset row : page) {
        appender.beginRow().append(row.key().token()).append(row.archive());
        for (ObsCoreColumn column : Columns.ALL) {
          append(appender, row.values().get(column));
        }
        appender.endRow();
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void append(DuckDBAppender appender, Object value) throws SQLException {
    switch (value) {
      case null -> appender.appendNull();
      case Long number -> appender.append(number.longValue());
      case Double number -> appender.append(number.doubleValue());
      default -> appender.append((String) value);
    }
  }

  private static void tune(Path raw, Path file) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("attach '" + raw + "' as raw (read_only)");
      StringBuilder facets = new StringBuilder();
      for (Facet facet : Answer.FACETS) {
        String name = Columns.name(facet);
        String value = "coalesce(" + name + "::text, '')";
        statement.execute(
            "create type "
                + name
                + "_values as enum (select distinct "
                + value
                + " as v from raw.obs order by v)");
        facets.append(value + "::" + name + "_values as " + name + ", ");
      }
      statement.execute(
          "create table obs as select * replace ("
              + facets.substring(0, facets.length() - 2)
              + "), "
              + text()
              + " as text, coalesce(starts_with(s_region, 'POLYGON'), false) as polygon, "
              + "cos(radians(s_dec)) * cos(radians(s_ra)) as x, "
              + "cos(radians(s_dec)) * sin(radians(s_ra)) as y, sin(radians(s_dec)) as z, "
              + "cos(r) as cos_r, sin(r) as sin_r from (select *, "
              + radius()
              + " as r from raw.obs)"
              + " order by "
              + SORTED.stream().map(Columns::name).collect(Collectors.joining(", "))
              + ", t_min");
      statement.execute("alter table obs drop column r");
      statement.execute("checkpoint");
    }
  }

  /** As {@link Nearby.Circle#radius}. */
  private static String radius() {
    return "radians(coalesce(s_fov, 0) / 2) + case when starts_with(s_region, 'POLYGON') then 1e-6 else 0e0 end";
  }

  /** Words in lower case, each after a blank. */
  private static String text() {
    return Columns.SEARCHED.stream()
        .map(ObsCoreColumn::columnName)
        .collect(
            Collectors.joining(
                ", ",
                "lower(regexp_replace(concat_ws(' ', '', ",
                "), '[^A-Za-z0-9]+', ' ', 'g'))"));
  }
}
