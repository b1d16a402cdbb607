package skysift.vo;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;
import static skysift.obscore.ObsCoreColumn.ACCESS_ESTSIZE;
import static skysift.obscore.ObsCoreColumn.EM_MIN;
import static skysift.obscore.ObsCoreColumn.OBS_ID;
import static skysift.obscore.ObsCoreColumn.OBS_TITLE;
import static skysift.obscore.ObsCoreColumn.S_RA;
import static skysift.obscore.ObsCoreColumn.TARGET_NAME;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import uk.ac.starlink.table.StarTable;
import uk.ac.starlink.table.StarTableFactory;
import uk.ac.starlink.table.StarTableOutput;
import uk.ac.starlink.util.ByteArrayDataSource;

class TableFormatsTest {
  private static final List<Dataset> ROWS =
      List.of(
          dataset("CADC")
              .obsId("0904310601")
              .value(S_RA, 150.00000000001)
              .value(EM_MIN, 5.0e-7)
              .value(ACCESS_ESTSIZE, 70_000L)
              .value(TARGET_NAME, "M 31, \"core\"")
              .extra("snr", "", "12.5")
              .extra("code", "", "007")
              .extra("n_obs", "", "3")
              .build(),
          dataset("CADC").obsId("b").value(OBS_TITLE, "second").extra("snr", "", "100").build());

  private static byte[] written(VoTables.Format format) throws IOException {
    var out = new ByteArrayOutputStream();
    VoTables.write(ROWS, format, "Skysift", out);
    return out.toByteArray();
  }

  private static CollectedRows read(String name, byte[] bytes) throws IOException {
    var collected = new CollectedRows();
    var end = VoTables.readObsCore(TableSource.of(name, bytes), collected);
    then(end).isEqualTo(new TableEnd(collected.rows().size(), TableEnd.Ending.COMPLETE, ""));
    return collected;
  }

