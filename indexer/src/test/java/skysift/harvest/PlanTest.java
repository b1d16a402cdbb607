package skysift.harvest;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import skysift.harvest.Archive.SpatialDialect;
import skysift.sky.Cone;
import skysift.sky.Moc;
import skysift.sky.SkyPosition;

class PlanTest {
  private static final String GOLDEN = "plans.txt";
  private static final Archive GAVO = ArchiveCatalog.builtIn().named("GAVO").orElseThrow();

  /** What a query may hold outside of its literals. */
  private static final Pattern SKELETON =
      Pattern.compile("[A-Za-z0-9_.*=<>(),\\s+-]*(\\?[A-Za-z0-9_.*=<>(),\\s+-]*)*");

  @Test
  void the_plan_for_each_built_in_archive_is_the_one_that_was_read_and_found_good()
      throws IOException {
    // GIVEN
    String golden =
        Resources.toString(Resources.getResource(PlanTest.class, GOLDEN), StandardCharsets.UTF_8);
    // WHEN
    StringBuilder plans = new StringBuilder();
    for (Archive archive : ArchiveCatalog.builtIn().all()) {
      if (archive.tap().isPresent()) {
        plans.append(plan(archive));
      }
    }
    // THEN; to renew it, read what is in target and copy it
    Files.writeString(Path.of("target", GOLDEN), plans);
    then(plans.toString()).isEqualTo(golden);
  }

  private static String plan(Archive archive) {
    HarvestRequest request =
        new HarvestRequest(
            ImmutableList.of(archive),
            Optional.of(new HarvestRegion.InCone(Cone.parse("202.47 47.195 0.1"))),
            ImmutableList.of(Range.closed(53_000.0, 54_000.0)),
            ImmutableList.of(Range.closed(1e-10, 6e-10), Range.atLeast(4e-7)),
            ImmutableList.of("image"),
            ImmutableList.of(2, 3),
            ImmutableList.of(),
            ImmutableList.of(),
            5_000_000);
    Plan plan = Plan.of(archive, request, Manner.first(archive.spatialDialect()), Optional.empty());
    StringBuilder text = new StringBuilder("[" + archive.name() + "]\n");
    text.append(archive.asking().async() ? "async " : "sync ").append(archive.tap().get());
    text.append(", pages of ").append(archive.asking().pageRows()).append('\n');
    for (Slice slice : plan.slices()) {
      text.append(plan.adql(slice, archive.asking().pageRows())).append('\n');
    }
    return text.append('\n').toString();
  }

  @Test
  void no_text_of_a_user_gets_out_of_its_quotes() {
    // GIVEN
    Random chance = new Random(4);
    String[] bits = {
      "'", "''", "\"", "--", ";", "/*", "*/", ")", "(", "\\", "\u0000", "\n", "\u2028"
    };
    for (int i = 0; i < 3000; i++) {
      StringBuilder made = new StringBuilder();
      for (int j = chance.nextInt(12); j >= 0; j--) {
        made.append(
            chance.nextBoolean()
                ? bits[chance.nextInt(bits.length)]
                : Character.toString(chance.nextInt(0xd7ff)));
      }
      String hostile = made.toString();
      HarvestRequest request =
          new HarvestRequest(
              ImmutableList.of(GAVO),
              Optional.empty(),
              ImmutableList.of(),
              ImmutableList.of(),
              ImmutableList.of(hostile.toLowerCase(Locale.ROOT)),
              ImmutableList.of(),
              ImmutableList.of(hostile),
              ImmutableList.of("plain", hostile),
              10);
      // WHEN
      Plan plan =
          Plan.of(GAVO, request, Manner.first(SpatialDialect.INTERSECTS), Optional.of(hostile));
      String adql = plan.adql(Slice.whole(0).next(hostile), 10);
      // THEN the literals are taken off as a parser would, and nothing of the text is left
      List<String> literals = new ArrayList<>();
      String skeleton = withoutLiterals(adql, literals);
      then(skeleton).as(adql).doesNotContain("--", "'", ";", "/*").matches(SKELETON);
      then(literals).as(adql).contains(seen(hostile));
      then(adql.chars()).noneMatch(c -> Character.isISOControl(c));
    }
  }

