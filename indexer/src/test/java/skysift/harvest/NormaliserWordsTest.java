package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.ObsCoreColumn.ACCESS_FORMAT;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_TYPE;
import static skysift.obscore.ObsCoreColumn.DATA_RIGHTS;
import static skysift.obscore.ObsCoreColumn.FACILITY_NAME;
import static skysift.obscore.ObsCoreColumn.INSTRUMENT_NAME;
import static skysift.obscore.ObsCoreColumn.OBS_TITLE;
import static skysift.obscore.ObsCoreColumn.POL_STATES;
import static skysift.obscore.ObsCoreColumn.TARGET_NAME;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.obscore.Dataset;
import skysift.obscore.ProductType;
import skysift.obscore.Role;

class NormaliserWordsTest {
  private final Rows rows = Rows.rows();

  @ParameterizedTest
  @CsvSource({
    "image, image",
    "Image, image",
    "' IMAGE ', image",
    "event, event",
    "event-list, event",
    "hea-event-list, event",
    "Event List, event",
    "time-series, timeseries",
    "light_curve, light-curve",
    "hea-event-bundle, event-bundle",
    "http://www.ivoa.net/rdf/product-type#spectral-cube, spectral-cube",
    "Housekeeping, Housekeeping",
    "'image,spectrum', 'image,spectrum'"
  })
  void product_types_are_folded_and_unknown_ones_kept(String said, String term) {
    // WHEN
    Dataset dataset = rows.dataset("dataproduct_type", said);
    // THEN
    then(dataset.productType()).contains(new ProductType(term));
    if (said.strip().equals(term)) {
      then(dataset.original()).doesNotContainKey(DATAPRODUCT_TYPE);
    } else {
      then(dataset.original()).containsEntry(DATAPRODUCT_TYPE, said.strip());
    }
    then(rows.anomalies()).isEmpty();
  }

