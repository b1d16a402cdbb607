package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import skysift.sky.Cone;
import skysift.sky.SkyPosition;

class ConeQueryTest {

  @Test
  void without_a_cone_everything_is_asked_for() {
    // WHEN
    ConeQuery query = ConeQuery.of(new HarvestRequest(archive("GAVO"), Optional.empty(), 500));
    // THEN
    then(query).isEqualTo(new ConeQuery("SELECT TOP 500 * FROM ivoa.obscore", ""));
  }

  @Test
  void the_cone_is_put_in_the_archives_dialect_and_what_it_misses_is_said() {
    // WHEN
    ConeQuery intersects = query("CADC", 83.633, 22.014, 0.1);
    ConeQuery centre = query("MAST", 83.633, -22.014, 0.1);
    // THEN
    then(intersects.adql())
        .isEqualTo(
            "SELECT TOP 10 * FROM ivoa.ObsCore WHERE"
                + " 1=INTERSECTS(s_region, CIRCLE('ICRS', 83.633, 22.014, 0.1))");
    then(intersects.misses()).contains("without s_region");
    then(centre.adql())
        .endsWith("1=CONTAINS(POINT('ICRS', s_ra, s_dec), CIRCLE('ICRS', 83.633, -22.014, 0.1))");
    then(centre.misses()).contains("centre");
  }

  @Test
  void a_box_is_as_wide_as_the_cone_is_at_its_declination() {
    // WHEN
    ConeQuery query = ConeQuery.of(request(box(), 100, 60, 1));
    // THEN half width asin(sin 1 / cos 60) = 2.000305 degrees
    then(query.adql()).contains("s_dec BETWEEN 59.0 AND 61.0 AND s_ra BETWEEN 97.999");
    then(query.adql()).contains("AND 102.000");
    then(query.misses()).contains("box");
  }

  @Test
  void a_box_goes_around_the_end_of_the_circle() {
    then(ConeQuery.of(request(box(), 0.5, 0, 1)).adql())
        .contains("(s_ra BETWEEN 359.5 AND 360 OR s_ra BETWEEN 0 AND 1.5)");
    then(ConeQuery.of(request(box(), 359.5, 0, 1)).adql())
        .contains("(s_ra BETWEEN 358.5 AND 360 OR s_ra BETWEEN 0 AND 0.5)");
  }

  @Test
  void around_a_pole_every_right_ascension_is_in() {
    then(ConeQuery.of(request(box(), 10, 89.5, 1)).adql())
        .endsWith("WHERE s_dec BETWEEN 88.5 AND 90.0");
  }

  @Test
  void numbers_have_a_point_in_every_locale() {
    // GIVEN
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      // THEN
      then(query("CADC", 0.5, 1.25, 1e-5).adql()).contains("0.5, 1.25, 1.0E-5");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static ConeQuery query(String archive, double ra, double dec, double radius) {
    return ConeQuery.of(request(archive(archive), ra, dec, radius));
  }

  private static HarvestRequest request(Archive archive, double ra, double dec, double radius) {
    return new HarvestRequest(archive, Optional.of(new Cone(new SkyPosition(ra, dec), radius)), 10);
  }

  private static Archive archive(String name) {
    return ArchiveCatalog.builtIn().named(name).orElseThrow();
  }

  private static Archive box() {
    Archive any = archive("GAVO");
    return new Archive(
        any.name(),
        any.tap(),
        any.table(),
        any.identityColumns(),
        any.observationColumns(),
        any.observationPattern(),
        any.plannedPattern(),
        Archive.SpatialDialect.BOX,
        true,
        "");
  }
}
