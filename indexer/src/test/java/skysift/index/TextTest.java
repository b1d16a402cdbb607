package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;
import static skysift.search.SearchRequest.everything;

import com.google.common.base.Strings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.obscore.Datasets;
import skysift.obscore.ObsCoreColumn;
import skysift.search.SearchRequest;

/** What a user's text finds. */
class TextTest {
  private static final String HOSTILE =
      "\"“”'`*?~^()[]{}\\/:;,.+-&|!<>=@#%$_ \t\n\r\0\u200f\u202e\u0301\u0130\u00df\ud800\udc00"
          + "abAB01éßΣς日本٣";

  private static boolean finds(Datasets row, String text) throws IOException {
    try (DatasetIndex index = MemoryIndex.indexOf(row.build())) {
      return index.search(everything().withText(text)).total().datasets() == 1;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'NGC 1068', 'NGC1068', true",
    "'NGC1068', 'NGC 1068', true",
    "'NGC 1068', 'ngc-1068', true",
    "'NGC 1068', 'NGC 106', true",
    "'NGC 1068', 'NGC 68', false",
    "'NGC 0104', 'NGC 104', true",
    "'NGC 104', 'NGC 0104', true",
    "'NGC0104', 'ngc104', true",
    "'M 31', 'M 31', true",
    "'M31', 'Messier 31', true",
    "'M 310', '\"M 31\"', false",
    "'M 31', '\"M 31\"', true",
    "'MAST 31', 'M 31', false",
    "'Kepler-22b', 'kepler 22', true",
    "'3C 273', '3C273', true",
    "'Łódź Ærø', 'lodz aero', true",
    "'ΟΔΟΣ', 'οδος', true",
    "'STRASSE', 'straße', true",
  })
  void names_of_objects(String target, String text, boolean found) throws IOException {
    then(finds(dataset("MAST").obsId("x").target(target), text)).isEqualTo(found);
  }

  @Test
  void whatever_was_looked_for_before_words_are_found_whole_and_begun() throws IOException {
    // GIVEN as many words as letters, each in one row more than the one before
    List<Datasets> rows = new ArrayList<>();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      for (char i = 'a'; i <= letter; i++) {
        rows.add(dataset("MAST").obsId(letter + "x-" + i).target("Target"));
      }
    }
    try (DatasetIndex index = MemoryIndex.indexOf(rows.stream().map(Datasets::build).toList())) {
      // WHEN asked for in turn, again and again
      for (int round = 0; round < 3; round++) {
        for (char letter = 'b'; letter <= 'z'; letter++) {
          int known = letter - 'a' + 1;
          SearchRequest begun = everything().withText(letter + "x");
          SearchRequest whole = everything().withText("\"" + letter + "\"");
          // THEN
          then(index.search(begun).total().datasets()).isEqualTo(known);
          then(index.search(whole).total().datasets()).isEqualTo('z' - letter + 1);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'deep survey', true",
    "'survey deep', true",
    "'\"deep survey\"', true",
    "'\"deep survey', true",
    "'\"deep surv', true",
    "'\"deep surv\"', false",
    "'\"survey deep\"', false",
    "'\"Deep  SURVEY of\" M 31', true",
    "'dee', true",
    "'eep', false",
    "'\"\"', true",
    "'m31', true",
    "'M 31', true",
    "'M 3', true",
    "'m 1', false",
  })
  void words_prefixes_and_phrases(String text, boolean found) throws IOException {
    then(finds(dataset("MAST").obsId("x").title("Deep survey of M 31 and 1 more"), text))
        .isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({
    "'ivo://cadc.nrc.ca/mirror/HST?u29r4d02t/u29r4d02t-CALIBRATED', true",
    "'ivo://cadc.nrc.ca/mirror/HST?u29', true",
    "'u29r4d02t', true",
    "'U29R4D', true",
    "'HST?u29r4d02t', true",
    "'ivo://cadc.nrc.ca/HST', false",
    "'cadc.nrc', true",
    "'nrc.cadc', false",
    "'ivo://', true",
    "'://', true",
  })
  void identifiers_with_punctuation(String text, boolean found) throws IOException {
    Datasets row = dataset("CADC");
    row.did("ivo://cadc.nrc.ca/mirror/HST?u29r4d02t/u29r4d02t-CALIBRATED");
    then(finds(row, text)).isEqualTo(found);
  }

  /** No text is an error, and a row's own words find it, whatever stands between them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void any_text_is_understood(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> titles = IntStream.range(0, 40).mapToObj(i -> hostile(random, 30)).toList();
    try (DatasetIndex index =
        MemoryIndex.indexOf(
            IntStream.range(0, titles.size())
                .filter(i -> !titles.get(i).isBlank())
                .mapToObj(i -> dataset("MAST").obsId("o" + i).title(titles.get(i)).build())
                .toList())) {
      long all = index.totals().datasets();
      for (int i = 0; i < 200; i++) {
        String text = hostile(random, 1 + random.nextInt(60));
        then(index.search(everything().withText(text)).total().datasets())
            .as(text)
            .isBetween(0L, all);
      }
      for (String title : titles) {
        if (!Words.of(title).isEmpty()) {
          String own = title.replaceAll("[\"“”„«»]", " ");
          then(index.search(everything().withText(own)).total().datasets()).as(own).isPositive();
          String phrase = "\"" + own + "\"";
          then(index.search(everything().withText(phrase)).total().datasets())
              .as(phrase)
              .isPositive();
        }
      }
    }
  }

  private static String hostile(Random random, int length) {
    return random
        .ints(length, 0, HOSTILE.length())
        .mapToObj(i -> "" + HOSTILE.charAt(i))
        .collect(Collectors.joining());
  }

  @Test
  void a_text_may_be_long() throws IOException {
    String words =
        IntStream.range(0, 5_000).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    then(finds(dataset("MAST").obsId("x").title("w1"), words)).isFalse();
    then(finds(dataset("MAST").obsId("x"), Strings.repeat("x ", 50_000))).isTrue();
    then(finds(dataset("MAST").obsId("x"), Strings.repeat("x-", 3_000))).isFalse();
    then(finds(dataset("MAST").obsId("x"), Strings.repeat("x", 100_000))).isFalse();
  }

  @Test
  void words_are_the_same_as_terms() {
    // GIVEN texts of any characters, some of ASCII only
    Random random = new Random(11);
    for (int i = 0; i < 2000; i++) {
      int below = i % 2 == 0 ? 128 : 0x250;
      String text =
          random
              .ints(random.nextInt(40), 0, below)
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      // WHEN
      List<BytesRef> terms = new ArrayList<>();
      Words.addTerms(ObsCoreColumn.OBS_TITLE, text, terms);
      // THEN
      then(terms.stream().map(BytesRef::utf8ToString))
          .describedAs(text)
          .isEqualTo(
              Words.lines(ObsCoreColumn.OBS_TITLE, text).stream().flatMap(List::stream).toList());
    }
  }
}
