package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;

/**
 * What of a dataset neither its columns nor its {@link Shape} hold; part of its {@link PackedRow}.
 *
 * @param longTexts whole texts of columns that hold only their beginning
 * @param words the archive's own words that are not in the shape
 * @param extras the texts of further columns
 * @param observationId null when it is obs_id alone
 */
record Rest(
    ImmutableMap<ObsCoreColumn, String> longTexts,
    ImmutableMap<ObsCoreColumn, String> words,
    ImmutableList<String> extras,
    ImmutableList<String> observationId) {

  private static final ObsCoreColumn[] TEXTS = DatasetReader.TEXTS.toArray(ObsCoreColumn[]::new);

  static final Rest NONE = new Rest(ImmutableMap.of(), ImmutableMap.of(), ImmutableList.of(), null);

  /**
   * That of a dataset.
   *
   * @param values of the dataset
   */
  static Rest of(Dataset dataset, ColumnValues values) {
    ImmutableMap<ObsCoreColumn, String> longTexts = longTexts(values);
    ImmutableMap<ObsCoreColumn, String> words = Shape.otherWords(dataset);
    boolean usual = isUsual(dataset.observationId(), values.text(ObsCoreColumn.OBS_ID));
    if (usual && longTexts.isEmpty() && words.isEmpty() && dataset.extras().isEmpty()) {
      return NONE;
    }
    return new Rest(
        longTexts,
        words,
        dataset.extras().stream().map(ExtraColumn::text).collect(ImmutableList.toImmutableList()),
        usual ? null : dataset.observationId());
  }

  private static boolean isUsual(List<String> observationId, String obsId) {
    return obsId == null
        ? observationId.isEmpty()
        : observationId.size() == 1 && observationId.get(0).equals(obsId);
  }

  private static ImmutableMap<ObsCoreColumn, String> longTexts(ColumnValues values) {
    Map<ObsCoreColumn, String> texts = null;
    for (ObsCoreColumn column : TEXTS) {
      String text = values.text(column);
      if (text != null && isLong(column, text)) {
        texts = texts == null ? new EnumMap<>(ObsCoreColumn.class) : texts;
        texts.put(column, text);
      }
    }
    return texts == null ? ImmutableMap.of() : Maps.immutableEnumMap(texts);
  }

  private static boolean isLong(ObsCoreColumn column, String text) {
    return text.length() > Fields.LONGEST
        || Told.COLUMNS.contains(column) && Told.isAmbiguous(text);
  }

  /** What names the observation where nothing else is said. */
  static ImmutableList<String> usualId(Optional<String> obsId) {
    return obsId.map(ImmutableList::of).orElse(ImmutableList.of());
  }

  void write(DataOutput out) throws IOException {
    Shape.write(out, longTexts);
    Shape.write(out, words);
    Shape.write(out, extras);
    out.writeByte((byte) (observationId == null ? 0 : 1));
    if (observationId != null) {
      Shape.write(out, observationId);
    }
  }

  /** What comes first. */
  static ImmutableMap<ObsCoreColumn, String> readLongTexts(DataInput in) throws IOException {
    return Shape.words(in);
  }

  static Rest read(DataInput in) throws IOException {
    return new Rest(
        readLongTexts(in),
        Shape.words(in),
        Shape.strings(in),
        in.readByte() == 0 ? null : Shape.strings(in));
  }
}
