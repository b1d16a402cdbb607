package skysift.vo;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.ObsCoreColumn.ACCESS_ESTSIZE;
import static skysift.obscore.ObsCoreColumn.CALIB_LEVEL;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_SUBTYPE;
import static skysift.obscore.ObsCoreColumn.DATAPRODUCT_TYPE;
import static skysift.obscore.ObsCoreColumn.EM_MAX;
import static skysift.obscore.ObsCoreColumn.EM_MIN;
import static skysift.obscore.ObsCoreColumn.EM_RES_POWER;
import static skysift.obscore.ObsCoreColumn.OBS_ID;
import static skysift.obscore.ObsCoreColumn.OBS_PUBLISHER_DID;
import static skysift.obscore.ObsCoreColumn.S_FOV;
import static skysift.obscore.ObsCoreColumn.S_RA;
import static skysift.obscore.ObsCoreColumn.S_REGION;
import static skysift.obscore.ObsCoreColumn.S_RESOLUTION;
import static skysift.obscore.ObsCoreColumn.TARGET_NAME;
import static skysift.obscore.ObsCoreColumn.T_EXPTIME;
import static skysift.obscore.ObsCoreColumn.T_MAX;
import static skysift.obscore.ObsCoreColumn.T_MIN;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;

class ColumnMatchTest {

  private static Column named(String name) {
    return new Column(name, "", "", "");
  }

  private static Column utyped(String utype) {
    return new Column("c", "", utype, "");
  }

  private static Column inUnit(ObsCoreColumn column, String unit) {
    return new Column(column.columnName(), unit, "", "");
  }

  private static ObsCoreRow row(Object cell, Column column) {
    return new RowMaker("t", new Column[] {column}).row(new Object[] {cell});
  }

  @ParameterizedTest
  @EnumSource(ObsCoreColumn.class)
  void every_column_is_found_by_name_and_by_utype_in_any_case(ObsCoreColumn column) {
    String utype = column.utype();
    Column[] ways = {
      named(column.columnName().toUpperCase(Locale.ROOT)),
      utyped(utype),
      utyped(utype.toLowerCase(Locale.ROOT)),
      utyped(utype.substring(utype.indexOf(':') + 1)),
      utyped(utype.replace("obscore:", "obs:"))
    };
    for (Column way : ways) {
      then(ColumnMatch.of(new Column[] {way})).containsExactly(column);
    }
  }

  @Test
  void utypes_of_ObsCore_1_0_are_known() {
    then(ColumnMatch.of(
            new Column[] {
              utyped("obscore:Obs.dataProductType"),
              utyped("Obs.calibLevel"),
              utyped("obscore:Char.TimeAxis.Coverage.Bounds.Limits.Interval.StartTime"),
              utyped("obscore:Char.TimeAxis.Coverage.Bounds.Limits.Interval.StopTime"),
              utyped("obscore:Char.SpectralAxis.Coverage.Bounds.Limits.Interval.LoLim"),
              utyped("obscore:Char.SpectralAxis.Coverage.Bounds.Limits.Interval.HiLim"),
              utyped("obscore:Char.SpatialAxis.Resolution.refval"),
              utyped("obscore:Char.SpectralAxis.Resolution.ResolPower.refVal")
            }))
        .containsExactly(
            DATAPRODUCT_TYPE,
            CALIB_LEVEL,
            T_MIN,
            T_MAX,
            EM_MIN,
            EM_MAX,
            S_RESOLUTION,
            EM_RES_POWER);
  }

