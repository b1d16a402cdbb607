package skysift.datalink;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.google.common.collect.ImmutableListMultimap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skysift.vo.ServiceDescriptor;
import skysift.vo.ServiceDescriptor.Input;
import skysift.vo.ServiceDescriptor.Kind;

class ServiceFormTest {
  private static final ImmutableListMultimap<String, String> NOTHING = ImmutableListMultimap.of();

  @ParameterizedTest
  @CsvSource({
    "https://a.test/cut, https://a.test/cut?ID=ivo%3A%2F%2Fa%3Fb%2Bc%26d%20e",
    "https://a.test/cut?x=1, https://a.test/cut?x=1&ID=ivo%3A%2F%2Fa%3Fb%2Bc%26d%20e",
    "https://a.test/cut?, https://a.test/cut?ID=ivo%3A%2F%2Fa%3Fb%2Bc%26d%20e",
    "https://a.test/cut#top, https://a.test/cut?ID=ivo%3A%2F%2Fa%3Fb%2Bc%26d%20e"
  })
  void the_url_holds_every_reserved_letter_escaped(String base, String url) {
    then(form(base, fixed("ID", "ivo://a?b+c&d e")).url(NOTHING)).isEqualTo(url);
  }

  @Test
  void values_follow_the_services_order_and_may_repeat() {
    // GIVEN
    var form = form("http://a.test/x", user("POL", "char", "*", ""), user("N", "int", "", ""));
    // THEN
    then(form.url(ImmutableListMultimap.of("N", "3", "POL", "I", "POL", "Q ", "POL", " ")))
        .isEqualTo("http://a.test/x?POL=I&POL=Q&N=3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "circle   | 10 20 0.5               | 10 20 0.5",
        "circle   | circle 10,20,0.5        | 10 20 0.5",
        "polygon  | 1 2 3 4 5 6             | 1 2 3 4 5 6",
        "interval | 3e-7 8e-7               | 3e-7 8e-7",
        "interval | 3e-7/                   | 3e-7 +Inf",
        "interval | /8e-7                   | -Inf 8e-7",
        "interval | -Inf +Inf               | -Inf +Inf",
        "point    | 10 -20                  | 10 -20"
      })
  void shapes_and_intervals_are_sent_as_numbers(String xtype, String given, String sent) {
    then(form("http://a.test/", user("P", "double", "*", xtype)).parameter("P").checked(given))
        .isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "circle   | double | 10 20        | a circle: ra dec radius",
        "circle   | double | 10 95 1      | a declination is between -90 and 90",
        "circle   | double | 10 20 -1     | a radius is more than 0",
        "circle   | double | 10 NaN 1     | a circle",
        "polygon  | double | 1 2 3 4 5    | a polygon",
        "interval | double | 5 3          | an interval",
        "interval | double | blue         | an interval",
        "''       | int    | 1.5          | a whole number",
        "''       | double | 0x10         | number"
      })
  void what_has_another_form_is_refused(String xtype, String type, String given, String why) {
    String size = xtype.isEmpty() ? "" : "*";
    var form = form("http://a.test/", user("P", type, size, xtype));
    thenThrownBy(() -> form.url(ImmutableListMultimap.of("P", given)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("P=" + given)
        .hasMessageContaining(why);
  }

  @Test
  void a_parameter_that_is_not_there_is_refused_with_those_that_are() {
    var form = form("http://a.test/", user("BAND", "double", "2", "interval"));
    thenThrownBy(() -> form.url(ImmutableListMultimap.of("BOND", "1 2")))
        .hasMessageContaining("BOND")
        .hasMessageContaining("[BAND]");
  }

  @Test
  void a_row_without_the_value_that_is_needed_gives_no_call() {
    // GIVEN
    var service =
        service("http://a.test/", "", List.of(row("ID", "plane")))
            .filled(column -> java.util.Optional.empty());
    // THEN
    then(ServiceForm.of(service).obstacle().orElseThrow()).contains("no value for ID");
    thenThrownBy(() -> ServiceForm.of(service).url(NOTHING)).hasMessageContaining("ID");
  }

  @ParameterizedTest
  @CsvSource({"file:///etc/passwd", "jar:http://a.test/x!/y", "ftp://a.test/x"})
  void only_the_web_is_called(String url) {
    thenThrownBy(() -> form(url).url(NOTHING)).hasMessageContaining("refused");
  }

  @Test
  void a_cutout_service_that_names_no_parameters_has_those_of_the_standard() {
    // GIVEN
    String soda = "ivo://ivoa.net/std/SODA#sync-1.0";
    var form = ServiceForm.of(service("http://a.test/soda?ID=1", soda, List.of()));
    // THEN
    then(form.parameters())
        .extracting(ServiceForm.Parameter::name)
        .containsExactly("CIRCLE", "POLYGON", "BAND", "TIME", "POL");
    then(form.url(ImmutableListMultimap.of("CIRCLE", "1 2 0.1")))
        .isEqualTo("http://a.test/soda?ID=1&CIRCLE=1%202%200.1");
  }

  private static ServiceForm form(String url, Input... inputs) {
    return ServiceForm.of(service(url, "", List.of(inputs)));
  }

  private static ServiceDescriptor service(String url, String standard, List<Input> inputs) {
    return new ServiceDescriptor("s", "", "", url, standard, "", "", List.of(), false, inputs);
  }

  private static Input fixed(String name, String value) {
    return input(name, Kind.FIXED, value, "", "char", "*", "");
  }

  private static Input row(String name, String column) {
    return input(name, Kind.ROW, "", column, "char", "*", "");
  }

  private static Input user(String name, String type, String size, String xtype) {
    return input(name, Kind.USER, "", "", type, size, xtype);
  }

  private static Input input(
      String name, Kind kind, String value, String column, String type, String size, String xtype) {
    return new Input(name, kind, value, column, type, size, xtype, "", "", "", "", "", List.of());
  }
}
