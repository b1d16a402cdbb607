package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Spellings of names, and which name is broader than which. One entry a line: {@code NAME =
 * SPELLING | SPELLING}, {@code BROADER > NAME = ...}; the head of the built-in files tells all.
 */
final class AliasTable {
  private static final Splitter NAMES = Splitter.on('>').trimResults();
  private static final Splitter SPELLINGS = Splitter.on('|').trimResults().omitEmptyStrings();

  /** At the end of a name or spelling: whatever follows. */
  private static final String ANY = "*";

  /** Answers are remembered up to this many words: an archive may send any number of them. */
  private static final int REMEMBERED = 20_000;

  private final Map<String, String> nameOf = new HashMap<>();
  private final Map<String, String> nameOfBeginning = new HashMap<>();
  private final Map<String, String> broader = new HashMap<>();
  private final Map<String, List<String>> answers = new ConcurrentHashMap<>();

  /**
   * Adds the lines of a file; they win over those added before.
   *
   * @throws IOException naming file and line of what is not understood
   */
  void add(String file, List<String> lines) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        add(line);
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    answers.clear();
  }

  /** The names a word stands for, broader ones first; the word alone when it is not known. */
  List<String> names(String word) {
    List<String> known = answers.get(word);
    if (known != null) {
      return known;
    }
    List<String> names = lookUp(word.strip());
    if (answers.size() < REMEMBERED) {
      answers.put(word, names);
    }
    return names;
  }

  private void add(String line) {
    List<String> sides = Splitter.on('=').limit(2).trimResults().splitToList(line);
    List<String> names = NAMES.splitToList(sides.getFirst());
    for (String name : names) {
      checkArgument(!name.isEmpty(), "a name is missing in \"%s\"", line);
      checkArgument(!name.contains(",") && !name.contains("|"), "a name may not hold , or |");
    }
    checkArgument(names.size() > 1 || sides.size() > 1, "neither \"=\" nor \">\" in \"%s\"", line);
    names.forEach(this::addName);
    for (int i = 1; i < names.size(); i++) {
      addBroader(names.get(i - 1), names.get(i));
    }
    if (sides.size() > 1) {
      SPELLINGS.split(sides.getLast()).forEach(s -> addSpelling(s, names.getLast()));
    }
  }

  private void addName(String name) {
    addSpelling(name, name);
  }

  /**
   * A spelling or, where it ends with a star, all words that begin with it. A name with a star
   * keeps the rest of the word.
   */
  private void addSpelling(String spelling, String name) {
    if (spelling.endsWith(ANY)) {
      nameOfBeginning.put(folded(spelling.substring(0, spelling.length() - 1)), name);
    } else {
      nameOf.put(folded(spelling), name);
    }
  }

  private void addBroader(String broad, String narrow) {
    for (String name = broad; name != null; name = broader.get(name)) {
      checkArgument(!name.equals(narrow), "%s would be broader than itself", narrow);
    }
    broader.put(narrow, broad);
  }

  private List<String> lookUp(String word) {
    String folded = folded(word);
    String name = nameOf.get(folded);
    if (name != null) {
      return withBroader(name, name);
    }
    Optional<String> beginning =
        nameOfBeginning.keySet().stream()
            .filter(folded::startsWith)
            .max(Comparator.comparingInt(String::length));
    if (beginning.isEmpty()) {
      return List.of(word);
    }
    name = nameOfBeginning.get(beginning.get());
    return withBroader(
        name,
        name.endsWith(ANY)
            ? name.substring(0, name.length() - 1) + word.substring(beginning.get().length())
            : name);
  }

  private List<String> withBroader(String name, String shown) {
    LinkedList<String> names = new LinkedList<>(List.of(shown));
    for (String broad = broader.get(name); broad != null; broad = broader.get(broad)) {
      names.addFirst(broad);
    }
    return List.copyOf(names);
  }

  /** Case and the choice of blank, underscore or hyphen do not count. */
  private static String folded(String word) {
    return word.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
  }
}
