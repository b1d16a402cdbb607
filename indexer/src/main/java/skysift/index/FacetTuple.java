package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.util.BytesRef;
import skysift.grouping.Kept;
import skysift.obscore.Bands;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;

/**
 * The values of a dataset in all facets of few values, as one term. Few thousand are different
 * among millions of datasets, so that counting them counts all these facets at once.
 *
 * @param values in the order of {@link Fields#TUPLE_FACETS}
 * @param rights number of its rights, or {@link Rights#DATED} when the moment decides
 */
record FacetTuple(ImmutableList<ImmutableSet<String>> values, int rights) {
  /** Lucene's limit of a term is 32,766. */
  private static final int LONGEST = 32_000;

  /** In place of the rights; the row has the values. */
  private static final byte TOO_LONG = 127;

  static FacetTuple of(Dataset dataset) {
    ImmutableList.Builder<ImmutableSet<String>> values = ImmutableList.builder();
    for (Facet facet : Fields.TUPLE_FACETS) {
      values.add(FacetValues.of(dataset, facet));
    }
    return new FacetTuple(values.build(), Rights.kind(Rights.publicFrom(dataset)));
  }

  /** Makes terms; most are the same as those of datasets before. For any thread. */
  static final class Terms {
    /** Thousands are different, and to make one takes long. */
    private static final int BITS = 15;

    private final Kept<List<Object>, BytesRef> kept = new Kept<>(BITS);
    private final Kept<List<Object>, BytesRef> keptByBands = new Kept<>(BITS);

    /**
     * The term of a dataset; not to be changed. The {@link FacetValues} of its facets look at
     * nothing else than what is told here.
     *
     * @param values of the dataset
     * @param shape stands for all that datasets of one {@link Shape} have in common
     */
    BytesRef of(Dataset dataset, ColumnValues values, Object shape, long publicFrom) {
      Object level = values.get(ObsCoreColumn.CALIB_LEVEL);
      Set<String> filters = FacetValues.of(dataset, Facet.FILTER);
      int rights = Rights.kind(publicFrom);
      Object shortest = values.get(ObsCoreColumn.EM_MIN);
      Object longest = values.get(ObsCoreColumn.EM_MAX);
      // bands are what most datasets have alike whose wavelengths are not
      BytesRef term =
          kept.get(
              Arrays.asList(shape, level, shortest, longest, filters, rights),
              () ->
                  keptByBands.get(
                      Arrays.asList(shape, level, Bands.of(dataset), filters, rights),
                      () -> FacetTuple.of(dataset).term()));
      return term.length <= LONGEST ? term : tooLong(dataset);
    }
  }

  private BytesRef term() {
    ByteWriter out = new ByteWriter();
    try {
      out.writeByte((byte) rights);
      for (ImmutableSet<String> set : values) {
        out.writeVInt(set.size());
        for (String value : set) {
          out.writeString(value);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("in memory", e);
    }
    return out.copy();
  }

  /** With the dataset's key it is a term of its own. */
  private static BytesRef tooLong(Dataset dataset) {
    return new BytesRef((char) TOO_LONG + dataset.key().token());
  }

  /** Told of the set of values in each facet, by number of the facet. */
  interface Parts {
    /** Valid until it returns; see {@link FacetTuple#values}. */
    void part(int facet, BytesRef bytes) throws IOException;
  }

  /** Tells what a term says, and returns the rights; empty when only the row has it all. */
  static OptionalInt read(BytesRef term, Parts parts) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(term.bytes, term.offset, term.length);
    byte rights = in.readByte();
    if (rights == TOO_LONG) {
      return OptionalInt.empty();
    }
    for (int i = 0; i < Fields.TUPLE_FACETS.size(); i++) {
      int begin = in.getPosition();
      for (int j = in.readVInt(); j > 0; j--) {
        in.skipBytes(in.readVInt());
      }
      parts.part(i, new BytesRef(term.bytes, begin, in.getPosition() - begin));
    }
    return OptionalInt.of(rights);
  }

  /** The values of a part. */
  static ImmutableSet<String> values(BytesRef part) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(part.bytes, part.offset, part.length);
    ImmutableSet.Builder<String> values = ImmutableSet.builder();
    for (int i = in.readVInt(); i > 0; i--) {
      values.add(in.readString());
    }
    return values.build();
  }
}
