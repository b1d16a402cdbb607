package skysift.vo;

import java.util.ArrayList;
import java.util.List;

/** What a VOTable says about itself beside its rows (DALI 1.1 §4.4 and older habits). */
public final class DocumentNotes {
  private static final int MAX_WORDS = 12;

  private final List<String> status = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private final List<String> overflow = new ArrayList<>();
  private boolean failed;
  private boolean lateError;
  private boolean overflowed;

  /**
   * An INFO, or a PARAM outside tables.
   *
   * @param late whether the table has begun
   */
  synchronized void add(String name, String value, String text, boolean late) {
    if (name.equalsIgnoreCase("QUERY_STATUS")) {
      queryStatus(value.strip(), text);
    } else if (name.equalsIgnoreCase("ERROR")) {
      keep(errors, value);
      keep(errors, text);
      lateError |= late;
    }
  }

  private void queryStatus(String value, String text) {
    if (value.equalsIgnoreCase("ERROR")) {
      failed = true;
      keep(status, text);
    } else if (value.equalsIgnoreCase("OVERFLOW")) {
      overflowed = true;
      keep(overflow, text);
    }
  }

  private static void keep(List<String> words, String text) {
    String line = Words.oneLine(text).replaceFirst("^-+ |^\"(.*)\"$", "$1").strip();
    if (!line.isEmpty() && words.size() < MAX_WORDS && !words.contains(line)) {
      words.add(line);
    }
  }

  /** Whether QUERY_STATUS is ERROR, or an error is told once the table has begun. */
  public synchronized boolean failed() {
    return failed || lateError;
  }

  /** Whether QUERY_STATUS is OVERFLOW, before the table or after it. */
  public synchronized boolean overflowed() {
    return overflowed;
  }

  /** The error in the document's own words; empty when it tells of none. */
  public synchronized String words() {
    List<String> said = new ArrayList<>(errors);
    said.addAll(status);
    return said.isEmpty() && failed
        ? "an error without a description"
        : Words.oneLine(String.join("; ", said));
  }

  /** What stands with the overflow mark. */
  synchronized String overflowWords() {
    return String.join("; ", overflow);
  }
}
