package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

class DatasetPropertiesTest {
  @Test
  void a_column_has_its_unit_and_its_value() {
    // WHEN
    DatasetProperties shown =
        new DatasetProperties(
            dataset("MAST").obsId("a").value(ObsCoreColumn.T_EXPTIME, 12.5).build());
    // THEN
    then(shown.getPropertyDescriptors())
        .extracting(descriptor -> descriptor.getDisplayName())
        .contains("t_exptime [s]", "obs_id", "archive");
    then(shown.getPropertyValue("t_exptime")).isEqualTo("12.5");
  }

  @Test
  void of_several_rows_it_says_what_they_share_and_what_not() {
    // GIVEN
    List<Dataset> rows =
        IntStream.rangeClosed(1, 5)
            .mapToObj(n -> dataset("MAST").facility("HST").obsId("o" + n))
            .map(row -> row.build())
            .toList();
    // WHEN
    DatasetProperties shown = new DatasetProperties(rows);
    // THEN
    then(shown.getPropertyValue("rows")).isEqualTo("5");
    then(shown.getPropertyValue("facility_name")).isEqualTo("HST");
    then(shown.getPropertyValue("obs_id")).isEqualTo("different: o1 · o2 · o3 …");
  }

  @Test
  void a_value_that_some_rows_lack_is_not_shown_as_that_of_all() {
    // WHEN
    DatasetProperties shown =
        new DatasetProperties(
            List.of(
                dataset("MAST").obsId("a").facility("HST").build(),
                dataset("MAST").obsId("b").build()));
    // THEN
    then(shown.getPropertyValue("facility_name")).isEqualTo("different: HST · not stated");
  }

  @Test
  void of_very_many_rows_it_says_how_many_were_compared() {
    // GIVEN
    List<Dataset> rows =
        IntStream.rangeClosed(0, DatasetProperties.MOST_COMPARED)
            .mapToObj(n -> dataset("MAST").obsId("o" + n).build())
            .toList();
    // WHEN
    DatasetProperties shown = new DatasetProperties(rows);
    // THEN
    then(shown.getPropertyValue("rows").toString())
        .isEqualTo("%,d, of which the first %,d are compared".formatted(1001, 1000));
  }
}
