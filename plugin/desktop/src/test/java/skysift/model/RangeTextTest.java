package skysift.model;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.api.BDDAssertions.within;

import com.google.common.collect.Range;
import java.util.List;
import org.junit.jupiter.api.Test;
import skysift.search.Axis;
import skysift.search.Limits;
import skysift.search.Ranges;

class RangeTextTest {
  @Test
  void ranges_are_read_in_the_forms_that_people_write() {
    then(RangeText.read(Axis.TIME, "2000 – 2004, MJD 53000/53100 or 2010-05-01"))
        .containsExactly(
            Ranges.time("2000/2004"),
            Ranges.time("53000/53100"),
            Ranges.time("2010-05-01/2010-05-01"));
    then(RangeText.read(Axis.WAVELENGTH, "0.3–5 keV; 1..30 um"))
        .containsExactly(Ranges.wavelength("0.3/5 keV"), Ranges.wavelength("1/30 um"));
    then(RangeText.read(Axis.WAVELENGTH, "1e-7 - 2e-7")).containsExactly(Range.closed(1e-7, 2e-7));
  }

  @Test
  void what_is_no_range_is_named() {
    thenThrownBy(() -> RangeText.read(Axis.WAVELENGTH, "5 parsec"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parsec");
    thenThrownBy(() -> RangeText.read(Axis.TIME, " , ")).hasMessageContaining("no range");
  }

  @Test
  void what_is_written_can_be_read_again() {
    for (String text :
        List.of(
            "2000 – 2024",
            "2004",
            "2000-01-15 – 2000-02-29",
            "2004-01-31T12:00:00 – 2004-02-01T06:30:00",
            "2009-06-18T00:00:00",
            "2004/",
            "/2004")) {
      Range<Double> range = RangeText.read(Axis.TIME, text).get(0);
      then(RangeText.of(Axis.TIME, range)).isEqualTo(text);
    }
  }

  @Test
  void wavelengths_are_told_in_the_unit_of_their_band() {
    then(wave("0.3/5 keV")).isEqualTo("0.3–5 keV");
    then(wave("435/814 nm")).isEqualTo("435–814 nm");
    then(wave("3.6/8 um")).isEqualTo("3.6–8 µm");
    then(wave("219/235 GHz")).isEqualTo("219–235 GHz");
    then(wave("110/190 MHz")).isEqualTo("110–190 MHz");
    then(wave("0.1/300 GeV")).isEqualTo("0.1–300 GeV");
    Range<Double> again = Ranges.wavelength(wave("0.3/5 keV").replace('–', '/'));
    then(again.lowerEndpoint())
        .isCloseTo(Ranges.wavelength("0.3/5 keV").lowerEndpoint(), within(1e-14));
  }

  private static String wave(String text) {
    return RangeText.of(Axis.WAVELENGTH, Ranges.wavelength(text));
  }

  @Test
  void limits_say_how_they_are_meant() {
    Limits limits = Limits.inside(List.of(Ranges.time("2000/2004"))).withNotStated();
    then(RangeText.of(Axis.TIME, limits)).isEqualTo("inside 2000 – 2004 or not stated");
    then(RangeText.of(Axis.TIME, Limits.NOT_STATED)).isEqualTo("not stated");
  }
}
