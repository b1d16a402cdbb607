package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.Role;

/**
 * A dataset as bytes and back, nothing lost. Columns and roles are written by their number, so new
 * ones are appended to their enums or {@link #VERSION} changes.
 */
final class DatasetCodec {
  private static final byte VERSION = 2;
  private static final ObsCoreColumn[] COLUMNS = ObsCoreColumn.values();
  private static final Role[] ROLES = Role.values();

  /** Powers that a double holds exactly. */
  private static final double[] TENS =
      IntStream.range(0, 20).mapToDouble(DatasetCodec::ten).toArray();

  private static final long MOST_DIGITS = 10_000_000_000_000L;

  /** In place of the number of decimals. */
  private static final byte BITS = -1;

  private DatasetCodec() {}

  private static double ten(int power) {
    return Double.parseDouble("1e" + power);
  }

  static BytesRef encode(Dataset dataset) throws IOException {
    ByteBuffersDataOutput row = new ByteBuffersDataOutput();
    write(dataset, row);
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    out.writeByte(VERSION);
    RowPacking.write(row.toArrayCopy(), out);
    return new BytesRef(out.toArrayCopy());
  }

  private static void write(Dataset dataset, DataOutput out) throws IOException {
    out.writeString(dataset.key().token());
    out.writeString(dataset.archive());
    out.writeVInt(dataset.role().ordinal());
    out.writeByte((byte) (dataset.releaseDateKnown() ? 1 : 0));
    out.writeVInt(dataset.values().size());
    for (Map.Entry<ObsCoreColumn, Object> entry : dataset.values().entrySet()) {
      out.writeVInt(entry.getKey().ordinal());
      writeValue(out, entry.getKey(), entry.getValue());
    }
    out.writeVInt(dataset.original().size());
    for (Map.Entry<ObsCoreColumn, String> entry : dataset.original().entrySet()) {
      out.writeVInt(entry.getKey().ordinal());
      out.writeString(entry.getValue());
    }
    out.writeVInt(dataset.extras().size());
    for (ExtraColumn extra : dataset.extras()) {
      out.writeString(extra.name());
      out.writeString(extra.unit());
      out.writeString(extra.text());
    }
    writeStrings(out, dataset.observationId());
    writeStrings(out, dataset.facilities());
    writeStrings(out, dataset.instruments());
  }

  static Dataset decode(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    byte version = in.readByte();
    if (version != VERSION) {
      throw new CorruptIndexException("row of version " + version, "row");
    }
    byte[] row = RowPacking.read(in);
    return read(new ByteArrayDataInput(row, RowPacking.offset(), row.length - RowPacking.offset()));
  }

  private static Dataset read(DataInput in) throws IOException {
    DatasetKey key = new DatasetKey(in.readString());
    String archive = in.readString();
    Role role = ROLES[in.readVInt()];
    boolean releaseDateKnown = in.readByte() == 1;
    ImmutableMap.Builder<ObsCoreColumn, Object> values = ImmutableMap.builder();
    for (int i = in.readVInt(); i > 0; i--) {
      ObsCoreColumn column = COLUMNS[in.readVInt()];
      values.put(column, readValue(in, column));
    }
    ImmutableMap.Builder<ObsCoreColumn, String> original = ImmutableMap.builder();
    for (int i = in.readVInt(); i > 0; i--) {
      original.put(COLUMNS[in.readVInt()], in.readString());
    }
    ImmutableList.Builder<ExtraColumn> extras = ImmutableList.builder();
    for (int i = in.readVInt(); i > 0; i--) {
      extras.add(new ExtraColumn(in.readString(), in.readString(), in.readString()));
    }
    return new Dataset(
        key,
        archive,
        role,
        values.build(),
        original.build(),
        extras.build(),
        readStrings(in),
        readStrings(in),
        readStrings(in),
        releaseDateKnown);
  }

  private static void writeValue(DataOutput out, ObsCoreColumn column, Object value)
      throws IOException {
    switch (column.kind()) {
      case TEXT -> out.writeString((String) value);
      case INTEGER -> out.writeZLong((Long) value);
      case REAL -> writeReal(out, (Double) value);
    }
  }

  private static Object readValue(DataInput in, ObsCoreColumn column) throws IOException {
    return switch (column.kind()) {
      case TEXT -> in.readString();
      case INTEGER -> in.readZLong();
      case REAL -> readReal(in);
    };
  }

  /** A number of few decimals as these, any other bit by bit. */
  private static void writeReal(DataOutput out, double value) throws IOException {
    for (int decimals = 0; decimals < TENS.length; decimals++) {
      long digits = Math.round(value * TENS[decimals]);
      if (Math.abs(digits) > MOST_DIGITS) {
        break;
      }
      // both are exact, so that the quotient is the double nearest to the decimal number
      if (Double.doubleToRawLongBits(digits / TENS[decimals])
          == Double.doubleToRawLongBits(value)) {
        out.writeByte((byte) decimals);
        out.writeZLong(digits);
        return;
      }
    }
    out.writeByte(BITS);
    out.writeLong(Double.doubleToRawLongBits(value));
  }

  private static double readReal(DataInput in) throws IOException {
    byte decimals = in.readByte();
    return decimals == BITS
        ? Double.longBitsToDouble(in.readLong())
        : in.readZLong() / TENS[decimals];
  }

  private static void writeStrings(DataOutput out, List<String> strings) throws IOException {
    out.writeVInt(strings.size());
    for (String string : strings) {
      out.writeString(string);
    }
  }

  private static ImmutableList<String> readStrings(DataInput in) throws IOException {
    ImmutableList.Builder<String> strings = ImmutableList.builder();
    for (int i = in.readVInt(); i > 0; i--) {
      strings.add(in.readString());
    }
    return strings.build();
  }
}
