package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.Dataset;
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

  /** In place of the rights; then the dataset's key: the row has the values. */
  private static final byte TOO_LONG = 127;

  static FacetTuple of(Dataset dataset) {
    ImmutableList.Builder<ImmutableSet<String>> values = ImmutableList.builder();
    for (Facet facet : Fields.TUPLE_FACETS) {
      values.add(FacetValues.of(dataset, facet));
    }
    return new FacetTuple(values.build(), Rights.kind(Rights.publicFrom(dataset)));
  }

  /** Its term. */
  static BytesRef term(Dataset dataset) throws IOException {
    FacetTuple tuple = of(dataset);
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    out.writeByte((byte) tuple.rights);
    for (ImmutableSet<String> set : tuple.values) {
      out.writeVInt(set.size());
      for (String value : set) {
        out.writeString(value);
      }
    }
    if (out.size() > LONGEST) {
      out.reset();
      out.writeByte(TOO_LONG);
      out.writeString(dataset.key().token());
    }
    return new BytesRef(out.toArrayCopy());
  }

  /** What a term says; empty when it was too long and only the row has it. */
  static Optional<FacetTuple> read(BytesRef term) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(term.bytes, term.offset, term.length);
    byte rights = in.readByte();
    if (rights == TOO_LONG) {
      return Optional.empty();
    }
    ImmutableList.Builder<ImmutableSet<String>> values = ImmutableList.builder();
    for (int i = 0; i < Fields.TUPLE_FACETS.size(); i++) {
      ImmutableSet.Builder<String> set = ImmutableSet.builder();
      for (int j = in.readVInt(); j > 0; j--) {
        set.add(in.readString());
      }
      values.add(set.build());
    }
    return Optional.of(new FacetTuple(values.build(), rights));
  }
}
