package skysift.search;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.assertj.core.api.BDDAssertions.within;

import com.google.common.collect.Range;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {
  @ParameterizedTest
  @CsvSource({
    "51544.5/51545.5, 51544.5, 51545.5",
    "2000-01-01T12:00:00/2000-01-02T12:00:00Z, 51544.5, 51545.5",
    "2000-01-01/2000-01-01, 51544, 51545",
    "2000/2000, 51544, 51910",
    "2000-01/2000-01, 51544, 51575"
  })
  void times_are_mjd_or_iso_dates_whole_to_their_end(String text, double from, double to) {
    then(Ranges.time(text)).isEqualTo(Range.closed(from, to));
  }

  @Test
  void an_end_left_open_is_unbounded() {
    then(Ranges.time("2000/")).isEqualTo(Range.atLeast(51544.0));
    then(Ranges.time("/51544")).isEqualTo(Range.atMost(51544.0));
    then(Ranges.wavelength("/1um").upperEndpoint()).isEqualTo(1e-6);
    then(Ranges.wavelength("2keV/").upperEndpoint()).isCloseTo(6.19921e-10, within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({
    "500nm/600nm, 5e-7, 6e-7",
    "500/600 nm, 5e-7, 6e-7",
    "5000/6000A, 5e-7, 6e-7",
    "1/2 µm, 1e-6, 2e-6",
    "2e-6/3e-6, 2e-6, 3e-6",
    "2/10keV, 1.2398419843320026e-10, 6.199209921660013e-10",
    "10keV/2keV, 1.2398419843320026e-10, 6.199209921660013e-10",
    "100/200 GHz, 1.49896229e-3, 2.99792458e-3"
  })
  void wavelengths_take_lengths_frequencies_and_energies(String text, double from, double to) {
    Range<Double> range = Ranges.wavelength(text);
    then(range.lowerEndpoint()).isCloseTo(from, within(from * 1e-9));
    then(range.upperEndpoint()).isCloseTo(to, within(to * 1e-9));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "/", "1/2 parsec", "x/y", "-1/2nm", "1e/2nm", ""})
  void what_is_no_wavelength_range_is_refused_by_name(String text) {
    thenThrownBy(() -> Ranges.wavelength(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000-13-01/2001", "yesterday/2001", "2002/2000", "2000"})
  void what_is_no_time_range_is_refused(String text) {
    thenThrownBy(() -> Ranges.time(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_mjd_comes_back_from_its_instant() {
    Instant noon = Instant.parse("2026-11-23T12:00:00.250Z");
    then(Ranges.instant(Ranges.mjd(noon))).isEqualTo(noon);
  }
}