  @Test
  void a_name_goes_before_a_utype_and_a_utype_before_an_alias() {
    // GIVEN
    Column[] columns = {
      named("obs_publisher_id"),
      new Column("did", "", "obscore:Curation.PublisherDID", ""),
      named("obs_publisher_did"),
      named("Obs_Publisher_DID"),
      named("dataprodtype"),
      named("dataprodsubtype")
    };
    // THEN
    then(ColumnMatch.of(columns))
        .containsExactly(
            null, null, OBS_PUBLISHER_DID, null, DATAPRODUCT_TYPE, DATAPRODUCT_SUBTYPE);
    columns[2] = named("x");
    columns[3] = named("y");
    then(ColumnMatch.of(columns)).startsWith(null, OBS_PUBLISHER_DID, null);
    columns[1] = named("z");
    then(ColumnMatch.of(columns)).startsWith(OBS_PUBLISHER_DID, null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "EM_MIN, nm, 500, 5.0E-7",
    "EM_MIN, Angstrom, 5000, 5.0E-7",
    "EM_MIN, um, 0.5, 5.0E-7",
    "EM_MIN, '', 5.0E-7, 5.0E-7",
    "EM_MIN, furlong, 5.0E-7, 5.0E-7",
    "T_EXPTIME, min, 2, 120.0",
    "S_FOV, arcmin, 30, 0.5",
    "S_RESOLUTION, deg, 1, 3600.0",
    "ACCESS_ESTSIZE, byte, 1500, 2",
    "ACCESS_ESTSIZE, Mbyte, 1.5, 1500",
    "ACCESS_ESTSIZE, kB, 7, 7"
  })
  void a_plain_unit_is_converted(ObsCoreColumn column, String unit, String sent, String kept) {
    Number value = (Number) row(sent, inUnit(column, unit)).values().get(column);
    then(value.doubleValue())
        .isCloseTo(
            Double.parseDouble(kept), org.assertj.core.data.Percentage.withPercentage(1e-10));
    then(column == ACCESS_ESTSIZE).isEqualTo(value instanceof Long);
  }

  @ParameterizedTest
  @CsvSource({"EM_MIN, GHz", "EM_MAX, keV", "S_RA, h", "T_MIN, m"})
  void a_column_in_a_unit_of_another_kind_is_kept_as_an_extra(ObsCoreColumn column, String unit) {
    var row = row(1.5, inUnit(column, unit));
    then(row.values()).isEmpty();
    then(row.extras()).containsExactly(new ExtraColumn(column.columnName(), unit, "1.5"));
  }

  @ParameterizedTest
  @CsvSource({
    "circle, CIRCLE ICRS 1.0 2.0 3.0, 3",
    "polygon, POLYGON ICRS 1.0 2.0 3.0 4.0 5.0 6.0, 6",
    "'', POLYGON ICRS 1.0 2.0 3.0 4.0 5.0 6.0, 6",
    "POINT, POSITION ICRS 1.0 2.0, 2",
    "range, RANGE ICRS 1.0 2.0 3.0 4.0, 4"
  })
  void a_DALI_shape_becomes_text(String xtype, String text, int count) {
    double[] numbers = new double[8];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i < count ? i + 1 : Double.NaN;
    }
    var column = new Column("s_region", "deg", "", xtype);
    then(row(numbers, column).values()).containsEntry(S_REGION, text);
  }

  @Test
  void a_shape_without_numbers_is_none() {
    then(row(new double[] {Double.NaN, 1}, named("s_region")).values()).isEmpty();
    then(row(new double[0], named("s_region")).values()).isEmpty();
  }

  @Test
  void values_come_as_the_four_classes_promised() {
    then(row((short) 2, named("calib_level")).values()).containsEntry(CALIB_LEVEL, 2L);
    then(row(2.2f, named("s_ra")).values()).containsEntry(S_RA, 2.2);
    then(row(new float[] {2.2f}, named("s_ra")).values()).containsEntry(S_RA, 2.2);
    then(row(12345678901L, named("obs_id")).values()).containsEntry(OBS_ID, "12345678901");
    then(row(" ", named("target_name")).values()).containsEntry(TARGET_NAME, " ");
    then(row("about 5", named("t_exptime")).values()).containsEntry(T_EXPTIME, "about 5");
    then(row(Double.NaN, named("s_fov")).values()).containsEntry(S_FOV, Double.NaN);
    then(row(true, named("calib_level")).values()).containsEntry(CALIB_LEVEL, true);
  }

  @Test
  void extras_are_text_without_loss() {
    then(row(0.1f, named("x")).extras()).containsExactly(new ExtraColumn("x", "", "0.1"));
    then(row(1.0000000000000002, named("x")).extras())
        .containsExactly(new ExtraColumn("x", "", "1.0000000000000002"));
    then(row(new int[] {1, 2}, named("x")).extras())
        .containsExactly(new ExtraColumn("x", "", "1 2"));
    then(row(new String[] {"a", null}, named("x")).extras())
        .containsExactly(new ExtraColumn("x", "", "a NaN"));
    for (Object nothing : new Object[] {Double.NaN, Float.NaN, " ", new double[] {Double.NaN}}) {
      then(row(nothing, named("x")).extras()).isEmpty();
    }
    then(row("text", named("")).extras()).isEmpty();
  }
}
