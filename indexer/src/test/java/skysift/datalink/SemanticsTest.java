package skysift.datalink;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#this",
        "this",
        " #this ",
        "#This",
        "http://www.ivoa.net/rdf/datalink/core#this",
        "https://www.ivoa.net/rdf/datalink/core#this"
      })
  void every_spelling_of_a_core_term_is_the_same_term(String written) {
    then(Semantics.of(written)).isEqualTo(Semantics.THIS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#derived",
        "https://rsp.lsst.io/guides/api/soda.html#MaskedImage",
        "urn:example:rdf/dlext#oracle",
        "science"
      })
  void a_strange_term_is_kept_as_it_is(String written) {
    then(Semantics.of(written).term()).isEqualTo(written);
    then(Semantics.of(written).isCore()).isFalse();
  }

  @Test
  void a_core_term_of_tomorrow_keeps_its_short_form() {
    then(Semantics.of("http://www.ivoa.net/rdf/datalink/core#new").term()).isEqualTo("#new");
  }

  @Test
  void no_term_is_the_empty_term_and_is_nothing() {
    then(Semantics.of(null)).isEqualTo(Semantics.of(" ")).isEqualTo(new Semantics(""));
    then(Semantics.of("").isA(Semantics.of(""))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "#thumbnail, #preview, true",
    "#preview, #thumbnail, false",
    "#cutout, #proc, true",
    "#bias, #calibration, true",
    "#weight, #auxiliary, true",
    "#this, #this, true",
    "#this, #preview, false",
    "urn:x#y, urn:x#y, true",
    "urn:x#y, #this, false"
  })
  void a_term_is_itself_and_each_broader_one(String term, String broader, boolean expected) {
    then(Semantics.of(term).isA(Semantics.of(broader))).isEqualTo(expected);
  }

  @Test
  void the_data_stand_before_previews_and_strangers_last() {
    then(Semantics.THIS.rank()).isLessThan(Semantics.PREVIEW.rank());
    then(Semantics.PREVIEW.rank()).isLessThan(Semantics.of("#auxiliary").rank());
    then(Semantics.of("#package").rank()).isLessThan(Semantics.of("#derived").rank());
  }
}