  private static String seen(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String withoutLiterals(String adql, List<String> literals) {
    Matcher literal = Pattern.compile("(?s)'((?:[^']|'')*)'").matcher(adql);
    StringBuilder skeleton = new StringBuilder();
    while (literal.find()) {
      literals.add(literal.group(1).replace("''", "'"));
      literal.appendReplacement(skeleton, "?");
    }
    return literal.appendTail(skeleton).toString();
  }

  @Test
  void a_box_is_as_wide_as_the_cone_is_at_its_declination() {
    // WHEN
    String adql = box(100, 60, 1);
    // THEN half width asin(sin 2 / cos 60) = 4.0024 degrees, the margin of a degree included
    then(adql).contains("s_dec BETWEEN 58.0 AND 62.0 AND s_ra BETWEEN 95.99");
    then(adql).contains("AND 104.00");
  }

  @Test
  void a_box_goes_around_the_end_of_the_circle() {
    then(box(0.5, 0, 1)).contains("(s_ra BETWEEN 358.5 AND 360 OR s_ra BETWEEN 0 AND 2.5)");
    then(box(359.5, 0, 1)).contains("(s_ra BETWEEN 357.5 AND 360 OR s_ra BETWEEN 0 AND 1.5)");
  }

  @Test
  void around_a_pole_every_right_ascension_is_in() {
    then(box(10, 89.5, 1)).contains("((s_dec BETWEEN 87.5 AND 90.0) OR");
    then(box(10, -89.5, 1)).contains("((s_dec BETWEEN -90.0 AND -87.5) OR");
  }

  @Test
  void numbers_have_a_point_in_every_locale() {
    // GIVEN
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      // THEN
      then(cone(SpatialDialect.INTERSECTS, new Cone(new SkyPosition(0.5, 1.25), 1e-5)))
          .contains("0.5, 1.25, 1.0E-5");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void a_map_of_many_cells_is_asked_for_by_fifty_circles_at_most() {
    // GIVEN
    StringBuilder cells = new StringBuilder("8/");
    for (int i = 0; i < 4000; i += 3) {
      cells.append(i).append(' ');
    }
    Moc moc = Moc.parse(cells.toString());
    // WHEN
    ImmutableList<HarvestRegion.Shape> shapes = new HarvestRegion.InMoc(moc).shapes();
    // THEN
    then(shapes.size()).isBetween(10, 50);
    for (int i = 0; i < 4000; i += 3) {
      SkyPosition centre = skysift.sky.Healpix.centre(8, i);
      then(shapes).anyMatch(shape -> shape.bounds().contains(centre));
    }
  }

  @Test
  void a_slice_is_read_as_it_was_written() {
    // GIVEN
    Slice slice =
        new Slice(
            3,
            ImmutableList.of(
                Window.between(
                    skysift.obscore.ObsCoreColumn.T_MIN, Double.NEGATIVE_INFINITY, 53_000.25),
                Window.notStated(skysift.obscore.ObsCoreColumn.S_DEC)),
            Optional.of("a b > c"));
    // THEN
    then(Slice.parse(slice.text())).isEqualTo(slice);
    then(Slice.parse(Slice.whole(0).text())).isEqualTo(Slice.whole(0));
  }

  private static String box(double ra, double dec, double radius) {
    return cone(SpatialDialect.BOX, new Cone(new SkyPosition(ra, dec), radius));
  }

  private static String cone(SpatialDialect dialect, Cone cone) {
    HarvestRequest request = HarvestRequest.of(List.of(GAVO)).in(new HarvestRegion.InCone(cone));
    return Plan.of(GAVO, request, Manner.first(dialect), Optional.empty()).adql(Slice.whole(0), 10);
  }
}
