package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ObservationKey;

/**
 * What a dataset has for its own: most of its numbers, the names few others have, its observation
 * and its {@link Rest}, all in one place. To put a row together so takes few looks at memory.
 *
 * @param values numbers, and the texts of {@link #TEXTS}; the reader's to change
 * @param region the numbers of its {@link RegionText}; null without a region
 */
record PackedRow(
    Map<ObsCoreColumn, Object> values, BytesRef region, ObservationKey observation, Rest rest) {

  /** Texts of which there are nearly as many as observations. */
  static final ImmutableSet<ObsCoreColumn> TEXTS =
      Sets.immutableEnumSet(ObsCoreColumn.OBS_ID, ObsCoreColumn.TARGET_NAME);

  /**
   * Numbers of few values and many digits: in columns of their own they take a byte or two, here up
   * to nine.
   */
  static final ImmutableSet<ObsCoreColumn> NOT_HERE =
      Sets.immutableEnumSet(ObsCoreColumn.EM_MIN, ObsCoreColumn.EM_MAX);

  /** In the order in which they are written, and their bits of what is there. */
  private static final ImmutableList<ObsCoreColumn> COLUMNS =
      Stream.concat(
              TEXTS.stream(),
              Arrays.stream(ObsCoreColumn.values())
                  .filter(column -> column.kind() != ObsCoreColumn.Kind.TEXT)
                  .filter(column -> !NOT_HERE.contains(column)))
          .collect(ImmutableList.toImmutableList());

  private static final ImmutableList<ObsCoreColumn> NUMBERS =
      COLUMNS.subList(TEXTS.size(), COLUMNS.size());

  /** Bits before those of the columns. */
  private static final int REGION = 0;

  private static final int REST = 1;
  private static final int FIRST = 2;

  /**
   * Packs one.
   *
   * @param region of the dataset; null without one
   * @param observation its {@link KeyBytes}
   */
  static void write(
      DataOutput out, ColumnValues values, BytesRef region, BytesRef observation, Rest rest)
      throws IOException {
    out.writeVLong(there(values, region, rest));
    double before = 0;
    for (ObsCoreColumn column : NUMBERS) {
      Object value = values.get(column);
      if (value instanceof Double number) {
        PackedNumber.write(out, number, before);
        before = number;
      } else if (value instanceof Long number) {
        out.writeZLong(number);
      }
    }
    if (region != null) {
      write(out, region);
    }
    for (ObsCoreColumn column : TEXTS) {
      String text = values.text(column);
      if (text != null) {
        write(out, Fields.bytes(text));
      }
    }
    write(out, observation);
    if (rest != Rest.NONE) {
      rest.write(out);
    }
  }

  private static long there(ColumnValues values, BytesRef region, Rest rest) {
    long there = region == null ? 0 : 1L << REGION;
    there |= rest == Rest.NONE ? 0 : 1L << REST;
    for (int i = 0; i < COLUMNS.size(); i++) {
      there |= values.get(COLUMNS.get(i)) != null ? 1L << FIRST + i : 0;
    }
    return there;
  }

  private static void write(DataOutput out, BytesRef bytes) throws IOException {
    out.writeVInt(bytes.length);
    out.writeBytes(bytes.bytes, bytes.offset, bytes.length);
  }

  /**
   * Reads one.
   *
   * @param values what is known of it already; gets what is read
   * @param whole whether also what tells nothing of its place: texts, observation, rest
   */
  static PackedRow read(BytesRef bytes, Map<ObsCoreColumn, Object> values, boolean whole)
      throws IOException {
    DataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    long there = in.readVLong();
    double before = 0;
    for (int i = TEXTS.size(); i < COLUMNS.size(); i++) {
      if (!isThere(there, FIRST + i)) {
        continue;
      }
      ObsCoreColumn column = COLUMNS.get(i);
      if (column.kind() == ObsCoreColumn.Kind.INTEGER) {
        values.put(column, in.readZLong());
      } else {
        before = PackedNumber.read(in, before);
        values.put(column, before);
      }
    }
    BytesRef region = isThere(there, REGION) ? bytes(in) : null;
    if (!whole) {
      return new PackedRow(values, region, null, Rest.NONE);
    }
    for (int i = 0; i < TEXTS.size(); i++) {
      if (isThere(there, FIRST + i)) {
        values.put(COLUMNS.get(i), in.readString());
      }
    }
    ObservationKey observation = Observations.key(bytes(in));
    return new PackedRow(
        values, region, observation, isThere(there, REST) ? Rest.read(in) : Rest.NONE);
  }

  /** The obs_id alone, in UTF-8, where it is; null without one. */
  static BytesRef obsId(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    long there = in.readVLong();
    skipNumbers(in, there);
    if (!isThere(there, FIRST)) {
      return null;
    }
    int length = in.readVInt();
    return new BytesRef(bytes.bytes, in.getPosition(), length);
  }

  /** The whole text of a column that holds only its beginning or is ambiguous; else null. */
  static String longText(BytesRef bytes, ObsCoreColumn column) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    long there = in.readVLong();
    if (!isThere(there, REST)) {
      return null;
    }
    skipNumbers(in, there);
    for (int i = 0; i < TEXTS.size(); i++) {
      if (isThere(there, FIRST + i)) {
        in.skipBytes(in.readVInt());
      }
    }
    in.skipBytes(in.readVInt());
    return Rest.readLongTexts(in).get(column);
  }

  /** Numbers and the region. */
  private static void skipNumbers(DataInput in, long there) throws IOException {
    for (int i = TEXTS.size(); i < COLUMNS.size(); i++) {
      if (isThere(there, FIRST + i)) {
        if (COLUMNS.get(i).kind() == ObsCoreColumn.Kind.INTEGER) {
          in.readZLong();
        } else {
          PackedNumber.read(in, 0);
        }
      }
    }
    if (isThere(there, REGION)) {
      in.skipBytes(in.readVInt());
    }
  }

  private static boolean isThere(long there, int bit) {
    return (there >>> bit & 1) == 1;
  }

  private static BytesRef bytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readVInt()];
    in.readBytes(bytes, 0, bytes.length);
    return new BytesRef(bytes);
  }
}
