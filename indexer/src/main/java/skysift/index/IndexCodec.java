package skysift.index;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.PointsFormat;
import org.apache.lucene.codecs.PointsReader;
import org.apache.lucene.codecs.PointsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene90.Lucene90DocValuesFormat;
import org.apache.lucene.codecs.lucene90.Lucene90PointsFormat;
import org.apache.lucene.codecs.lucene90.Lucene90PointsWriter;
import org.apache.lucene.codecs.perfield.PerFieldDocValuesFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.util.bkd.BKDWriter;
import skysift.obscore.ObsCoreColumn;

/**
 * How Lucene writes our segments: as it usually does, but for points, whose blocks are smaller, and
 * {@link DirectTexts} of columns that are read row by row, both put together by {@link
 * PlacedMerging}. Each block of sketches at the edge of a region is looked through, and for small
 * regions these are nearly all there is to do. Public, for Lucene finds it by its name, which each
 * segment keeps: with another codec of Lucene below it needs another name.
 */
public final class IndexCodec extends FilterCodec {
  private static final int POINTS_OF_A_BLOCK = 64;

  /** Of these columns nearly every observation has a text of its own, and pages show them. */
  private static final ImmutableSet<String> DIRECT =
      ImmutableSet.of(
          Fields.column(ObsCoreColumn.OBS_TITLE), Fields.column(ObsCoreColumn.TARGET_NAME));

  private final PointsFormat points = new SmallBlocks();
  private final DocValuesFormat columns = new ByColumn();

  /** For Lucene's service loader. */
  public IndexCodec() {
    super("Skysift", new Lucene104Codec());
  }

  @Override
  public PointsFormat pointsFormat() {
    return points;
  }

  @Override
  public DocValuesFormat docValuesFormat() {
    return columns;
  }

  private static final class ByColumn extends PerFieldDocValuesFormat {
    private final DocValuesFormat usual = new PlacedMerging(new Lucene90DocValuesFormat());
    private final DocValuesFormat direct = new PlacedMerging(new DirectTexts());

    @Override
    public DocValuesFormat getDocValuesFormatForField(String field) {
      return DIRECT.contains(field) ? direct : usual;
    }
  }

  private static final class SmallBlocks extends PointsFormat {
    private final PointsFormat usual = new Lucene90PointsFormat();

    @Override
    public PointsWriter fieldsWriter(SegmentWriteState state) throws IOException {
      return new Lucene90PointsWriter(
          state, POINTS_OF_A_BLOCK, BKDWriter.DEFAULT_MAX_MB_SORT_IN_HEAP);
    }

    @Override
    public PointsReader fieldsReader(SegmentReadState state) throws IOException {
      return usual.fieldsReader(state);
    }
  }
}
