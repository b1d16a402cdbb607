package skysift.obscore;

import java.util.Locale;

/** What a dataset is for. */
public enum Role {
  /** Data to work with. */
  PRODUCT,
  /** A picture of the data, such as a JPEG. */
  PREVIEW,
  /** All files of an observation in one: a tar file or a directory. */
  PACKAGE,
  /** Something beside the data: weights, logs, calibrations. */
  AUXILIARY,
  /** Not observed yet; never counted as observed. */
  PLANNED;

  /** The word shown and typed, lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role with this word, case ignored; IllegalArgumentException for any other. */
  public static Role ofWord(String word) {
    return valueOf(word.strip().toUpperCase(Locale.ROOT));
  }
}
