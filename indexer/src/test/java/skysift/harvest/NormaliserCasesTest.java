package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_TYPE;
import static skysift.obscore.ObsCoreColumn.T_MAX;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import skysift.obscore.Access;
import skysift.obscore.Dataset;
import skysift.obscore.Role;

/** Rows as single archives really send them. */
class NormaliserCasesTest {

  @Test
  void three_rows_of_mast_are_one_product_and_two_previews_of_one_observation() {
    // GIVEN
    Rows rows = Rows.of("MAST");
    // WHEN
    List<Dataset> datasets =
        Stream.of("drw.fits", "drw.jpg", "drw_thumb.jpg")
            .map(
                file ->
                    rows.dataset(
                        "obs_id", "u29r4d02t",
                        "obs_collection", "HST",
                        "facility_name", "HST",
                        "instrument_name", "WFPC2/WFC",
                        "dataproduct_type", "image",
                        "calib_level", 3L,
                        "access_format", file.endsWith("fits") ? "image/fits" : "image/jpeg",
                        "access_url", "https://a.org/get?uri=mast:HST/product/u29r4d02t_" + file))
            .toList();
    // THEN
    then(datasets)
        .extracting(Dataset::role)
        .containsExactly(Role.PRODUCT, Role.PREVIEW, Role.PREVIEW);
    then(datasets).extracting(Dataset::key).doesNotHaveDuplicates();
    then(datasets).allMatch(d -> d.observationId().equals(List.of("u29r4d02t")));
    then(datasets).allMatch(d -> d.instruments().equals(List.of("WFPC2", "WFPC2/WFC")));
    then(rows.anomalies()).isEmpty();
  }

  @Test
  void planes_of_cadc_keep_their_keys_although_each_query_changes_the_address() {
    // THEN
    then(plane("CALIBRATED", "q1").key()).isEqualTo(plane("CALIBRATED", "q2").key());
    then(plane("CALIBRATED", "q1").key()).isNotEqualTo(plane("RAW_STANDARD", "q1").key());
    then(plane("CALIBRATED", "q1").access().map(Access::isLinks)).contains(true);
  }

  @Test
  void rows_of_heasarc_are_told_apart_although_their_publisher_identifier_is_one_word() {
    // GIVEN a directory and two files of one observation, with all that is odd about them
    Rows rows = Rows.of("HEASARC");
    String base = "https://a.org/FTP/xmm/data/rev0/0904310601/";
    // WHEN
    List<Dataset> datasets =
        Stream.of("", "PPS/P0904310601EPX000OIMAGE8000.FTZ", "PPS/P0904310601M1S001IMAGE_2000.FTZ")
            .map(
                file ->
                    rows.dataset(
                        "obs_id",
                        "0904310601",
                        "obs_publisher_did",
                        "HEASARC",
                        "dataproduct_type",
                        file.isEmpty() ? " " : "Image",
                        "dataproduct_subtype",
                        file.isEmpty() ? "directory" : "sky image",
                        "facility_name",
                        "XMM",
                        "access_format",
                        file.isEmpty() ? "" : "fits",
                        "access_url",
                        base + file,
                        "t_min",
                        56363.85,
                        "t_max",
                        64443.85,
                        "t_exptime",
                        8080.0,
                        "cloud_access",
                        "{\"aws\": {\"bucket\": \"b\"}}"))
            .toList();
    // THEN
    then(datasets).extracting(Dataset::key).doesNotHaveDuplicates();
    then(datasets)
        .extracting(Dataset::role)
        .containsExactly(Role.PACKAGE, Role.PRODUCT, Role.PRODUCT);
    then(datasets.getFirst().values()).doesNotContainKey(DATAPRODUCT_TYPE);
    then(datasets).allMatch(d -> d.facilities().equals(List.of("XMM-Newton")));
    then(datasets).allMatch(d -> d.number(T_MAX).getAsDouble() < 56364);
    then(datasets).allMatch(d -> d.extras().size() == 1);
    then(rows.log.count(RangeRules.SECONDS_AS_DAYS)).isEqualTo(3);
    then(rows.log.count(Normaliser.NOT_UNIQUE)).isZero();
  }

  @Test
  void four_spectral_windows_of_alma_are_four_datasets_of_one_observation() {
    // GIVEN
    Rows rows = Rows.of("ALMA");
    // WHEN
    List<Dataset> datasets =
        Stream.of(1, 2, 3, 4)
            .map(
                window ->
                    rows.dataset(
                        "obs_publisher_did", "ADS/JAO.ALMA#2017.1.00079.S",
                        "obs_id", "uid://A001/X1284/X10e1.source.spw." + window,
                        "member_ous_uid", "uid://A001/X1284/X10e1",
                        "target_name", "NGC 253",
                        "facility_name", "JAO",
                        "em_min", 1e-3 * window,
                        "em_max", 1.1e-3 * window))
            .toList();
    // THEN
    then(datasets).extracting(Dataset::key).doesNotHaveDuplicates();
    then(datasets.stream().map(Dataset::observationId).distinct())
        .containsExactly(ImmutableList.of("uid://A001/X1284/X10e1", "NGC 253"));
    then(rows.anomalies()).isEmpty();
  }

  private static Dataset plane(String plane, String runId) {
    String did = "ivo://cadc.nrc.ca/mirror/HST?u29r4d02t/u29r4d02t-" + plane;
    return Rows.of("CADC")
        .dataset(
            "obs_id",
            "u29r4d02t",
            "obs_publisher_did",
            did,
            "access_format",
            "application/x-votable+xml;content=datalink",
            "access_url",
            "https://a.org/caom2ops/datalink?ID=" + did + "&runid=" + runId);
  }
}