  @Test
  void a_directory_row_is_a_package_without_a_type() {
    // WHEN
    Dataset byType = rows.dataset("dataproduct_type", "directory");
    Dataset bySubtype =
        rows.dataset("dataproduct_type", "image", "dataproduct_subtype", "Directory");
    // THEN
    then(byType.productType()).isEmpty();
    then(byType.role()).isEqualTo(Role.PACKAGE);
    then(byType.original()).containsEntry(DATAPRODUCT_TYPE, "directory");
    then(bySubtype.productType()).isEmpty();
    then(bySubtype.role()).isEqualTo(Role.PACKAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-votable+xml;content=datalink",
    "application/x-votable+xml; content=datalink",
    "'Application/X-VOTable+XML ; Content=\"datalink\"'",
    "'application/x-votable+xml;charset=utf-8;content=datalink'",
    "text/xml;content=datalink"
  })
  void every_spelling_of_datalink_becomes_one(String said) {
    // WHEN
    Dataset dataset = rows.dataset("access_url", "https://a.org/x", "access_format", said);
    // THEN
    then(dataset.text(ACCESS_FORMAT)).contains("application/x-votable+xml;content=datalink");
    then(dataset.access().orElseThrow().isLinks()).isTrue();
    then(dataset.role()).isEqualTo(Role.PRODUCT);
    then(rows.anomalies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "image/FITS, image/fits",
    "image/jpg, image/jpeg",
    "application/x-fits-bintable, application/x-fits-bintable",
    "text/plain; charset=UTF-8, text/plain;charset=utf-8"
  })
  void media_types_get_one_spelling(String said, String spelled) {
    // WHEN
    Dataset dataset = rows.dataset("access_format", said);
    // THEN
    then(dataset.text(ACCESS_FORMAT)).contains(spelled);
    then(rows.anomalies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"fits, application/fits", "FITS, application/fits", "tar, application/x-tar"})
  void bare_words_become_media_types_and_are_counted(String said, String spelled) {
    // WHEN
    Dataset dataset = rows.dataset("access_format", said);
    // THEN
    then(dataset.text(ACCESS_FORMAT)).contains(spelled);
    then(dataset.original()).containsEntry(ACCESS_FORMAT, said);
    then(rows.anomalies()).containsExactly(WordRules.FORMAT_NO_MEDIA_TYPE);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.org/x/a.fits, application/fits",
    "https://a.org/x/a.FIT, application/fits",
    "https://a.org/x/a.fits.gz, image/x-fits-gzip",
    "https://a.org/x/P0904310601EPX000OIMAGE8000.FTZ, image/x-fits-gzip",
    "https://a.org/x/a.fits.fz, application/fits",
    "https://a.org/x/a.fz?RUNID=abc, application/fits",
    "https://a.org/Download?uri=mast%3AHST/product/u29r4d02t_drw.jpg, image/jpeg",
    "https://a.org/get?uri=mast:HST/product/u29r4d02t_drw.fits, application/fits",
    "https://a.org/x/a.png, image/png",
    "https://a.org/x/a.gif, image/gif",
    "https://a.org/x/a.tar, application/x-tar",
    "https://a.org/x/a.tar.gz, application/x-tar-gzip",
    "https://a.org/x/a.tgz, application/x-tar-gzip",
    "https://a.org/x/100%/a.zip, application/zip",
    "https://a.org/FTP/data/rev0/0904310601/, application/x-directory"
  })
  void an_empty_media_type_is_guessed_from_the_name(String url, String type) {
    // WHEN
    Dataset dataset = rows.dataset("access_url", url, "access_format", " ");
    // THEN
    then(dataset.text(ACCESS_FORMAT)).contains(type);
    then(rows.anomalies()).containsExactly(WordRules.FORMAT_GUESSED);
  }

  @Test
  void a_media_type_that_says_nothing_gives_way_to_the_name() {
    // WHEN
    Dataset named =
        rows.dataset(
            "access_url", "https://a.org/a.fits", "access_format", "application/octet-stream");
    Dataset unnamed =
        rows.dataset(
            "access_url", "https://a.org/get?n=7", "access_format", "application/octet-stream");
    // THEN
    then(named.text(ACCESS_FORMAT)).contains("application/fits");
    then(named.original()).containsEntry(ACCESS_FORMAT, "application/octet-stream");
    then(unnamed.text(ACCESS_FORMAT)).contains("application/octet-stream");
  }

  @Test
  void a_links_service_without_a_media_type_is_known_by_its_address() {
    // WHEN
    Dataset links = rows.dataset("access_url", "https://a.org/datalink/links?ID=ivo://a/x?b.fits");
    Dataset file = rows.dataset("access_url", "https://a.org/files?ID=ivo://a/x?b.fits");
    // THEN
    then(links.access().orElseThrow().isLinks()).isTrue();
    then(rows.anomalies()).containsExactly(WordRules.LINKS_GUESSED);
    then(file.text(ACCESS_FORMAT)).isEmpty();
  }

  @Test
  void a_word_that_is_no_media_type_stays_when_nothing_is_known_about_it() {
    // WHEN
    Dataset dataset = rows.dataset("access_format", "Euro3D cube");
    // THEN
    then(dataset.text(ACCESS_FORMAT)).contains("Euro3D cube");
    then(rows.anomalies()).containsExactly(WordRules.FORMAT_UNKNOWN);
  }

  @Test
  void facilities_are_harmonised_with_the_broader_one_first() {
    // WHEN
    Dataset dataset = rows.dataset("facility_name", "ESO-VLT-U2");
    // THEN
    then(dataset.facilities()).containsExactly("VLT", "VLT UT2");
    then(dataset.text(FACILITY_NAME)).contains("VLT UT2");
    then(dataset.original()).containsEntry(FACILITY_NAME, "ESO-VLT-U2");
  }

  @Test
  void lists_are_several_values_and_slashes_never_split() {
    // WHEN
    Dataset dataset =
        rows.dataset(
            "facility_name",
            "Hubble Space Telescope, MPG/ESO-2.2,HST, ESO-VLT-U1,ESO-VLT-U2",
            "instrument_name",
            "ACS/WFC,acs/hrc");
    // THEN
    then(dataset.facilities()).containsExactly("HST", "MPG/ESO 2.2 m", "VLT", "VLT UT1", "VLT UT2");
    then(dataset.text(FACILITY_NAME)).contains("HST,MPG/ESO 2.2 m,VLT UT1,VLT UT2");
    then(dataset.instruments()).containsExactly("ACS", "ACS/WFC", "ACS/hrc");
    then(dataset.text(INSTRUMENT_NAME)).contains("ACS/WFC,ACS/hrc");
  }

  @Test
  void many_and_unknown_names_stay_as_said() {
    // WHEN
    Dataset many = rows.dataset("facility_name", "Many");
    Dataset unknown = rows.dataset("facility_name", "Sternwarte Sonneberg/40cm");
    // THEN
    then(many.facilities()).containsExactly("Many");
    then(unknown.facilities()).containsExactly("Sternwarte Sonneberg/40cm");
    then(unknown.original()).isEmpty();
  }

  @Test
  void a_facility_not_stated_stays_not_stated() {
    // WHEN
    Dataset dataset = rows.dataset("facility_name", "  ", "instrument_name", " , ");
    // THEN
    then(dataset.facilities()).isEmpty();
    then(dataset.instruments()).isEmpty();
    then(dataset.text(FACILITY_NAME)).isEmpty();
    then(dataset.text(INSTRUMENT_NAME)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'I,Q', /I/Q/", "I Q U, /I/Q/U/", "/xx/yy/, /XX/YY/", "/I/Q/, /I/Q/"})
  void polarization_states_are_written_as_the_standard_does(String said, String states) {
    then(rows.dataset("pol_states", said).text(POL_STATES)).contains(states);
  }

  @Test
  void rights_lose_their_capitals() {
    then(rows.dataset("data_rights", "PUBLIC").text(DATA_RIGHTS)).contains("public");
  }

  @Test
  void text_is_trimmed_and_control_characters_go() {
    // WHEN
    Dataset dataset =
        rows.dataset("target_name", "  M 31\t\n", "obs_title", "a\u0000b\u202Ec\nd \uD83D\uDD2D");
    // THEN
    then(dataset.text(TARGET_NAME)).contains("M 31");
    then(dataset.text(OBS_TITLE)).contains("abc d \uD83D\uDD2D");
    then(rows.anomalies()).containsExactly(Coercion.CONTROL_CHARACTERS);
  }

  @Test
  void endless_text_is_cut_and_an_endless_address_dropped() {
    // WHEN
    Dataset dataset =
        rows.dataset(
            "obs_title", "x".repeat(100_000),
            "access_url", "https://a.org/" + "x".repeat(100_000),
            "note", "y".repeat(100_000));
    // THEN
    then(dataset.text(OBS_TITLE).orElseThrow()).hasSizeLessThan(10_000);
    then(dataset.access()).isEmpty();
    then(dataset.extras().getFirst().text()).hasSizeLessThan(40_000);
    then(rows.anomalies()).containsExactlyInAnyOrder(Coercion.TOO_LONG, Coercion.TOO_LONG_DROPPED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void blank_text_is_not_stated(String blank) {
    then(rows.dataset("target_name", blank).values()).doesNotContainKey(TARGET_NAME);
  }
}
