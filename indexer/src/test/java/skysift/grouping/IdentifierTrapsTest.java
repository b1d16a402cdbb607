package skysift.grouping;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.grouping.Groups.GROUPING;
import static skysift.grouping.Groups.keys;
import static skysift.grouping.Groups.meet;
import static skysift.grouping.Groups.observations;
import static skysift.grouping.Groups.partition;
import static skysift.obscore.Datasets.dataset;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;
import skysift.obscore.Role;

/** Real identifiers on which simple rules break. */
class IdentifierTrapsTest {

  @Test
  void product_of_one_exposure_is_the_observation_of_that_exposure() {
    // GIVEN
    Dataset exposure = hst("ESA", "jec071i9q").build();
    Dataset product = hst("ESA", "hst_16316_71_acs_sbc_f150lp_jec071i9").collection("HAP").build();
    Dataset elsewhere = hst("MAST", "JEC071I9Q").build();
    // THEN
    then(meet(exposure, product)).isTrue();
    then(observations(exposure, product)).isEqualTo(1);
    then(observations(exposure, product, elsewhere)).isEqualTo(1);
    then(observations(product, elsewhere)).isEqualTo(1);
    then(GROUPING.reasons(List.of(exposure, product)).get(product.key()))
        .isInstanceOf(Reason.SameArchive.class);
    then(GROUPING.reasons(List.of(exposure, product)).get(exposure.key()))
        .isEqualTo(
            new Reason.SameExposure(
                "ESA", "hst_16316_71_acs_sbc_f150lp_jec071i9", "jec071i9", false));
    // and the exposure before or after is another observation
    then(observations(exposure, product, hst("ESA", "jec071iaq").build())).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hst_16316_71_acs_sbc_f150lp_jec071",
        "hst_16316_71_acs_sbc_total_jec071",
        "hst_05371_cs_wfpc2_total_wf",
        "hst_skycell-p0081x14y15_wfc3_uvis_f218w_jec071i9",
      })
  void mosaics_of_hubble_exposures_are_not_joined_to_them(String mosaic) {
    Dataset product = hst("ESA", mosaic).collection("HAP").build();
    then(GROUPING.isComposite(product)).isTrue();
    then(observations(hst("ESA", "jec071i9q").build(), product)).isEqualTo(2);
  }

  @Test
  void exposures_that_differ_in_their_last_letter_only_stay_apart() {
    then(observations(hst("ESA", "u27xcs01t").build(), hst("MAST", "u27xcs01m").build()))
        .isEqualTo(2);
  }

  @Test
  void identifier_tells_the_facility_where_none_is_stated() {
    then(observations(
            dataset("Gemini").obsId("GS-2003A-Q-3-22-3598").build(),
            dataset("CADC").obsId("GS-2003A-Q-3-22-3598").facility("Gemini South").build()))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jw01727002001_02101_00001_nrcb1",
        "uid://A001/X12a3/X45",
        "tess2019058134432-s0009-0000000036734222-0139-s",
        "VLASS2.1.T10t29.J184200-033000",
        "c4d_180212_030259",
        "GN-2006A-Q-90-1-001",
      })
  void identifiers_of_unmistakable_syntax_need_no_facility(String id) {
    then(observations(dataset("A").obsId(id).build(), dataset("B").obsId(id).build())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "HST-IR, HST",
    "XMM/EPIC, XMM-Newton",
    "XMM-OM-UV, XMM-Newton",
    "herschel_hifistars, Herschel",
    "wise_allwise, WISE",
    "VLASS, VLA",
  })
  void collection_tells_the_facility(String collection, String facility) {
    then(observations(
            dataset("A").obsId("884250101").collection(collection).build(),
            dataset("B").obsId("0884250101").facility(facility).build()))
        .isEqualTo(1);
  }

  @Test
  void collection_with_one_camera_at_two_telescopes_tells_none() {
    then(observations(
            dataset("A").obsId("C160929_0283").collection("OMM").build(),
            dataset("B").obsId("C160929_0283").facility("CTIO 1.5 m").build()))
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/LoTSS/P214+55/mosaic", "k4m_180212_030259_ooi.FITS.fz"})
  void file_path_is_no_identifier(String path) {
    Datasets map = dataset("ASTRON").obsId(path).collection("lotss-dr1");
    Dataset one = map.did("a").build();
    boolean known = !GROUPING.candidate(one).keys().isEmpty();
    then(known).isEqualTo(path.startsWith("k4m"));
    then(observations(one, map.did("b").build())).isEqualTo(known ? 1 : 2);
  }

  @Test
  void observation_number_of_gemini_joins_by_its_data_label_only() {
    // GIVEN
    Datasets own = dataset("Gemini").obsId("GS-2019B-Q-222-181").collection("GEMINI");
    Dataset first = own.observationId("GS-2019B-Q-222-181-001").did("1").build();
    Dataset second = own.observationId("GS-2019B-Q-222-181-002").did("2").build();
    Dataset cadc = dataset("CADC").obsId("GS-2019B-Q-222-181-001").collection("GEMINI").build();
    // THEN
    then(partition(List.of(first, second, cadc)))
        .containsExactlyInAnyOrder(keys(first, cadc), keys(second));
  }

  @Test
  void two_reductions_of_one_exposure_are_one_observation() {
    // GIVEN
    Dataset second = dataset("NOIRLab").obsId("k4m_180212_030259_ooi_zd_v2").build();
    Dataset survey = dataset("NOIRLab").obsId("k4m_180212_030259_ooi_zd_ls9").build();
    Dataset other = dataset("NOIRLab").obsId("k4m_180212_030359_ooi_zd_v2").build();
    Dataset cadc = dataset("CADC").obsId("k4m_180212_030259_ooi_zd_v2").collection("NOAO").build();
    // THEN
    then(partition(List.of(second, survey, other, cadc)))
        .containsExactlyInAnyOrder(keys(second, survey, cadc), keys(other));
  }

  @Test
  void time_alone_does_not_part_unmistakable_identifiers() {
    // GIVEN a file dated 25 days before, and a multi-OBI observation
    Dataset gemini = dataset("Gemini").obsId("GS-2003A-Q-3-22-1").time(52_700, 52_700).build();
    Dataset cadc = dataset("CADC").obsId("GS-2003A-Q-3-22-1").time(52_725, 52_725.1).build();
    Dataset heasarc =
        dataset("HEASARC").obsId("433").facility("Chandra").time(51_000, 51_001).build();
    Dataset cxc = dataset("CXC").obsId("00433").facility("Chandra").time(51_300, 51_301).build();
    // THEN
    then(observations(gemini, cadc)).isEqualTo(1);
    then(observations(heasarc, cxc)).isEqualTo(1);
    then(GROUPING.reasons(List.of(gemini, cadc)).get(gemini.key()))
        .isEqualTo(new Reason.SameId("CADC", "gs-2003a-q-3-22-1", "geminisouth", true));
    then(GROUPING.reasons(List.of(gemini, cadc)).get(gemini.key()).sentence())
        .contains("although the times disagree");
  }

  @Test
  void date_alone_lies_within_the_day_and_zero_is_no_time() {
    Datasets cadc = dataset("CADC").obsId("OSCIR 12").facility("Gemini North");
    Datasets own = dataset("Gemini").obsId("OSCIR 12").facility("Gemini North");
    then(observations(cadc.time(52_000.56, 52_000.57).build(), own.time(52_000, 52_000).build()))
        .isEqualTo(1);
    then(observations(cadc.time(0, 0.01).build(), own.time(58_414, 58_414).build())).isEqualTo(1);
  }

  @Test
  void numbers_are_compared_exactly_and_only_at_the_same_facility() {
    then(observations(
            dataset("A").obsId("6374399034512834561").facility("GALEX").build(),
            dataset("B").obsId("6374399034512834562").facility("GALEX").build()))
        .isEqualTo(2);
    then(observations(
            dataset("ESA").obsId("02101201").facility("ISO").build(),
            dataset("CADC").obsId("2101201").facility("CFHT").build()))
        .isEqualTo(2);
    then(observations(
            dataset("ESA").obsId("0001730501").facility("XMM-Newton").build(),
            dataset("HEASARC").obsId(" 1730501 ").facility("XMM-Newton").build()))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "GN-2006A-Q-90-1-001-MRG-ADD, Gemini North, 2",
    "GN-2006A-Q-90-1-001-BIAS, Gemini North, 2",
    "MegaPipe.189.210, CFHT, 3",
    "C160929_NGC7419_K, OMM, 2",
    "jbeoft020, HST, 2",
    "n4eya1010, HST, 3",
    "jw03435-o002_t001_miri_f1000w, JWST, 3",
    "jw03435-c1006_t001_miri_f1000w, JWST, 3",
    "jw03435-a3001_t001_miri, JWST, 3",
  })
  void mosaics_without_any_mark_are_known_by_their_identifiers(
      String id, String collection, int level) {
    then(GROUPING.isComposite(dataset("A").obsId(id).collection(collection).level(level).build()))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "GN-2006A-Q-90-1-001, GEMINI, 2",
    "C160929_0283, OMM, 2",
    "o6d701010, HST, 1",
    "jec071i9q, HST, 3",
    "jw01727002001_02101_00001_nrcb1, JWST, 2",
    "hst_16316_71_acs_sbc_f150lp_jec071i9, HAP, 3",
  })
  void exposures_are_no_mosaics(String id, String collection, int level) {
    then(GROUPING.isComposite(dataset("A").obsId(id).collection(collection).level(level).build()))
        .isFalse();
  }

  @Test
  void several_facilities_lists_and_long_intervals_mark_a_stack() {
    Datasets plain = dataset("A").obsId("deep field").facility("HST").level(3);
    then(GROUPING.isComposite(plain.time(50_000, 50_029).build())).isFalse();
    then(GROUPING.isComposite(plain.time(50_000, 50_031).build())).isTrue();
    then(GROUPING.isComposite(plain.level(2).build())).isFalse();
    then(GROUPING.isComposite(dataset("A").obsId("x1").facility("Many").build())).isTrue();
    then(GROUPING.isComposite(dataset("A").obsId("x1").facilityList("HST", "CFHT").build()))
        .isTrue();
    then(GROUPING.isComposite(dataset("A").obsId("1134,1135").facility("VLT").build())).isTrue();
  }

  @Test
  void stack_is_not_joined_to_a_namesake_but_to_the_same_stack() {
    // GIVEN
    Datasets stack = dataset("A").obsId("deep field").facility("HST").level(3).time(50_000, 50_100);
    Dataset member =
        dataset("B").obsId("deep field").facility("HST").level(2).time(50_050, 50_051).build();
    Dataset same =
        dataset("B").obsId("deep field").facility("HST").level(3).time(50_000, 50_100).build();
    // THEN
    then(observations(stack.build(), member)).isEqualTo(2);
    then(observations(stack.build(), same)).isEqualTo(1);
  }

  @Test
  void archive_that_gives_stack_and_members_one_id_is_taken_at_its_word() {
    // GIVEN
    Datasets archive = dataset("A").obsId("field 1").facility("HST");
    Dataset stack = archive.level(3).time(50_000, 50_100).did("s").build();
    Dataset member = archive.level(2).time(50_050, 50_051).did("m").build();
    Dataset elsewhere = dataset("B").obsId("field 1").facility("HST").time(50_050, 50_051).build();
    // THEN
    then(observations(stack, member, elsewhere)).isEqualTo(1);
  }

  @Test
  void publisher_did_never_joins() {
    // GIVEN the number in HEASARC's DID is a row of a table, and here another's obsid
    Dataset heasarc =
        dataset("HEASARC")
            .obsId("16236")
            .facility("Chandra")
            .did("ivo://nasa.heasarc/chanmaster?8106")
            .build();
    Dataset cxc = dataset("CXC").obsId("8106").facility("Chandra").build();
    Datasets alma = dataset("ALMA").facility("ALMA").did("ADS/JAO.ALMA#2017.1.00079.S");
    // THEN
    then(meet(heasarc, cxc)).isFalse();
    then(observations(heasarc, cxc)).isEqualTo(2);
    then(observations(
            alma.observationId("uid://A001/X1/X1").build(),
            alma.observationId("uid://A001/X1/X2").ordinal(2).build()))
        .isEqualTo(2);
  }

  @Test
  void planned_exposure_is_not_joined_to_an_observed_one() {
    then(observations(
            dataset("ESA").obsId("jw02516010001_xx107_00007_miri").role(Role.PLANNED).build(),
            dataset("MAST").obsId("jw02516010001_02107_00007_mirimage").build()))
        .isEqualTo(2);
  }

  @Test
  void long_identifiers_are_told_apart_and_give_short_keys() {
    // GIVEN
    String start = "7" + "x".repeat(40_000);
    Dataset first = dataset("A").obsId(start + "1").build();
    Dataset second = dataset("A").obsId(start + "2").build();
    // THEN
    then(observations(first, second)).isEqualTo(2);
    then(GROUPING.candidate(first).keys()).allMatch(key -> key.length() < 300);
  }

  private static Datasets hst(String archive, String id) {
    return dataset(archive)
        .obsId(id)
        .facility("HST")
        .collection("HST")
        .at(10, 10)
        .time(59_000, 59_001);
  }
}
