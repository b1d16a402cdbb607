package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.ObsCoreColumn.OBS_COLLECTION;
import static skysift.obscore.ObsCoreColumn.OBS_RELEASE_DATE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.obscore.Dataset;

class NormaliserIdentityTest {

  @Test
  void a_row_without_any_identifier_is_rejected_and_counted() {
    // GIVEN
    Rows rows = Rows.rows();
    // WHEN
    var rejected = rows.normalise("target_name", "M 31", "obs_id", " ");
    var kept = rows.normalise("obs_publisher_did", "ivo://a/b");
    // THEN
    then(rejected).isEmpty();
    then(kept).isPresent();
    then(rows.log.count(Normaliser.NO_IDENTIFIER)).isEqualTo(1);
  }

  @Test
  void the_key_is_the_same_at_the_next_harvest_whatever_the_query_put_into_the_address() {
    // WHEN
    Dataset first = row("https://a.org/links?ID=x&runid=q1w2");
    Dataset next = row("https://a.org/links?runid=zzz9&ID=x");
    Dataset other = row("https://a.org/links?ID=y&runid=q1w2");
    // THEN
    then(next.key()).isEqualTo(first.key());
    then(other.key()).isNotEqualTo(first.key());
    then(next.access().orElseThrow().url()).contains("runid=zzz9");
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.org/f?RUNID=1, https://a.org/f",
    "https://a.org/f?fastid=12&a=b, https://a.org/f?a=b",
    "https://a.org/f?a=b&X-Amz-Signature=1&X-Amz-Expires=2, https://a.org/f?a=b",
    "https://a.org/f?GoogleAccessId=me&Expires=7&Signature=ab%3D, https://a.org/f",
    "https://a.org/f;jsessionid=12AB?a=b, https://a.org/f?a=b",
    "https://a.org/f?runidx=1, https://a.org/f?runidx=1",
    "https://a.org/f, https://a.org/f"
  })
  void parameters_of_one_query_are_known(String url, String stripped) {
    then(QueryParameters.stripped(url)).isEqualTo(stripped);
  }

  @Test
  void rows_that_differ_in_wavelength_only_are_different_rows() {
    // GIVEN
    Rows rows = Rows.rows();
    // WHEN
    Dataset first = rows.dataset("obs_id", "a", "em_min", 1e-3);
    Dataset second = rows.dataset("obs_id", "a", "em_min", 2e-3);
    // THEN
    then(first.key()).isNotEqualTo(second.key());
    then(rows.anomalies()).isEmpty();
  }

  @Test
  void the_key_does_not_depend_on_how_a_table_stores_its_values() {
    // GIVEN
    Rows text = Rows.rows();
    Rows number = Rows.rows();
    // THEN
    then(text.dataset("obs_id", "a", "em_min", "1E-3", "em_max", "1e-4").key())
        .isEqualTo(number.dataset("obs_id", " a ", "em_min", 1e-3, "em_max", 1e-4).key());
  }

  @Test
  void two_rows_of_one_identity_and_other_content_are_both_kept_and_counted() {
    // GIVEN
    Rows rows = Rows.rows();
    // WHEN
    Dataset first = rows.dataset("obs_id", "a", "target_name", "M 31");
    Dataset second = rows.dataset("obs_id", "a", "target_name", "M 32");
    Dataset third = rows.dataset("obs_id", "a", "target_name", "M 33");
    // THEN
    then(first.key()).isNotEqualTo(second.key());
    then(third.key()).isNotIn(first.key(), second.key());
    then(rows.log.count(Normaliser.NOT_UNIQUE)).isEqualTo(2);
  }

  @Test
  void a_row_that_comes_twice_is_kept_once_and_counted() {
    // GIVEN
    Rows rows = Rows.rows();
    rows.dataset("obs_id", "a", "target_name", "M 31", "snr", "5");
    rows.dataset("obs_id", "a", "target_name", "M 31", "snr", "6");
    // WHEN
    var repeat = rows.normalise("obs_id", "a", "target_name", "M 31", "snr", "5");
    // THEN
    then(repeat).isEmpty();
    then(rows.log.count(Normaliser.REPEATED)).isEqualTo(1);
    then(rows.log.count(Normaliser.NOT_UNIQUE)).isEqualTo(1);
  }

  @Test
  void an_archives_own_identity_columns_are_taken() {
    // GIVEN an archive whose publisher identifiers are numbers of rows
    Rows monday = Rows.of("HEASARC");
    Rows tuesday = Rows.of("HEASARC");
    // THEN
    then(monday.dataset("obs_id", "7", "obs_publisher_did", "ivo://x?8106").key())
        .isEqualTo(tuesday.dataset("obs_id", "7", "obs_publisher_did", "ivo://x?8107").key());
  }

  @Test
  void identity_columns_that_say_nothing_give_way_to_the_default() {
    // GIVEN
    Rows rows = Rows.of("CADC");
    // THEN
    then(rows.dataset("obs_id", "a").key()).isNotEqualTo(rows.dataset("obs_id", "b").key());
    then(rows.anomalies()).isEmpty();
  }

  @Test
  void the_observation_is_the_obs_id_or_what_the_archive_says() {
    then(Rows.rows().dataset("obs_id", "u29r4d02t").observationId()).containsExactly("u29r4d02t");
    then(Rows.of("ALMA")
            .dataset("obs_id", "x", "member_ous_uid", "uid://A001/X1/X2", "target_name", "M 83")
            .observationId())
        .containsExactly("uid://A001/X1/X2", "M 83");
    then(Rows.of("ALMA")
            .dataset("obs_id", "uid://A001/X1/X2", "target_name", "M 83")
            .observationId())
        .containsExactly("uid://A001/X1/X2");
    then(Rows.of("Gemini")
            .dataset("obs_id", "GS-2019B-Q-222-181", "data_label", "GS-2019B-Q-222-181-001")
            .observationId())
        .containsExactly("GS-2019B-Q-222-181-001");
    then(Rows.of("NOIRLab").dataset("obs_id", "k4m_180212_030259_ooi_zd_v2").observationId())
        .containsExactly("k4m_180212_030259");
    then(Rows.rows().dataset("obs_publisher_did", "ivo://a/b").observationId()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lotss/P214+55/mosaic.fits", "https://a.org/a/b", "m31.FITS.gz", "/data/a"})
  void an_obs_id_that_is_a_file_names_no_observation(String file) {
    // GIVEN
    Rows rows = Rows.rows();
    // WHEN
    Dataset dataset = rows.dataset("obs_id", file);
    // THEN
    then(dataset.observationId()).isEmpty();
    then(rows.anomalies()).containsExactly(Identity.FILE_AS_OBS_ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uid://A002/Xaa/Xbb", "ivo://eso.org/ID?x", "ADS/Sa.CXO#obs/06686"})
  void identifiers_hold_slashes_by_right(String id) {
    then(Rows.rows().dataset("obs_id", id).observationId()).containsExactly(id);
  }

  @Test
  void an_archive_may_say_what_of_a_path_counts() {
    // GIVEN
    Rows rows = Rows.of("ASTRON");
    // THEN
    then(rows.dataset("obs_id", "lotss_dr1/P214+55/low-mosaic.fits").observationId())
        .containsExactly("P214+55");
    then(rows.anomalies()).isEmpty();
  }

  @Test
  void a_release_date_can_only_be_missing_where_there_is_a_column_for_it() {
    then(Rows.withColumns(OBS_RELEASE_DATE).dataset().releaseDateKnown()).isTrue();
    then(Rows.withColumns(OBS_COLLECTION).dataset().releaseDateKnown()).isFalse();
  }

  @Test
  void extra_columns_are_kept() {
    then(Rows.rows().dataset("snr", "5.5", "filter", "Ks").extras())
        .extracting(e -> e.name() + "=" + e.text())
        .containsExactly("snr=5.5", "filter=Ks");
  }

  private static Dataset row(String url) {
    return Rows.rows().dataset("obs_id", "a", "access_url", url);
  }
}
