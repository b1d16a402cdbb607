package skysift;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be asked: the message names it and says what was expected; nothing is sent. */
class HarvestInputTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int harvest(String... arguments) {
    List<String> all = new ArrayList<>();
    all.addAll(List.of("--workspace", folder.resolve("ws").toString(), "harvest"));
    all.addAll(List.of(arguments));
    return Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --archive|Nowhere|Nowhere
          --archive|http://|http://
          --cone|10 95 1|95
          --cone|here|here
          --polygon|10 20 30|RA and DEC of three corners or more
          --time|yesterday|yesterday
          --wavelength|500/600furlong|500/600furlong
          --max-rows|0|must be 1 or more
          --level|7|level 7 is not in 0 to 4
          --target|M 31|--radius goes with --target
          --radius|5'|--radius goes with --target
          --credible|0.9|--skymap and --credible go together
          --again|never saved|never saved
          """)
  void a_value_that_is_none_is_wrongly_asked(String option, String value, String words) {
    then(harvest(option, value)).as(err::toString).isEqualTo(2);
    then(err.toString()).contains(words);
    then(out.toString()).isEmpty();
  }

  @Test
  void a_radius_that_is_none_is_told_before_anybody_is_asked_for_the_name() {
    then(harvest("--target", "M 31", "--radius", "wide")).isEqualTo(2);
    then(err.toString()).contains("--radius wide is no radius");
  }

  @Test
  void two_regions_are_one_too_many() {
    then(harvest("--cone", "1 1 1", "--polygon", "1 1 2 1 2 2")).isEqualTo(2);
    then(err.toString()).contains("--cone").contains("--polygon");
  }

  @ParameterizedTest
  @CsvSource({"--moc", "--skymap", "--positions"})
  void a_file_that_is_not_there_or_something_else_is_named(String option) throws IOException {
    // GIVEN
    Path other = Files.writeString(folder.resolve("other.fits"), "a;b\nneither this nor that\n");
    String radius = option.equals("--positions") ? "--radius" : "--max-rows";
    String[] more = option.equals("--skymap") ? new String[] {"--credible", "0.9"} : new String[0];
    for (Path file : List.of(folder.resolve("none.fits"), other)) {
      List<String> arguments = new ArrayList<>(List.of(option, file.toString(), radius, "1"));
      arguments.addAll(List.of(more));
      err.getBuffer().setLength(0);
      // THEN
      then(harvest(arguments.toArray(String[]::new))).as(err::toString).isIn(1, 2);
      then(err.toString()).contains(file.toString());
    }
  }

  @Test
  void a_list_without_positions_says_what_it_has_and_what_was_expected() throws IOException {
    // GIVEN
    Path list = Files.writeString(folder.resolve("list.csv"), "height,width\n1,2\n");
    // THEN
    then(harvest("--positions", list.toString(), "--radius", "1")).isEqualTo(1);
    then(err.toString())
        .contains(list.toString())
        .contains("right ascension and declination")
        .contains("height");
  }

  @Test
  void a_list_that_does_not_state_its_unit_is_asked_about() throws IOException {
    // GIVEN
    Path list = Files.writeString(folder.resolve("list.csv"), "name,ra,dec\nx,1,2\n");
    // THEN
    then(harvest("--positions", list.toString(), "--radius", "1")).isEqualTo(1);
    then(err.toString()).contains(list.toString()).contains("deg").contains("hour");
  }
}