  private static void thenSame(CollectedRows collected) {
    then(collected.values(OBS_ID)).containsExactly("0904310601", "b");
    then(collected.values(S_RA).get(0)).isEqualTo(150.00000000001);
    then(((Number) collected.values(EM_MIN).get(0)).doubleValue()).isEqualTo(5.0e-7);
    then(((Number) collected.values(ACCESS_ESTSIZE).get(0)).longValue()).isEqualTo(70_000L);
    then(collected.values(TARGET_NAME).get(0)).isEqualTo("M 31, \"core\"");
    then(collected.values(OBS_TITLE).get(1)).isEqualTo("second");
    then(collected.extra(0, "snr")).contains("12.5");
    then(collected.extra(0, "code")).contains("007");
    then(collected.extra(0, "n_obs")).contains("3");
    then(collected.extra(1, "code")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(VoTables.Format.class)
  void what_is_written_is_read_again(VoTables.Format format) throws IOException {
    // GIVEN
    byte[] bytes = written(format);
    // THEN
    thenSame(read("noname", bytes));
    thenSame(read("lying.html", LoopbackArchive.gzip(bytes)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ipac", "tst", "ascii", "feather", "colfits", "fits-plus", "votable"})
  void other_formats_of_STIL_are_read(String format) throws IOException {
    // GIVEN
    var out = new ByteArrayOutputStream();
    StarTable table = DatasetTable.of(ROWS, "t");
    new StarTableOutput().getHandler(format).writeStarTable(table, out);
    // WHEN
    var collected = read("x", out.toByteArray());
    // THEN
    then(collected.rows()).hasSize(2);
    then(collected.values(OBS_ID).get(1)).isEqualTo("b");
    then(collected.values(TARGET_NAME).get(0)).isEqualTo("M 31, \"core\"");
    then(collected.values(S_RA).get(0)).isEqualTo(150.00000000001);
  }

  @Test
  void a_written_VOTable_has_ObsCore_names_units_UCDs_and_utypes() throws IOException {
    // WHEN
    StarTable table =
        new StarTableFactory()
            .makeStarTable(
                new ByteArrayDataSource("x", written(VoTables.Format.VOTABLE)), "votable");
    // THEN
    then(table.getName()).isEqualTo("Skysift");
    then(table.getRowCount()).isEqualTo(2);
    then(table.getColumnCount()).isEqualTo(30 + 1 + 3);
    var ra = Arrays.stream(Column.of(table)).filter(c -> c.name().equals("s_ra")).findFirst().get();
    then(ra).isEqualTo(new Column("s_ra", S_RA.unit(), S_RA.utype(), ""));
    then(table.getColumnInfo(9).getUCD()).isEqualTo(S_RA.ucd());
    then(table.getColumnInfo(31).getName()).isEqualTo("snr");
    then(table.getColumnInfo(31).getContentClass()).isEqualTo(Double.class);
    then(table.getColumnInfo(32).getContentClass()).isEqualTo(String.class);
    then(table.getColumnInfo(33).getContentClass()).isEqualTo(Long.class);
  }

  @Test
  void extra_columns_of_the_same_name_are_kept_apart() throws IOException {
    // GIVEN
    var row =
        dataset("X")
            .obsId("a")
            .extra("flux", "Jy", "1")
            .extra("Flux", "mJy", "1000")
            .extra("s_ra", "h", "10")
            .build();
    var out = new ByteArrayOutputStream();
    // WHEN
    VoTables.write(List.of(row), VoTables.Format.VOTABLE, "t", out);
    // THEN
    var collected = read("x", out.toByteArray());
    then(collected.rows().get(0).extras())
        .containsExactly(
            new ExtraColumn("flux", "Jy", "1"),
            new ExtraColumn("Flux_2", "mJy", "1000"),
            new ExtraColumn("s_ra_2", "h", "10"));
  }

  @Test
  void no_rows_make_a_table_without_rows() throws IOException {
    for (var format : VoTables.Format.values()) {
      var out = new ByteArrayOutputStream();
      VoTables.write(List.of(), format, "t", out);
      then(read("x", out.toByteArray()).rows()).isEmpty();
    }
  }

  @Test
  void the_stream_written_to_stays_open() throws IOException {
    // GIVEN
    boolean[] closed = new boolean[1];
    var out =
        new OutputStream() {
          @Override
          public void write(int b) {}

          @Override
          public void close() {
            closed[0] = true;
          }
        };
    // WHEN
    for (var format : VoTables.Format.values()) {
      VoTables.write(ROWS, format, "t", out);
    }
    // THEN
    then(closed[0]).isFalse();
  }

  @Test
  void separated_text_keeps_quotes_line_breaks_and_leading_zeros() throws IOException {
    // GIVEN
    String csv =
        "\ufeff,obs_id,\"target_name\",s_ra,em_min\r\n"
            + "0,0012,\"a \"\"b\"\", c\nd\",10.5,\r\n"
            + "1,x,,NaN,none\n"
            + "\n"
            + "2,y,\"\",-1,1e-7";
    // WHEN
    var collected = read("x", csv.getBytes(StandardCharsets.UTF_8));
    // THEN
    then(collected.values(OBS_ID)).containsExactly("0012", "x", "y");
    then(collected.values(TARGET_NAME)).containsExactly("a \"b\", c\nd", null, null);
    then(collected.values(S_RA)).containsExactly(10.5, Double.NaN, -1L);
    then(collected.values(EM_MIN)).containsExactly(null, "none", 1e-7);
    then(collected.table().extras()).isEmpty();
  }

  @Test
  void lines_of_another_length_are_kept_and_told() throws IOException {
    // GIVEN
    byte[] csv = "obs_id,x,y\na,1\nb,1,2,3\nc,1,2\n".getBytes(StandardCharsets.UTF_8);
    var collected = new CollectedRows();
    // WHEN
    var end = VoTables.readObsCore(TableSource.of("x", csv), collected);
    // THEN
    then(collected.values(OBS_ID)).containsExactly("a", "b", "c");
    then(end.ending()).isEqualTo(TableEnd.Ending.COMPLETE);
    then(end.message()).startsWith("2 lines have another number of cells");
  }

  @Test
  void a_file_of_one_column_needs_its_name_to_be_known(@TempDir Path folder) throws IOException {
    // GIVEN
    Path file = Files.writeString(folder.resolve("ids.csv"), "obs_id\na\nb\n");
    var collected = new CollectedRows();
    // WHEN
    VoTables.readObsCore(TableSource.ofFile(file), collected);
    // THEN
    then(collected.values(OBS_ID)).containsExactly("a", "b");
  }

  @Test
  void a_FITS_image_is_no_table() {
    String header =
        "SIMPLE  =                    T"
            + " ".repeat(50)
            + "BITPIX  =                    8"
            + " ".repeat(50)
            + "NAXIS   =                    0"
            + " ".repeat(50)
            + "END";
    byte[] bytes =
        (header + " ".repeat(2880)).substring(0, 2880).getBytes(StandardCharsets.US_ASCII);
    thenThrownBy(() -> read("image.fits", bytes))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("image.fits holds no readable FITS table");
  }
}
