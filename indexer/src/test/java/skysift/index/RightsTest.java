package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skysift.obscore.Datasets;
import skysift.obscore.ObsCoreColumn;

class RightsTest {
  private static final long NOW = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

  @ParameterizedTest
  @CsvSource({
    // data_rights, obs_release_date (-: no such column, null: the column has no value), rights
    "-, -, ''",
    "public, -, public",
    "Public, 2030-01-01, public",
    "public, null, public",
    "proprietary, -, proprietary",
    "proprietary, 2030-01-01, proprietary",
    "proprietary, 2020-01-01, public",
    "secure, 2020-01-01, proprietary",
    "-, null, proprietary",
    "-, 2020-01-01, public",
    "-, 2030-01-01, proprietary",
    "-, soon, ''",
    "proprietary, soon, proprietary",
    "free for all, -, ''",
  })
  void rights_follow_from_what_is_stated(String stated, String release, String rights) {
    // GIVEN
    Datasets dataset = dataset("ESO");
    if (!stated.equals("-")) {
      dataset.value(ObsCoreColumn.DATA_RIGHTS, stated);
    }
    if (!release.equals("-")) {
      dataset.release(release.equals("null") ? null : release);
    }
    // WHEN
    int value = Rights.at(Rights.publicFrom(dataset.build()), NOW);
    // THEN
    then(Rights.VALUES[value]).isEqualTo(rights);
  }

  @ParameterizedTest
  @CsvSource({
    "2019-05-05, 2019-05-05T00:00:00Z",
    "2019-05-05T10:11:12, 2019-05-05T10:11:12Z",
    "2019-05-05 10:11:12.345, 2019-05-05T10:11:12.345Z",
    "2019-05-05t10:11z, 2019-05-05T10:11:00Z",
    "2019-05-05T10:11:12.5Z, 2019-05-05T10:11:12.500Z",
    "2019-05-05T10:11:12+02:00, 2019-05-05T08:11:12Z",
    "2019-05-05T10:11:12-02:00, 2019-05-05T12:11:12Z",
  })
  void dates_are_read_in_the_forms_that_occur(String text, Instant instant) {
    then(Rights.instant(text)).contains(instant);
  }

  @Test
  void what_is_no_date_is_none() {
    then(Rights.instant("2019-13-45")).isEmpty();
    then(Rights.instant("")).isEmpty();
    then(Rights.instant("58000.5")).isEmpty();
  }
}
