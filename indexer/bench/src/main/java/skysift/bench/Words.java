package skysift.bench;

import com.google.common.collect.ImmutableList;
import java.util.SplittableRandom;

/**
 * The words of titles: invented, of equal length, so that none begins another and it makes no
 * difference whether an engine looks for words or for beginnings of words.
 */
final class Words {
  private static final String CONSONANTS = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";

  static final ImmutableList<String> ALL = vocabulary(400);

  private Words() {}

  /** Numbered names: {@code COLL-000}, {@code COLL-001}. */
  static ImmutableList<String> names(String start, int count) {
    ImmutableList.Builder<String> names = ImmutableList.builder();
    for (int i = 0; i < count; i++) {
      names.add(start + (1000 + i + "").substring(1));
    }
    return names.build();
  }

  private static ImmutableList<String> vocabulary(int count) {
    SplittableRandom random = Seeds.random(1, 0);
    return java.util.stream.Stream.generate(() -> word(random))
        .distinct()
        .limit(count)
        .collect(ImmutableList.toImmutableList());
  }

  private static String word(SplittableRandom random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
      word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
    }
    return word.toString();
  }
}
