package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.ObsCoreColumn;

/**
 * Identifiers and addresses mostly contain one another: an access_url the publisher DID, this the
 * obs_id. What remains of a text when such a part is taken out few rows have alone, so that it is
 * kept once for many.
 */
final class Told {
  /** Columns whose texts may have parts taken out. */
  static final ImmutableSet<ObsCoreColumn> COLUMNS =
      Sets.immutableEnumSet(
          ObsCoreColumn.OBS_PUBLISHER_DID, ObsCoreColumn.ACCESS_URL, ObsCoreColumn.OBS_CREATOR_DID);

  /** What may be a part, the longest first; each stands in the place of its number. */
  private static final ImmutableList<ObsCoreColumn> PARTS =
      ImmutableList.of(ObsCoreColumn.OBS_PUBLISHER_DID, ObsCoreColumn.OBS_ID);

  /** A shorter part is not worth a mark. */
  private static final int SHORTEST = 4;

  private Told() {}

  /**
   * The text with its parts taken out; the same text when it has none.
   *
   * @param row holds the texts of the columns that come before this one
   */
  static String without(ObsCoreColumn column, String text, ColumnValues row) {
    if (!COLUMNS.contains(column)) {
      return text;
    }
    String rest = text;
    for (ObsCoreColumn part : PARTS) {
      String value = part.compareTo(column) < 0 ? row.text(part) : null;
      if (value != null && value.length() >= SHORTEST && !isAmbiguous(value)) {
        rest = rest.replace(value, mark(part));
      }
    }
    return rest;
  }

  /** Whether parts are taken out of a text, or it could be taken for such a one. */
  static boolean isAmbiguous(String text) {
    for (ObsCoreColumn part : PARTS) {
      if (text.contains(mark(part))) {
        return true;
      }
    }
    return false;
  }

  /** The same of a text in UTF-8. */
  static boolean isAmbiguous(BytesRef text) {
    for (int i = 0; i < text.length; i++) {
      byte here = text.bytes[text.offset + i];
      if (isMark(here, ObsCoreColumn.OBS_ID) || isMark(here, ObsCoreColumn.OBS_PUBLISHER_DID)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a byte of a text in UTF-8 stands for a part. */
  static boolean isMark(byte here, ObsCoreColumn part) {
    return here == mark(part).charAt(0);
  }

  /** The whole text again, given the columns before it. */
  static String text(String without, Map<ObsCoreColumn, Object> row) {
    String text = without;
    for (ObsCoreColumn part : PARTS.reverse()) {
      if (text.contains(mark(part))) {
        text = text.replace(mark(part), String.valueOf(row.get(part)));
      }
    }
    return text;
  }

  /** With a letter in place of parts, so that words that go on there are no whole ones. */
  static String withLetters(String without) {
    String text = without;
    for (ObsCoreColumn part : PARTS) {
      text = text.replace(mark(part), "\uA66E");
    }
    return text;
  }

  /** The columns from which this one is told. */
  static ImmutableSet<ObsCoreColumn> needed(ObsCoreColumn column) {
    return Sets.immutableEnumSet(column, PARTS.toArray(ObsCoreColumn[]::new));
  }

  private static String mark(ObsCoreColumn part) {
    return part == ObsCoreColumn.OBS_ID ? "\u0001" : "\u0002";
  }
}
