package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.util.EnumMap;
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

  static final Rest NONE = new Rest(ImmutableMap.of(), ImmutableMap.of(), ImmutableList.of(), null);

  static Rest of(Dataset dataset) {
    ImmutableList<String> usual = usualId(dataset.text(ObsCoreColumn.OBS_ID));
    return new Rest(
        longTexts(dataset),
        ImmutableMap.copyOf(Shape.otherWords(dataset)),
        dataset.extras().stream().map(ExtraColumn::text).collect(ImmutableList.toImmutableList()),
        dataset.observationId().equals(usual) ? null : dataset.observationId());
  }

  private static ImmutableMap<ObsCoreColumn, String> longTexts(Dataset dataset) {
    Map<ObsCoreColumn, String> texts = new EnumMap<>(ObsCoreColumn.class);
    for (Map.Entry<ObsCoreColumn, Object> entry : dataset.values().entrySet()) {
      if (DatasetReader.TEXTS.contains(entry.getKey())) {
        String text = (String) entry.getValue();
        boolean ambiguous = Told.COLUMNS.contains(entry.getKey()) && Told.isAmbiguous(text);
        if (ambiguous || text.length() > Fields.LONGEST) {
          texts.put(entry.getKey(), text);
        }
      }
    }
    return Maps.immutableEnumMap(texts);
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

  static Rest read(DataInput in) throws IOException {
    return new Rest(
        Shape.words(in),
        Shape.words(in),
        Shape.strings(in),
        in.readByte() == 0 ? null : Shape.strings(in));
  }
}
