package skysift.index;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

/**
 * The searchable text of a dataset: words are runs of letters and digits, in lower case, without
 * accents.
 *
 * <p>The text is lines of words, each word after a blank, so that words in a row, the last one
 * perhaps only begun, are found as one string. Targets are there in further forms: "M 51", "M51"
 * and "M-51" are all found by any of them.
 */
final class Words {
  private static final ImmutableList<ObsCoreColumn> COLUMNS =
      ImmutableList.of(
          ObsCoreColumn.OBS_TITLE,
          ObsCoreColumn.OBS_ID,
          ObsCoreColumn.OBS_PUBLISHER_DID,
          ObsCoreColumn.OBS_CREATOR_DID,
          ObsCoreColumn.OBS_COLLECTION,
          ObsCoreColumn.PROPOSAL_ID);

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{Nd}]+");
  private static final Splitter BLANKS =
      Splitter.on(Pattern.compile("\\s")).omitEmptyStrings().trimResults();

  /** Parts of a target that are joined at most; names of objects have fewer. */
  private static final int MOST_PARTS = 16;

  private Words() {}

  /** The words of a text, in their order. */
  static ImmutableList<String> of(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    return Splitter.on(OTHER)
        .omitEmptyStrings()
        .splitToStream(plain.toLowerCase(Locale.ROOT))
        .map(Fields::cut)
        .collect(ImmutableList.toImmutableList());
  }

  /** Words in a row as they stand in the text. */
  static String row(List<String> words) {
    return " " + Joiner.on(' ').join(words);
  }

  /** The whole searchable text. */
  static String text(Dataset dataset) {
    StringBuilder text = new StringBuilder();
    dataset.text(ObsCoreColumn.TARGET_NAME).ifPresent(target -> addTarget(text, of(target)));
    for (ObsCoreColumn column : COLUMNS) {
      dataset.text(column).ifPresent(value -> addLine(text, of(value)));
    }
    return text.toString();
  }

  /** Every word of a searchable text, once. */
  static ImmutableSet<String> distinct(String text) {
    return ImmutableSet.copyOf(BLANKS.split(text));
  }

  private static void addLine(StringBuilder text, List<String> words) {
    text.append(row(words)).append('\n');
  }

  private static void addTarget(StringBuilder text, List<String> words) {
    addLine(text, words);
    List<String> parts = words.stream().flatMap(w -> parts(w).stream()).limit(MOST_PARTS).toList();
    if (parts.size() < 2) {
      return;
    }
    if (!parts.equals(words)) {
      addLine(text, parts);
    }
    for (int from = 0; from < parts.size() - 1; from++) {
      addLine(text, List.of(Fields.cut(parts.get(from) + parts.get(from + 1))));
    }
    if (parts.size() > 2) {
      addLine(text, List.of(Fields.cut(Joiner.on("").join(parts))));
    }
  }

  /** Runs of digits and of other letters: "hd189733b" is hd, 189733, b. */
  private static ImmutableList<String> parts(String word) {
    ImmutableList.Builder<String> parts = ImmutableList.builder();
    int start = 0;
    for (int i = 1; i <= word.length(); i++) {
      boolean ends = i == word.length();
      if (ends || Character.isDigit(word.charAt(i)) != Character.isDigit(word.charAt(i - 1))) {
        parts.add(word.substring(start, i));
        start = i;
      }
    }
    return parts.build();
  }
}
