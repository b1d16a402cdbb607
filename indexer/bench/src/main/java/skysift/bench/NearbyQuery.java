package skysift.bench;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import skysift.sky.Cone;

/** Checks exactly what points near a cone only suggest. */
final class NearbyQuery extends Query {
  private final Cone cone;

  NearbyQuery(Cone cone) {
    this.cone = cone;
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext leaf) throws IOException {
        return new DefaultScorerSupplier(
            new ConstantScoreScorer(score(), mode, new Check(leaf.reader(), new Nearby(cone))));
      }

      @Override
      public boolean isCacheable(LeafReaderContext leaf) {
        return true;
      }
    };
  }

  private static final class Check extends TwoPhaseIterator {
    private final Nearby nearby;
    private final NumericDocValues xs;
    private final NumericDocValues ys;
    private final NumericDocValues zs;
    private final NumericDocValues radii;
    private final BinaryDocValues regions;

    Check(LeafReader reader, Nearby nearby) throws IOException {
      super(DocValues.getNumeric(reader, "x"));
      this.nearby = nearby;
      xs = (NumericDocValues) approximation();
      ys = DocValues.getNumeric(reader, "y");
      zs = DocValues.getNumeric(reader, "z");
      radii = DocValues.getNumeric(reader, "radius");
      regions = DocValues.getBinary(reader, LuceneRows.REGION);
    }

    @Override
    public boolean matches() throws IOException {
      int doc = xs.docID();
      double cosine = value(xs) * nearby.x + value(ys, doc) * nearby.y + value(zs, doc) * nearby.z;
      double radius = value(radii, doc);
      double cos = Math.cos(radius);
      double sin = Math.sin(radius);
      if (!nearby.meets(cosine, cos, sin)) {
        return false;
      }
      return nearby.holds(cosine, cos, sin)
          || !regions.advanceExact(doc)
          || nearby.meets(regions.binaryValue().utf8ToString());
    }

    private static double value(NumericDocValues values, int doc) throws IOException {
      values.advanceExact(doc);
      return value(values);
    }

    private static double value(NumericDocValues values) throws IOException {
      return Double.longBitsToDouble(values.longValue());
    }

    @Override
    public float matchCost() {
      return 100;
    }
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "meets " + cone;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NearbyQuery query && cone.equals(query.cone);
  }

  @Override
  public int hashCode() {
    return cone.hashCode();
  }
}
