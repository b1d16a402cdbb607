package skysift.bench;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.DrillSideways.DrillSidewaysResult;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.MultiFacets;
import org.apache.lucene.facet.StringDocValuesReaderState;
import org.apache.lucene.facet.StringValueFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.sky.Cone;

/**
 * Lucene's own facets: DrillSideways with StringValueFacetCounts, the fastest of its modules here,
 * over an index of one segment. One thread; the query cache is off, as it is on our side.
 */
final class LuceneFacets implements Engine {
  /** Metres in a degree, as LatLonPoint has it. */
  private static final double METRES = Math.toRadians(6_371_008.7714);

  private static final double MARGIN = 1e-5;
  private static final Splitter BLANKS = Splitter.on(' ').omitEmptyStrings();

  private final Directory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Map<String, StringDocValuesReaderState> states = new LinkedHashMap<>();
  private final Sort byStart;

  LuceneFacets(Path place) throws IOException {
    directory = FSDirectory.open(place);
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    for (Facet facet : Answer.FACETS) {
      String name = Columns.name(facet);
      states.put(name, new StringDocValuesReaderState(reader, name));
    }
    SortField.Type number = SortField.Type.DOUBLE;
    byStart = new Sort(new SortField("t_min.sort", number, false, Double.POSITIVE_INFINITY));
  }

  @Override
  public String name() {
    return "Lucene's facets";
  }

  /** Keeps the number of hits, which the facets collector knows exactly. */
  private final class Sideways extends DrillSideways {
    private long total;

    Sideways() {
      super(LuceneFacets.this.searcher, new FacetsConfig(), (SortedSetDocValuesReaderState) null);
    }

    @Override
    protected Facets buildFacetsResult(
        FacetsCollector drillDowns, FacetsCollector[] drillSideways, String[] dims)
        throws IOException {
      total = drillDowns.getMatchingDocs().stream().mapToLong(docs -> docs.totalHits()).sum();
      Map<String, Facets> counts = new LinkedHashMap<>();
      List<String> selected = dims == null ? List.of() : Arrays.asList(dims);
      for (Map.Entry<String, StringDocValuesReaderState> facet : states.entrySet()) {
        int at = selected.indexOf(facet.getKey());
        FacetsCollector collector = at < 0 ? drillDowns : drillSideways[at];
        counts.put(facet.getKey(), new StringValueFacetCounts(facet.getValue(), collector));
      }
      return new MultiFacets(counts);
    }
  }

  @Override
  public Answer answer(SearchRequest request) throws IOException {
    DrillDownQuery query = new DrillDownQuery(new FacetsConfig(), base(request));
    request
        .wanted()
        .forEach(
            (facet, value) ->
                query.add(
                    Columns.name(facet), new TermQuery(new Term(Columns.name(facet), value))));
    Sideways sideways = new Sideways();
    DrillSidewaysResult found = sideways.search(query, null, null, request.limit(), byStart, false);
    ImmutableMap.Builder<Facet, ImmutableList<Count>> counts = ImmutableMap.builder();
    for (Facet facet : Answer.FACETS) {
      counts.put(facet, top(found.facets, facet, request.facetLimit()));
    }
    return new Answer(sideways.total, counts.buildOrThrow(), rows(found.hits.scoreDocs));
  }

  private static ImmutableList<Count> top(Facets facets, Facet facet, int limit)
      throws IOException {
    FacetResult top = facets.getTopChildren(limit, Columns.name(facet));
    return top == null
        ? ImmutableList.of()
        : Answer.top(
            Arrays.stream(top.labelValues).map(v -> new Count(v.label, v.value.longValue())),
            limit);
  }

  private ImmutableList<Answer.Row> rows(ScoreDoc[] hits) throws IOException {
    var stored = searcher.storedFields();
    ImmutableList.Builder<Answer.Row> rows = ImmutableList.builder();
    for (ScoreDoc hit : hits) {
      BytesRef row = stored.document(hit.doc).getBinaryValue(LuceneRows.ROW);
      rows.add(LuceneRows.decoded(row));
    }
    return rows.build();
  }

  private static Query base(SearchRequest request) {
    List<Query> parts = new ArrayList<>();
    BLANKS
        .splitToStream(request.text().toLowerCase(Locale.ROOT))
        .forEach(word -> parts.add(new PrefixQuery(new Term(LuceneRows.WORD, word))));
    request.time().ifPresent(range -> addOverlap(parts, "t_min", "t_max", range));
    request.wavelength().ifPresent(range -> addOverlap(parts, "em_min", "em_max", range));
    request.cone().ifPresent(cone -> addCone(parts, cone));
    if (parts.isEmpty()) {
      return MatchAllDocsQuery.INSTANCE;
    }
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    parts.forEach(part -> all.add(part, Occur.FILTER));
    return all.build();
  }

  private static void addOverlap(
      List<Query> parts, String least, String most, Range<Double> range) {
    if (range.hasLowerBound()) {
      parts.add(DoublePoint.newRangeQuery(most, range.lowerEndpoint(), Double.POSITIVE_INFINITY));
    }
    if (range.hasUpperBound()) {
      parts.add(DoublePoint.newRangeQuery(least, Double.NEGATIVE_INFINITY, range.upperEndpoint()));
    }
  }

  private static void addCone(List<Query> parts, Cone cone) {
    double ra = cone.centre().ra();
    BooleanQuery.Builder near = new BooleanQuery.Builder();
    for (int size = LuceneRows.SMALLEST; size <= LuceneRows.LARGEST; size++) {
      double reach = Math.min(180, cone.radius() + Math.pow(2, size) + MARGIN) * METRES;
      double lon = ra > 180 ? ra - 360 : ra;
      near.add(
          LatLonPoint.newDistanceQuery(LuceneRows.points(size), cone.centre().dec(), lon, reach),
          Occur.SHOULD);
    }
    parts.add(near.build());
    parts.add(new NearbyQuery(cone));
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}
