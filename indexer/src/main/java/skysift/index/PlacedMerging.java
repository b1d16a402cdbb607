package skysift.index;

import java.io.IOException;
import org.apache.lucene.codecs.DocValuesConsumer;
import org.apache.lucene.codecs.DocValuesFormat;
import org.apache.lucene.codecs.DocValuesProducer;
import org.apache.lucene.index.EmptyDocValuesProducer;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;
import org.apache.lucene.index.SortedDocValues;

/**
 * Doc values as another format writes them, under its name. Where sorted segments are put together
 * Lucene goes through the values of a column several times, and each time finds for each value from
 * which segment the next one comes: half the time that all takes. Here each value is read once, put
 * in its place in memory, and gone through there.
 */
final class PlacedMerging extends DocValuesFormat {
  /** Bytes of memory that a document takes: its new number, that beside others, and one value. */
  private static final int BYTES = 2 * Integer.BYTES + Long.BYTES;

  /** Share of the heap that is taken for it; where more is needed it is left as it is. */
  private static final int SHARE = 16;

  private final DocValuesFormat format;

  PlacedMerging(DocValuesFormat format) {
    super(format.getName());
    this.format = format;
  }

  @Override
  public DocValuesConsumer fieldsConsumer(SegmentWriteState state) throws IOException {
    return new Placing(format.fieldsConsumer(state), state.segmentInfo.maxDoc());
  }

  @Override
  public DocValuesProducer fieldsProducer(SegmentReadState state) throws IOException {
    return format.fieldsProducer(state);
  }

  private static boolean fits(int documents) {
    return (long) documents * BYTES <= Runtime.getRuntime().maxMemory() / SHARE;
  }

  private static final class Placing extends PassedOn {
    private final int documents;

    /** By number in the segments beside each other the new number; null when not merging so. */
    private int[] places;

    private MergeState beside;
    private PlacedNumbers placed;

    Placing(DocValuesConsumer usual, int documents) {
      super(usual);
      this.documents = documents;
    }

    @Override
    public void merge(MergeState state) throws IOException {
      if (state.needsIndexSort && fits(documents)) {
        lay(state);
      }
      try {
        super.merge(state);
      } finally {
        // Lucene keeps this until all columns are written, those of other formats, too
        places = null;
        beside = null;
        placed = null;
      }
    }

    /** Lays the segments beside each other, one behind the other. */
    private void lay(MergeState state) {
      places = new int[documents];
      placed = new PlacedNumbers(documents);
      MergeState.DocMap[] maps = new MergeState.DocMap[state.docMaps.length];
      int next = 0;
      for (int segment = 0; segment < maps.length; segment++) {
        int first = next;
        int[] numbers = state.liveDocs[segment] == null ? null : new int[state.maxDocs[segment]];
        for (int document = 0; document < state.maxDocs[segment]; document++) {
          int place = state.docMaps[segment].get(document);
          if (numbers != null) {
            numbers[document] = place < 0 ? -1 : next;
          }
          if (place >= 0) {
            places[next++] = place;
          }
        }
        maps[segment] =
            numbers == null ? document -> first + document : document -> numbers[document];
      }
      beside =
          new MergeState(
              maps,
              state.segmentInfo,
              state.mergeFieldInfos,
              state.storedFieldsReaders,
              state.termVectorsReaders,
              state.normsProducers,
              state.docValuesProducers,
              state.fieldInfos,
              state.liveDocs,
              state.fieldsProducers,
              state.pointsReaders,
              state.knnVectorsReaders,
              state.maxDocs,
              state.infoStream,
              state.intraMergeTaskExecutor,
              false,
              state.oneMerge);
    }

    @Override
    public void mergeNumericField(FieldInfo field, MergeState state) throws IOException {
      super.mergeNumericField(field, places == null ? state : beside);
    }

    @Override
    public void mergeSortedField(FieldInfo field, MergeState state) throws IOException {
      super.mergeSortedField(field, places == null ? state : beside);
    }

    @Override
    public void addNumericField(FieldInfo field, DocValuesProducer values) throws IOException {
      usual.addNumericField(field, places == null ? values : placed(values.getNumeric(field)));
    }

    private DocValuesProducer placed(NumericDocValues values) throws IOException {
      placed.clear();
      while (values.nextDoc() != NumericDocValues.NO_MORE_DOCS) {
        placed.put(places[values.docID()], values.longValue());
      }
      return new EmptyDocValuesProducer() {
        @Override
        public NumericDocValues getNumeric(FieldInfo field) {
          return placed.numbers();
        }
      };
    }

    @Override
    public void addSortedField(FieldInfo field, DocValuesProducer values) throws IOException {
      usual.addSortedField(field, places == null ? values : placed(values, field));
    }

    private DocValuesProducer placed(DocValuesProducer values, FieldInfo of) throws IOException {
      placed.clear();
      SortedDocValues texts = values.getSorted(of);
      while (texts.nextDoc() != SortedDocValues.NO_MORE_DOCS) {
        placed.put(places[texts.docID()], texts.ordValue());
      }
      return new EmptyDocValuesProducer() {
        @Override
        public SortedDocValues getSorted(FieldInfo field) throws IOException {
          return placed.texts(values.getSorted(field));
        }
      };
    }
  }
}
