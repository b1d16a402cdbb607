package skysift.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/**
 * Words that must stand in a row: what is between blanks, with its punctuation; what is between
 * quotation marks; the name of a catalogue and a number.
 *
 * @param words never none
 * @param begun whether the last word may be only begun
 */
record Phrase(ImmutableList<String> words, boolean begun) {
  /**
   * In front of a number they make a name, with a blank or without; so "M 31" is not just any m and
   * any 31.
   */
  private static final ImmutableSet<String> CATALOGUES =
      ImmutableSet.of(
          "m", "messier", "ngc", "ic", "ugc", "pgc", "hd", "hr", "hip", "gj", "tic", "kic", "toi",
          "koi", "kepler", "wasp", "abell", "aco", "arp", "mrk", "pks", "psr", "grb", "sn");

  private static final CharMatcher MARKS = CharMatcher.anyOf("“”„«»");
  private static final Splitter QUOTES = Splitter.on('"');
  private static final Splitter BLANKS = Splitter.onPattern("\\s+").omitEmptyStrings();

  /** What a user's text asks for. Any text is understood; one of punctuation alone asks nothing. */
  static Set<Phrase> of(String text) {
    List<String> pieces = QUOTES.splitToList(MARKS.replaceFrom(text, '"'));
    Set<Phrase> phrases = new LinkedHashSet<>();
    for (int i = 0; i < pieces.size(); i++) {
      boolean quoted = i % 2 == 1;
      boolean closed = i < pieces.size() - 1;
      if (quoted) {
        add(phrases, Words.of(pieces.get(i)), !closed);
      } else {
        addLoose(phrases, pieces.get(i));
      }
    }
    return phrases;
  }

  private static void addLoose(Set<Phrase> phrases, String text) {
    List<String> words = new ArrayList<>();
    for (String said : BLANKS.split(text)) {
      List<String> next = apart(Words.of(said));
      boolean goesOn =
          words.size() == 1
              && CATALOGUES.contains(words.get(0))
              && !next.isEmpty()
              && Character.isDigit(next.get(0).charAt(0));
      if (!goesOn) {
        add(phrases, words, true);
        words.clear();
      }
      words.addAll(next);
    }
    add(phrases, words, true);
  }

  /** "ngc1068" is ngc, 1068. */
  private static List<String> apart(List<String> words) {
    List<String> parts = words.size() == 1 ? Words.parts(words.get(0)) : words;
    if (parts.size() < 2 || parts == words || !CATALOGUES.contains(parts.get(0))) {
      return words;
    }
    return List.of(parts.get(0), words.get(0).substring(parts.get(0).length()));
  }

  private static void add(Set<Phrase> phrases, List<String> words, boolean begun) {
    if (!words.isEmpty()) {
      phrases.add(new Phrase(ImmutableList.copyOf(words), begun));
    }
  }

  String last() {
    return words.get(words.size() - 1);
  }

  /** As one word, which names of objects are found by too. */
  String joined() {
    boolean messier = words.size() > 1 && words.get(0).equals("messier");
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      parts.addAll(i == 0 && messier ? List.of("m") : Words.parts(words.get(i)));
    }
    return Words.joined(parts);
  }

  /** False when a text in UTF-8 cannot have them in a row: seen without making words of it. */
  boolean mayBeIn(BytesRef text) {
    byte[] longest =
        words.stream().max(Comparator.comparingInt(String::length)).get().getBytes(UTF_8);
    int end = text.offset + text.length;
    for (int at = text.offset; at < end; at++) {
      if (text.bytes[at] < 0 || isAt(text, at, longest)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(BytesRef text, int from, byte[] lower) {
    if (from + lower.length > text.offset + text.length) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      byte there = text.bytes[from + i];
      if (there != lower[i] && (there < 'A' || there > 'Z' || there + 32 != lower[i])) {
        return there < 0;
      }
    }
    return true;
  }

  /** Whether a line of words has them in a row. */
  boolean isIn(List<String> line) {
    for (int from = 0; from + words.size() <= line.size(); from++) {
      if (isAt(line, from)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(List<String> line, int from) {
    int last = words.size() - 1;
    for (int i = 0; i < last; i++) {
      if (!line.get(from + i).equals(words.get(i))) {
        return false;
      }
    }
    String there = line.get(from + last);
    return begun ? there.startsWith(words.get(last)) : there.equals(words.get(last));
  }
}
