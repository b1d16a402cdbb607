package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skysift.obscore.Role;

class NormaliserRolesTest {
  private final Rows rows = Rows.rows();

  @ParameterizedTest
  @CsvSource({
    "https://a.org/u29r4d02t_drw.fits, image/fits, image, PRODUCT",
    "https://a.org/u29r4d02t_drw.jpg, image/jpeg, image, PREVIEW",
    "https://a.org/u29r4d02t_drw_thumb.jpg, '', image, PREVIEW",
    "https://a.org/2955333o_preview_1024.jpg, '', '', PREVIEW",
    "https://a.org/a.png, '', image, PREVIEW",
    "https://a.org/a.gif, '', image, PREVIEW",
    "https://a.org/get?file=preview_7, '', image, PRODUCT",
    "https://a.org/thumbelina.fits, '', image, PRODUCT",
    "https://a.org/a.tar, '', '', PACKAGE",
    "https://a.org/a, application/x-tar-gzip, '', PACKAGE",
    "https://a.org/a, application/zip, '', PACKAGE",
    "https://a.org/data/0904310601/, '', '', PACKAGE",
    "https://a.org/data/0904310601/, text/html, '', PACKAGE",
    "https://a.org/page.html, text/html, '', AUXILIARY",
    "https://a.org/MegaPipe.189.210.G.MP9401.weight.fits, image/fits, image, AUXILIARY",
    "https://a.org/run.log, '', '', AUXILIARY",
    "https://a.org/notes.txt, '', image, AUXILIARY",
    "https://a.org/spectrum.txt, '', spectrum, PRODUCT",
    "https://a.org/paper.pdf, '', measurements, AUXILIARY",
    "https://a.org/links?x=a.jpg, application/x-votable+xml;content=datalink, image, PRODUCT",
    "https://a.org/cat, application/x-votable+xml;content=datalink, measurements, PRODUCT",
    "'', '', image, PRODUCT"
  })
  void the_role_follows_from_media_type_and_name(
      String url, String format, String type, Role role) {
    // WHEN
    var dataset =
        rows.dataset("access_url", url, "access_format", format, "dataproduct_type", type);
    // THEN
    then(dataset.role()).isEqualTo(role);
  }

  @ParameterizedTest
  @CsvSource({
    "preview, PREVIEW",
    "Thumbnail, PREVIEW",
    "directory, PACKAGE",
    "package, PACKAGE",
    "weight, AUXILIARY",
    "log, AUXILIARY",
    "srctbl, PRODUCT",
    "tile, PRODUCT"
  })
  void the_archives_own_subtype_comes_first(String subtype, Role role) {
    // WHEN
    var dataset =
        rows.dataset("dataproduct_subtype", subtype, "access_url", "https://a.org/a.fits");
    // THEN
    then(dataset.role()).isEqualTo(role);
  }

  @Test
  void planned_exposures_of_jwst_are_planned_at_the_archive_that_lists_them() {
    // WHEN
    var planned = Rows.of("ESA JWST").dataset("obs_id", "jw02516010001_xx107_00007_miri");
    var observed = Rows.of("ESA JWST").dataset("obs_id", "jw02516010001_02107_00007_mirimage");
    var elsewhere = Rows.rows().dataset("obs_id", "jw02516010001_xx107_00007_miri");
    // THEN
    then(planned.role()).isEqualTo(Role.PLANNED);
    then(observed.role()).isEqualTo(Role.PRODUCT);
    then(elsewhere.role()).isEqualTo(Role.PRODUCT);
  }
}
