package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliasesTest {
  @TempDir Path workspace;

  @ParameterizedTest
  @CsvSource({
    "HST, HST",
    "Hubble, HST",
    "hubble space telescope, HST",
    "HUBBLE_SPACE_TELESCOPE, HST",
    "HST-IR, HST",
    "CXO, Chandra",
    "CHANDRA, Chandra",
    "XMM, XMM-Newton",
    "XMM-NEWTON, XMM-Newton",
    "XMM/EPIC, XMM-Newton",
    "JAO, ALMA",
    "EVLA, VLA",
    "ESO-VLTI-A1234, VLTI",
    "MPG/ESO-2.2, MPG/ESO 2.2 m",
    "herschel_hifistars, Herschel",
    "CFHT 3.6m, CFHT",
    "ESO-VLT-U4, VLT+VLT UT4",
    "VLT, VLT",
    "Gemini-South, Gemini+Gemini South",
    "K2FFI, Kepler+K2",
    "Nowhere 2m, Nowhere 2m"
  })
  void facilities_of_real_rows_have_names(String word, String names) {
    then(String.join("+", Aliases.builtIn().facility(word))).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource({
    "ACS/WFC, ACS+ACS/WFC",
    "acs/wfc, ACS+ACS/wfc",
    "WFPC2, WFPC2",
    "WFPC/PC, WF/PC-1+WFPC/PC",
    "HRS, GHRS",
    "NIRCAM/IMAGE, NIRCam+NIRCam/IMAGE",
    "NIRCAM, NIRCam",
    "F2, Flamingos-2",
    "michelle, Michelle",
    "LOFAR.HBA, LOFAR HBA",
    "GMOS-N, GMOS+GMOS-N",
    "EPIC, EPIC"
  })
  void instruments_of_real_rows_have_names(String word, String names) {
    then(String.join("+", Aliases.builtIn().instrument(word))).isEqualTo(names);
  }

  @Test
  void a_users_lines_add_to_the_built_in_ones_and_win() throws IOException {
    // GIVEN
    write(
        Aliases.FACILITY_FILE,
        """
        \uFEFF# mine
        ESO > VLT
        Sonneberg = Sternwarte Sonneberg | SON-*
        Webb = JWST
        """);
    // WHEN
    Aliases aliases = Aliases.load(workspace);
    // THEN
    then(aliases.facility("ESO-VLT-U1")).containsExactly("ESO", "VLT", "VLT UT1");
    then(aliases.facility("son-40cm")).containsExactly("Sonneberg");
    then(aliases.facility("jwst")).containsExactly("Webb");
    then(aliases.facility("Hubble")).containsExactly("HST");
    then(aliases.instrument("HRS")).containsExactly("GHRS");
  }

  @Test
  void no_files_of_the_user_are_no_error() throws IOException {
    then(Aliases.load(workspace.resolve("missing")).facility("Hubble")).containsExactly("HST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"just words", "= x", "A > = x", "A, B = x", "A > B > A"})
  void a_line_that_is_not_understood_is_named(String line) throws IOException {
    // GIVEN
    write(Aliases.INSTRUMENT_FILE, "# head\n\n" + line + "\n");
    // THEN
    thenThrownBy(() -> Aliases.load(workspace))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(Aliases.INSTRUMENT_FILE)
        .hasMessageContaining("line 3");
  }

  @Test
  void a_file_in_another_encoding_is_named() throws IOException {
    // GIVEN
    Files.write(
        workspace.resolve(Aliases.FACILITY_FILE), "Köln = x".getBytes(StandardCharsets.ISO_8859_1));
    // THEN
    thenThrownBy(() -> Aliases.load(workspace)).hasMessageContaining("is not UTF-8");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(workspace.resolve(name), text);
  }
}
