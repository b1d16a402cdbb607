package skysift.obscore;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import com.google.common.base.Splitter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandsTest {
  private static final Splitter BLANKS = Splitter.on(' ').omitEmptyStrings();

  @ParameterizedTest
  @CsvSource({
    "0.21, 0.21, radio",
    "1e-2, 0.3, radio",
    "1e-3, 0.3, radio millimeter",
    "1e-4, 1e-4, millimeter",
    "1e-6, 1e-4, infrared",
    "5e-7, 5e-7, optical",
    "3e-7, 1e-6, optical",
    "1e-6, 1e-6, infrared",
    "2.9e-7, 1.1e-6, infrared optical uv",
    "5e-8, 6e-8, euv",
    "1.02e-7, 1.02e-7, uv euv",
    "1e-10, 6e-10, x-ray",
    "1.0333e-11, 1.0332e-8, x-ray",
    "1e-18, 1e-17, gamma-ray",
    "1e-12, 1, radio millimeter infrared optical uv euv x-ray gamma-ray",
  })
  void a_dataset_has_the_bands_it_overlaps_by_more_than_a_point(
      double shortest, double longest, String bands) {
    // WHEN
    Bands found = Bands.of(dataset("A").wavelength(shortest, longest).build());
    // THEN
    then(found.names()).containsExactlyElementsOf(BLANKS.splitToList(bands));
    then(found.inferred()).isFalse();
  }

  @Test
  void one_end_alone_is_a_point() {
    Dataset dataset = dataset("A").value(ObsCoreColumn.EM_MAX, 5e-7).build();
    then(Bands.of(dataset).names()).containsExactly("optical");
  }

  @Test
  void without_wavelength_instrument_then_facility_tell_and_it_is_marked() {
    // GIVEN
    Dataset epic = dataset("A").facility("XMM-Newton").instrument("EPIC", "EPIC/PN").build();
    Dataset alma = dataset("A").facility("ALMA").instrument("Band 6").build();
    Dataset hst = dataset("A").facility("HST").build();
    // THEN
    then(Bands.of(epic).names()).containsExactly("x-ray");
    then(Bands.of(epic).inferred()).isTrue();
    then(Bands.of(alma).names()).containsExactly("millimeter");
    then(Bands.of(hst).names()).isEmpty();
    then(Bands.of(hst).inferred()).isFalse();
  }

  @Test
  void stated_wavelengths_win_over_the_instrument() {
    Dataset dataset = dataset("A").facility("Chandra").wavelength(5e-7, 5e-7).build();
    then(Bands.of(dataset).names()).containsExactly("optical");
    then(Bands.of(dataset).inferred()).isFalse();
  }
}
