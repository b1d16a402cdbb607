package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.Role;

/**
 * What many datasets have in common; written once for all of them. Roles and columns are written by
 * their numbers.
 *
 * @param texts the columns of few values
 * @param words the archive's own words in columns of few values
 * @param extras name and unit of each further column, one after the other
 */
record Shape(
    String archive,
    Role role,
    boolean releaseDateKnown,
    ImmutableList<String> facilities,
    ImmutableList<String> instruments,
    ImmutableMap<ObsCoreColumn, String> texts,
    ImmutableMap<ObsCoreColumn, String> words,
    ImmutableList<String> extras) {

  /** Columns of texts that have few values, each of them in many rows. */
  static final Set<ObsCoreColumn> TEXTS =
      Sets.immutableEnumSet(
          ObsCoreColumn.DATAPRODUCT_TYPE,
          ObsCoreColumn.OBS_COLLECTION,
          ObsCoreColumn.ACCESS_FORMAT,
          ObsCoreColumn.O_UCD,
          ObsCoreColumn.POL_STATES,
          ObsCoreColumn.FACILITY_NAME,
          ObsCoreColumn.INSTRUMENT_NAME,
          ObsCoreColumn.DATAPRODUCT_SUBTYPE,
          ObsCoreColumn.PUBLISHER_ID,
          ObsCoreColumn.DATA_RIGHTS,
          ObsCoreColumn.S_UCD,
          ObsCoreColumn.S_UNIT,
          ObsCoreColumn.S_CALIB_STATUS,
          ObsCoreColumn.T_CALIB_STATUS,
          ObsCoreColumn.EM_UCD,
          ObsCoreColumn.EM_UNIT,
          ObsCoreColumn.EM_CALIB_STATUS,
          ObsCoreColumn.O_UNIT,
          ObsCoreColumn.O_CALIB_STATUS);

  /** Columns of which few different words are used. */
  private static final Set<ObsCoreColumn> OF_FEW_WORDS =
      Sets.immutableEnumSet(
          ObsCoreColumn.DATAPRODUCT_TYPE,
          ObsCoreColumn.CALIB_LEVEL,
          ObsCoreColumn.OBS_COLLECTION,
          ObsCoreColumn.ACCESS_FORMAT,
          ObsCoreColumn.FACILITY_NAME,
          ObsCoreColumn.INSTRUMENT_NAME);

  /** Bytes of the longest that is written once for many; Lucene takes no more. */
  static final int LONGEST = 32_000;

  private static final ObsCoreColumn[] TEXTS_IN_ORDER = TEXTS.toArray(ObsCoreColumn[]::new);

  /** Parts of the question beside texts. */
  private static final int QUESTION = 7;

  private static final ObsCoreColumn[] COLUMNS = ObsCoreColumn.values();
  private static final Role[] ROLES = Role.values();

  /** What its shape is made of, to be asked for; null for texts that are not stated. */
  static List<Object> question(Dataset dataset, ColumnValues values) {
    Object[] parts = new Object[QUESTION + TEXTS_IN_ORDER.length];
    int size = 0;
    parts[size++] = dataset.archive();
    parts[size++] = dataset.role();
    parts[size++] = dataset.releaseDateKnown();
    parts[size++] = dataset.facilities();
    parts[size++] = dataset.instruments();
    parts[size++] = words(dataset);
    parts[size++] = extras(dataset);
    for (ObsCoreColumn column : TEXTS_IN_ORDER) {
      parts[size++] = values.get(column);
    }
    return Arrays.asList(parts);
  }

  static Shape of(Dataset dataset) {
    return new Shape(
        dataset.archive(),
        dataset.role(),
        dataset.releaseDateKnown(),
        dataset.facilities(),
        dataset.instruments(),
        texts(dataset),
        words(dataset),
        extras(dataset));
  }

  private static ImmutableList<String> extras(Dataset dataset) {
    if (dataset.extras().isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<String> extras = ImmutableList.builder();
    for (ExtraColumn extra : dataset.extras()) {
      extras.add(extra.name(), extra.unit());
    }
    return extras.build();
  }

  private static ImmutableMap<ObsCoreColumn, String> words(Dataset dataset) {
    return dataset.original().isEmpty()
        ? ImmutableMap.of()
        : ImmutableMap.copyOf(Maps.filterKeys(dataset.original(), OF_FEW_WORDS::contains));
  }

  private static ImmutableMap<ObsCoreColumn, String> texts(Dataset dataset) {
    Map<ObsCoreColumn, String> texts = new EnumMap<>(ObsCoreColumn.class);
    TEXTS.forEach(column -> dataset.text(column).ifPresent(text -> texts.put(column, text)));
    return Maps.immutableEnumMap(texts);
  }

  /** The archive's own words that are not in the shape. */
  static ImmutableMap<ObsCoreColumn, String> otherWords(Dataset dataset) {
    return dataset.original().isEmpty()
        ? ImmutableMap.of()
        : ImmutableMap.copyOf(
            Maps.filterKeys(dataset.original(), column -> !OF_FEW_WORDS.contains(column)));
  }

  BytesRef bytes() {
    ByteWriter out = new ByteWriter();
    try {
      out.writeString(archive);
      out.writeVInt(role.ordinal());
      out.writeByte((byte) (releaseDateKnown ? 1 : 0));
      write(out, facilities);
      write(out, instruments);
      write(out, texts);
      write(out, words);
      write(out, extras);
    } catch (IOException e) {
      throw new IllegalStateException("in memory", e);
    }
    return out.copy();
  }

  static Shape read(BytesRef bytes) throws IOException {
    DataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    return new Shape(
        in.readString(),
        ROLES[in.readVInt()],
        in.readByte() == 1,
        strings(in),
        strings(in),
        words(in),
        words(in),
        strings(in));
  }

  static void write(DataOutput out, Collection<String> strings) throws IOException {
    out.writeVInt(strings.size());
    for (String string : strings) {
      out.writeString(string);
    }
  }

  static ImmutableList<String> strings(DataInput in) throws IOException {
    ImmutableList.Builder<String> strings = ImmutableList.builder();
    for (int i = in.readVInt(); i > 0; i--) {
      strings.add(in.readString());
    }
    return strings.build();
  }

  static void write(DataOutput out, Map<ObsCoreColumn, String> words) throws IOException {
    out.writeVInt(words.size());
    for (Map.Entry<ObsCoreColumn, String> entry : words.entrySet()) {
      out.writeVInt(entry.getKey().ordinal());
      out.writeString(entry.getValue());
    }
  }

  static ImmutableMap<ObsCoreColumn, String> words(DataInput in) throws IOException {
    Map<ObsCoreColumn, String> words = new EnumMap<>(ObsCoreColumn.class);
    for (int i = in.readVInt(); i > 0; i--) {
      words.put(COLUMNS[in.readVInt()], in.readString());
    }
    return Maps.immutableEnumMap(words);
  }
}
