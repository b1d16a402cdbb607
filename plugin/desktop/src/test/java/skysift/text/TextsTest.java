package skysift.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Path MAIN = Path.of("src", "main");
  private static final Pattern USE = Pattern.compile("TEXTS\\s*\\.get\\(\\s*\"([^\"]+)\"");

  /** Any literal, so that what stands between two is not taken for one. */
  private static final Pattern ANY = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

  /** What begins like a word or sentence on the screen. */
  private static final Pattern ENGLISH = Pattern.compile("[^a-zA-Z]{0,3}[A-Z][a-z]+([ …:,].*)?");

  /** What only looks so: a name, what is not shown, examples that widths are taken from. */
  private static final Set<String> NOT_SHOWN =
      Set.of("Skysift", "Skysift rows", "Level", "A title of some length");

  private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9][a-z0-9. -]*)\"");

  @Test
  void every_text_that_a_package_asks_for_is_in_its_bundle() throws IOException {
    then(packages()).isNotEmpty();
    for (Path source : packages()) {
      // GIVEN
      Properties texts = texts(source);
      // WHEN
      Set<String> used = found(source, USE);
      // THEN
      then(texts.stringPropertyNames()).as(source.toString()).containsAll(used);
    }
  }

  @Test
  void no_bundle_has_a_text_that_its_package_does_not_name() throws IOException {
    for (Path source : packages()) {
      // WHEN
      Set<String> named = found(source, LITERAL);
      // THEN
      then(named).as(source.toString()).containsAll(texts(source).stringPropertyNames());
    }
  }

  @Test
  void apostrophes_are_written_twice_since_one_would_swallow_what_follows() throws IOException {
    for (Path source : packages()) {
      then(texts(source).values())
          .as(source.toString())
          .allMatch(text -> !text.toString().replace("''", "").contains("'"));
    }
  }

  @Test
  void no_part_of_the_screen_has_its_english_in_the_code() throws IOException {
    for (Path source : packages()) {
      if (source.startsWith(Path.of("skysift", "ui"))) {
        // WHEN
        Set<String> english = found(source, ANY);
        english.removeIf(literal -> !ENGLISH.matcher(literal).matches());
        // THEN
        then(english).as(source.toString()).isSubsetOf(NOT_SHOWN);
      }
    }
  }

  @Test
  void numbers_and_names_are_put_into_a_text() {
    // GIVEN
    Texts texts = Texts.of(TextsTest.class);
    // WHEN
    String text = texts.get("found", 12_345, "M 51");
    // THEN
    then(text).isEqualTo("it's 12,345 × M 51");
    then(texts.get("one", 1)).isEqualTo("1 row");
    then(texts.get("one", 2)).isEqualTo("2 rows");
  }

  /** Folders of packages that have texts. */
  private static Set<Path> packages() throws IOException {
    Path resources = MAIN.resolve("resources");
    try (Stream<Path> files = Files.walk(resources)) {
      Set<Path> packages = new TreeSet<>();
      files
          .filter(file -> file.endsWith("Texts.properties"))
          .forEach(file -> packages.add(resources.relativize(file.getParent())));
      return packages;
    }
  }

  private static Properties texts(Path source) throws IOException {
    Path file = MAIN.resolve("resources").resolve(source).resolve("Texts.properties");
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }

  private static Set<String> found(Path source, Pattern pattern) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> files = Files.list(MAIN.resolve("java").resolve(source))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(TextsTest::read)
          .map(pattern::matcher)
          .flatMap(Matcher::results)
          .forEach(match -> found.add(match.group(1)));
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
