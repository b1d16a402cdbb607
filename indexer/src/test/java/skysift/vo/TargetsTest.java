package skysift.vo;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.sky.Healpix;
import skysift.sky.Moc;
import skysift.sky.SkyPosition;
import uk.ac.starlink.fits.FitsTableWriter;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.RowListStarTable;
import uk.ac.starlink.table.StarTableOutput;

/** Names, lists of positions and probability maps as questions. */
class TargetsTest {
  @TempDir Path folder;

  @Test
  void a_name_is_asked_of_the_mirror_when_the_service_is_down_and_the_source_is_told()
      throws IOException {
    // GIVEN
    try (LoopbackArchive server = new LoopbackArchive()) {
      server.on(
          "/sesame/-oxp/A",
          LoopbackArchive.reply(
              "text/xml",
              "<Sesame><Target><name>M 31</name><Resolver name='S=Simbad (CDS, via client)'>"
                  + "<otype>AGN</otype><jradeg>10.684708</jradeg><jdedeg>+41.26875</jdedeg>"
                  + "<oname>M  31</oname></Resolver><Resolver name='N=NED'><INFO>nothing</INFO>"
                  + "</Resolver></Target></Sesame>"));
      Sesame sesame =
          new Sesame(
              new Web(Duration.ofSeconds(5), Duration.ofSeconds(5)),
              List.of(URI.create("http://127.0.0.1:9/x"), server.uri("/sesame")));
      // WHEN
      List<Sesame.Named> found = sesame.resolve("M 31 & <x>");
      // THEN
      then(found)
          .containsExactly(
              new Sesame.Named("M  31", new SkyPosition(10.684708, 41.26875), "AGN", "Simbad"));
      then(server.requests().getFirst().query()).isEqualTo("M%2031%20%26%20%3Cx%3E");
    }
  }

  @Test
  void a_list_is_read_in_degrees_hours_and_sexagesimal_and_its_other_columns_kept()
      throws IOException {
    then(read("name,ra,dec,z\nA,10.5,-20,0.3\nB,,,0.4\n", "deg").getFirst().position())
        .contains(SkyPosition.of(10.5, -20));
    then(read("name,ra,dec,z\nA,10.5,-20,0.3\nB,,,0.4\n", "deg"))
        .hasSize(1)
        .first()
        .extracting(PositionTable.Entry::columns)
        .asString()
        .isEqualTo("{z=0.3}");
    then(read("id,RAJ2000,DEJ2000\nA,1.5,2\n", "hour").getFirst().position())
        .contains(SkyPosition.of(22.5, 2));
    then(read("target,ra,dec\nA,01:30:00,-00:30:00\n", null).getFirst().position())
        .contains(SkyPosition.of(22.5, -0.5));
    then(read("object,z\nM 31,0.1\n", null).getFirst().position()).isEmpty();
  }

  @Test
  void a_list_that_does_not_say_what_its_numbers_are_is_asked_about() throws IOException {
    thenThrownBy(() -> read("name,ra,dec\nA,10.5,-20\n", null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("list.csv")
        .hasMessageContaining("--ra-unit");
    thenThrownBy(() -> read("flux,z\n1,2\n", "deg"))
        .hasMessageContaining("list.csv")
        .hasMessageContaining("right ascension")
        .hasMessageContaining("flux");
    thenThrownBy(() -> read("name,ra,dec\nA,10.5,-95\n", "deg")).hasMessageContaining("row 1");
  }

  private List<PositionTable.Entry> read(String csv, String unit) throws IOException {
    Path file = folder.resolve("list.csv");
    Files.writeString(file, csv);
    return PositionTable.read(file, Optional.ofNullable(unit));
  }

  @Test
  void a_flat_map_and_one_of_many_orders_give_the_same_region() throws IOException {
    // GIVEN all of the probability in four cells of order 3: 0.5, 0.3, 0.15 and 0.05
    long[] cells = {100, 101, 500, 700};
    double[] shares = {0.5, 0.3, 0.15, 0.05};
    Path nested = folder.resolve("nested.fits");
    Path ring = folder.resolve("ring.fits");
    Path many = folder.resolve("many.fits");
    RowListStarTable flat = table("PROB", null);
    RowListStarTable turned = table("PROB", null);
    RowListStarTable orders = table("UNIQ", "PROBDENSITY");
    for (long cell = 0; cell < Healpix.cells(3); cell++) {
      flat.addRow(new Object[] {share(cells, shares, cell)});
      long here = Healpix.cell(3, SkyMap.ringCentre(8, cell));
      turned.addRow(new Object[] {share(cells, shares, here)});
    }
    double steradians = Healpix.area(3) * Math.pow(Math.toRadians(1), 2);
    for (int i = 0; i < cells.length; i++) {
      orders.addRow(new Object[] {256.0 + cells[i], shares[i] / steradians});
    }
    write(flat, "NESTED", nested);
    write(turned, "RING", ring);
    write(orders, "NUNIQ", many);
    // THEN
    Moc wanted = Moc.parse("3/100 101 500");
    then(SkyMap.region(nested, 0.9)).isEqualTo(wanted);
    then(SkyMap.region(ring, 0.9)).isEqualTo(wanted);
    then(SkyMap.region(many, 0.9)).isEqualTo(wanted);
    then(SkyMap.region(many, 0.5)).isEqualTo(Moc.parse("3/100"));
    thenThrownBy(() -> SkyMap.region(folder.resolve("none.fits"), 0.9))
        .hasMessageContaining("none.fits");
    Path text = Files.writeString(folder.resolve("text.fits"), "no map at all");
    thenThrownBy(() -> SkyMap.region(text, 0.9)).hasMessageContaining("text.fits");
  }

  @Test
  void cells_in_ring_numbering_are_each_one_cell_in_nested_numbering() {
    // THEN each centre lies in a cell of its own, north first
    long[] nested = new long[(int) Healpix.cells(4)];
    for (int i = 0; i < nested.length; i++) {
      nested[i] = Healpix.cell(4, SkyMap.ringCentre(16, i));
      then(SkyMap.ringCentre(16, i).separation(Healpix.centre(4, nested[i]))).isLessThan(1e-9);
    }
    then(java.util.Arrays.stream(nested).distinct().count()).isEqualTo(nested.length);
  }

  private static double share(long[] cells, double[] shares, long cell) {
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] == cell) {
        return shares[i];
      }
    }
    return 0;
  }

  private static RowListStarTable table(String first, String second) {
    return new RowListStarTable(
        second == null
            ? new ColumnInfo[] {new ColumnInfo(first, Double.class, "")}
            : new ColumnInfo[] {
              new ColumnInfo(first, Double.class, ""), new ColumnInfo(second, Double.class, "")
            });
  }

  private static void write(RowListStarTable table, String ordering, Path file) throws IOException {
    new FitsTableWriter().writeStarTable(table, file.toString(), new StarTableOutput());
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("END     ", 2880);
    String cards = String.format("%-80s%-80s", "ORDERING= '" + ordering + "'", "END");
    System.arraycopy(cards.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, end, cards.length());
    Files.write(file, bytes);
  }
}
