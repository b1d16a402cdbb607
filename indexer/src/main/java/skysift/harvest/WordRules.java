package skysift.harvest;

import static skysift.obscore.ObsCoreColumn.ACCESS_FORMAT;
import static skysift.obscore.ObsCoreColumn.ACCESS_URL;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_SUBTYPE;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_TYPE;
import static skysift.obscore.ObsCoreColumn.DATA_RIGHTS;
import static skysift.obscore.ObsCoreColumn.POL_STATES;

import com.google.common.base.Joiner;
import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import skysift.obscore.ObsCoreColumn;

/** One spelling for the words of a row: type, format, rights, polarization, names. */
final class WordRules {
  static final String FORMAT_GUESSED = "access_format guessed from the file's name";
  static final String FORMAT_NO_MEDIA_TYPE = "access_format is no media type, repaired";
  static final String FORMAT_UNKNOWN = "access_format is no media type, kept as said";
  static final String LINKS_GUESSED = "access_format missing, access_url taken as a links service";

  private static final String MANY = "Many";

  /** {@code .../datalink/links?ID=...}, {@code .../dlmeta?ID=...}: as services name them. */
  private static final Pattern LINKS_SERVICE =
      Pattern.compile("(?i)^https?://[^?]*/(?:datalink[^?]*|dlmeta|links)\\?(?:.*&)?id=");

  private static final ImmutableSet<String> RIGHTS =
      ImmutableSet.of("public", "secure", "proprietary");
  private static final ImmutableSet<String> STATES =
      ImmutableSet.of(
          "I", "Q", "U", "V", "RR", "LL", "RL", "LR", "XX", "YY", "XY", "YX", "POLI", "POLA");
  private static final Splitter STATE = Splitter.onPattern("[/,\\s]+").omitEmptyStrings();
  private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();

  private WordRules() {}

  static void apply(Draft draft) {
    type(draft);
    format(draft);
    rights(draft);
    polarization(draft);
  }

  /** Rows that stand for a directory have no type; their role tells what they are. */
  private static void type(Draft draft) {
    String said = draft.text(DATAPRODUCT_TYPE).orElse("");
    String subtype = draft.text(DATAPRODUCT_SUBTYPE).orElse("");
    if (said.equalsIgnoreCase("directory") || subtype.equalsIgnoreCase("directory")) {
      draft.remove(DATAPRODUCT_TYPE);
    } else if (!said.isEmpty()) {
      draft.harmonise(DATAPRODUCT_TYPE, ProductTypes.folded(said));
    }
  }

  private static void format(Draft draft) {
    Optional<String> said = draft.text(ACCESS_FORMAT);
    Optional<String> spelled = said.flatMap(MediaTypes::spelled);
    if (spelled.isPresent() && !MediaTypes.saysNothing(spelled.get())) {
      if (said.get().contains("/")) {
        draft.harmonise(ACCESS_FORMAT, spelled.get());
      } else {
        draft.repair(ACCESS_FORMAT, spelled.get(), FORMAT_NO_MEDIA_TYPE);
      }
      return;
    }
    String url = draft.text(ACCESS_URL).orElse("");
    Optional<String> guessed = formatOf(url);
    if (said.isEmpty() && LINKS_SERVICE.matcher(url).find()) {
      draft.repair(ACCESS_FORMAT, MediaTypes.LINKS, LINKS_GUESSED);
    } else if (guessed.isPresent()) {
      draft.repair(ACCESS_FORMAT, guessed.get(), FORMAT_GUESSED);
    } else if (spelled.isPresent()) {
      draft.harmonise(ACCESS_FORMAT, spelled.get());
    } else if (said.isPresent()) {
      draft.anomaly(FORMAT_UNKNOWN, ACCESS_FORMAT);
    }
  }

  private static Optional<String> formatOf(String url) {
    return url.endsWith("/")
        ? Optional.of(MediaTypes.DIRECTORY)
        : MediaTypes.ofExtension(FileName.of(url));
  }

  private static void rights(Draft draft) {
    String word = draft.text(DATA_RIGHTS).orElse("").toLowerCase(Locale.ROOT);
    if (RIGHTS.contains(word)) {
      draft.harmonise(DATA_RIGHTS, word);
    }
  }

  /** ObsCore 1.1 §B.6.5.1: with slashes between and around; commas and blanks occur. */
  private static void polarization(Draft draft) {
    String said = draft.text(POL_STATES).orElse("").toUpperCase(Locale.ROOT);
    List<String> states = STATE.splitToList(said);
    if (!states.isEmpty() && STATES.containsAll(states)) {
      draft.harmonise(POL_STATES, "/" + Joiner.on('/').join(states) + "/");
    }
  }

  /**
   * Harmonises a list of names: the column gets the narrowest ones, comma-separated.
   *
   * @param lookup the names for one word, broader ones first
   * @return all names, broader before narrower, without repeats; empty when none is stated
   */
  static ImmutableList<String> names(
      Draft draft, ObsCoreColumn column, Function<String, List<String>> lookup) {
    List<String> words = COMMAS.splitToList(draft.text(column).orElse(""));
    Set<String> all = new LinkedHashSet<>();
    Set<String> narrowest = new LinkedHashSet<>();
    for (String word : words) {
      List<String> names =
          word.equalsIgnoreCase(MANY) ? List.of(MANY) : new ArrayList<>(lookup.apply(word));
      all.addAll(names);
      narrowest.add(names.getLast());
    }
    if (narrowest.isEmpty()) {
      draft.remove(column);
    } else {
      draft.harmonise(column, Joiner.on(',').join(narrowest));
    }
    return ImmutableList.copyOf(all);
  }
}
