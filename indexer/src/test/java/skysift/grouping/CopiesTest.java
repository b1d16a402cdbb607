package skysift.grouping;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.grouping.Groups.GROUPING;
import static skysift.obscore.Datasets.dataset;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;
import skysift.obscore.Role;

class CopiesTest {
  private static final String MAST =
      "https://mast.stsci.edu/api/v0.1/Download/file?uri=mast%3AJWST%2Fproduct%2Fjw01727_i2d.fits";
  private static final String CADC =
      "https://ws.cadc-ccda.hia-iha.nrc-cnrc.gc.ca/raven/files/mast:JWST/product/jw01727_i2d.fits";

  @Test
  void datasets_of_one_creator_did_are_copies_but_not_their_previews() {
    // GIVEN
    Dataset own = row("ESO").creatorDid("ivo://eso.org/origfile?a.fits").build();
    Dataset other = row("Mirror").creatorDid("ivo://eso.org/origfile?a.fits").build();
    Dataset picture =
        row("Mirror")
            .creatorDid("ivo://eso.org/origfile?a.fits")
            .role(Role.PREVIEW)
            .did("p")
            .build();
    // THEN
    then(copies(List.of(own, other, picture)))
        .containsExactlyInAnyOrder(List.of(own, other), List.of(picture));
  }

  @Test
  void artifact_uri_shows_copies_and_their_owner() {
    // GIVEN
    Dataset mirrored = row("CADC").url(CADC).build();
    Dataset own = row("MAST").url(MAST).build();
    Dataset other = row("MAST").url(MAST.replace("i2d", "cal")).build();
    // THEN
    then(copies(List.of(mirrored, own, other)))
        .containsExactlyInAnyOrder(List.of(own, mirrored), List.of(other));
  }

  @ParameterizedTest
  @CsvSource({
    "https://b.org/X.FITS.fz,     image,    100.00001, true",
    "https://b.org/v2/x.fits?a=1, image,    100.00001, true",
    "https://b.org/x.fits.gz,     image,    100.0001,  false",
    "https://b.org/x.fits.gz,     spectrum, 100.00001, false",
    "https://b.org/y.fits.gz,     image,    100.00001, false",
    "ftp://b.org/dir/x,           image,    100.00001, false",
  })
  void file_name_shows_copies_with_type_and_time(
      String url, String type, double start, boolean copy) {
    // GIVEN
    Dataset one = row("A").url("https://a.org/x.fits.gz").type("image").time(100, 101).build();
    Dataset other = row("B").url(url).type(type).time(start, 101).build();
    // THEN
    then(GROUPING.copies(List.of(one, other))).hasSize(copy ? 1 : 2);
  }

  @Test
  void starts_that_are_not_stated_match_each_other_only() {
    // GIVEN
    Datasets a = row("A").url("https://a.org/x.fits");
    Datasets b = row("B").url("https://b.org/x.fits");
    // THEN
    then(GROUPING.copies(List.of(a.build(), b.build()))).hasSize(1);
    then(GROUPING.copies(List.of(a.build(), b.time(100, 101).build()))).hasSize(2);
  }

  @Test
  void file_that_one_archive_lists_for_each_window_is_no_copy() {
    // GIVEN
    Datasets window = row("ALMA").url("https://a.org/x.fits").time(100, 101);
    Dataset first = window.wavelength(1e-3, 1.1e-3).build();
    Dataset second = window.wavelength(1.2e-3, 1.3e-3).build();
    Dataset elsewhere = row("ESO").url("https://b.org/x.fits").time(100, 101).build();
    // THEN
    then(GROUPING.copies(List.of(first, second))).hasSize(2);
    then(GROUPING.copies(List.of(first, second, elsewhere))).hasSize(3);
  }

  @Test
  void links_documents_and_urls_without_a_file_are_no_artifacts() {
    // GIVEN
    Dataset one = row("A").links("https://a.org/links.xml").build();
    Dataset other = row("B").links("https://b.org/links.xml").build();
    Dataset odd = row("C").url("https://c.org/100%zz").build();
    // THEN
    then(GROUPING.copies(List.of(one, other, odd))).hasSize(3);
  }

  private static Set<List<Dataset>> copies(List<Dataset> datasets) {
    return Set.copyOf(GROUPING.copies(datasets));
  }

  private static Datasets row(String archive) {
    return dataset(archive).obsId("1134385").facility("VLT");
  }
}
