package skysift.search;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import com.google.common.collect.Range;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import skysift.obscore.ObsCoreColumn;
import skysift.sky.SkyPosition;

class RegionTest {

  @Test
  void a_position_has_a_tolerance_of_two_arcseconds_unless_told() {
    then(Region.position("202.47 47.2"))
        .isEqualTo(new Region.At(new SkyPosition(202.47, 47.2), 2.0 / 3600));
    then(Region.position("0:00:00,-30:00:00").position()).isEqualTo(new SkyPosition(0, -30));
    then(Region.position("1 2 36\"").tolerance()).isEqualTo(0.01);
    thenThrownBy(() -> Region.position("1")).hasMessageContaining("1");
  }

  @Test
  void a_polygon_is_told_by_corners_or_stcs() {
    SkyPosition inside = new SkyPosition(0, 0.2);
    then(Region.polygon("359 0, 1 0, 0 1").footprint().contains(inside)).isTrue();
    then(Region.polygon("Polygon ICRS 359 0 1 0 0 1").footprint().contains(inside)).isTrue();
    thenThrownBy(() -> Region.polygon("1 2 3 4")).hasMessageContaining("fewer than 3");
    thenThrownBy(() -> Region.polygon("1 2 3 4 5")).hasMessageContaining("odd count");
    thenThrownBy(() -> Region.polygon("")).hasMessageContaining("no polygon");
  }

  @Test
  void limits_that_mean_nothing_are_refused() {
    thenThrownBy(() -> Limits.overlapping(List.of())).hasMessageContaining("nothing");
    thenThrownBy(() -> Limits.overlapping(Range.atLeast(Double.NaN)))
        .hasMessageContaining("no number");
    Optional<Limits> some = Optional.of(Limits.overlapping(Range.atLeast(1.0)));
    SearchRequest all = SearchRequest.everything();
    thenThrownBy(() -> all.withColumn(ObsCoreColumn.OBS_ID, some)).hasMessageContaining("numbers");
    thenThrownBy(() -> all.withHistogram(Axis.TIME, List.of(1.0))).hasMessageContaining("edges");
    thenThrownBy(() -> all.withHistogram(Axis.TIME, List.of(1.0, 1.0)))
        .hasMessageContaining("ascend");
  }

  @Test
  void a_change_of_what_is_asked_leads_to_the_first_page_others_do_not() {
    SearchRequest third = SearchRequest.everything().withPage(20, 10);
    then(third.withRegion(Optional.of(Region.position("1 2"))).offset()).isZero();
    then(third.withColumn(ObsCoreColumn.S_FOV, Optional.of(Limits.NOT_STATED)).offset()).isZero();
    then(third.withHistogram(Axis.TIME, List.of(1.0, 2.0)).offset()).isEqualTo(20);
    then(third.withFacetLimit(3).offset()).isEqualTo(20);
  }
}
