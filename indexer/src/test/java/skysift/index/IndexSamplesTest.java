package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.search.SearchRequest.everything;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import skysift.grouping.Grouping;
import skysift.harvest.ArchiveCatalog;
import skysift.harvest.DatasetSink;
import skysift.harvest.Harvests;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.SearchResult;
import skysift.search.Unit;
import skysift.vo.TableSource;

/** A real answer of ESO in the index, against the cells of the file itself. */
@EnabledIfSystemProperty(named = "skysift.shared", matches = ".+")
class IndexSamplesTest {
  private static final String FILE = "obscore-eso-1000.xml";

  @Test
  void totals_and_counts_are_those_of_the_file() throws IOException {
    // GIVEN
    Path file = Path.of(System.getProperty("skysift.shared"), "vo-samples", FILE);
    List<Map<String, String>> rows = rows(Files.readString(file));
    try (DatasetIndex index = DatasetIndex.inMemory(Grouping.builtIn())) {
      try (Writing writing = index.beginWriting()) {
        Harvests.forFiles()
            .read(
                ArchiveCatalog.builtIn().forSource(Optional.of("ESO"), FILE),
                TableSource.ofFile(file),
                batch -> {
                  Added added = writing.add(batch);
                  return new DatasetSink.Taken(added.fresh(), added.changed());
                },
                read -> {});
        writing.commit();
      }
      // WHEN
      SearchResult result =
          index.search(everything().withUnit(Unit.DATASETS).withFacetLimit(10_000));
      // THEN
      then(rows).hasSize(1000);
      then(result.total().datasets()).isEqualTo(1000);
      then(result.total().observations())
          .isEqualTo(rows.stream().map(row -> row.get("obs_id")).distinct().count());
      then(counts(result, Facet.TYPE)).isEqualTo(counts(rows, "dataproduct_type"));
      then(counts(result, Facet.LEVEL)).isEqualTo(counts(rows, "calib_level"));
      then(counts(result, Facet.COLLECTION)).isEqualTo(counts(rows, "obs_collection"));
      then(counts(result, Facet.TARGET)).isEqualTo(counts(rows, "target_name"));
      then(counts(result, Facet.YEAR)).isEqualTo(counts(rows, IndexSamplesTest::year));
      then(counts(result, Facet.ROLE)).isEqualTo(Map.of("product", 1000L));
      then(counts(result, Facet.RIGHTS)).isEqualTo(Map.of("public", 1000L));
      then(counts(result, Facet.FACILITY))
          .isEqualTo(
              Map.of(
                  "VLT", having(rows, "facility_name", "ESO-VLT-U"),
                  "VLT UT2", having(rows, "facility_name", "ESO-VLT-U2"),
                  "VLT UT3", having(rows, "facility_name", "ESO-VLT-U3"),
                  "VLT UT4", having(rows, "facility_name", "ESO-VLT-U4"),
                  "VLTI", having(rows, "facility_name", "ESO-VLTI-"),
                  "VISTA", having(rows, "facility_name", "ESO-VISTA"),
                  "ESO 3.6 m", having(rows, "facility_name", "ESO-3.6"),
                  "MPG/ESO 2.2 m", having(rows, "facility_name", "MPG/ESO-2.2")));
      then(result.counts(Facet.BAND).of("optical"))
          .isEqualTo(rows.stream().filter(IndexSamplesTest::isOptical).count());
    }
  }

  private static List<Map<String, String>> rows(String table) {
    List<String> names = groups("<FIELD [^>]*?\\bname=\"([^\"]*)\"", table);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String row : groups("<TR>(.*?)</TR>", table)) {
      List<String> cells = groups("<TD>(.*?)</TD>", row);
      Map<String, String> byName = new HashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        byName.put(names.get(i), cells.get(i).replace("&amp;", "&").strip());
      }
      rows.add(byName);
    }
    return rows;
  }

  private static List<String> groups(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static Map<String, Long> counts(SearchResult result, Facet facet) {
    return result.counts(facet).top().stream()
        .collect(Collectors.toMap(Count::value, Count::count));
  }

  private static Map<String, Long> counts(List<Map<String, String>> rows, String column) {
    return counts(rows, row -> row.get(column));
  }

  private static Map<String, Long> counts(
      List<Map<String, String>> rows, Function<Map<String, String>, String> value) {
    return rows.stream().collect(Collectors.groupingBy(value, TreeMap::new, Collectors.counting()));
  }

  private static long having(List<Map<String, String>> rows, String column, String start) {
    return rows.stream().filter(row -> row.get(column).startsWith(start)).count();
  }

  private static String year(Map<String, String> row) {
    double start = Double.parseDouble(row.get("t_min"));
    double end = Double.parseDouble(row.get("t_max"));
    return end - start > 366
        ? "several years"
        : "" + LocalDate.of(1858, 11, 17).plusDays((long) start).getYear();
  }

  private static boolean isOptical(Map<String, String> row) {
    return !row.get("em_min").isEmpty()
        && Double.parseDouble(row.get("em_min")) < 1e-6
        && Double.parseDouble(row.get("em_max")) > 3e-7;
  }
}
