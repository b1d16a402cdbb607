package skysift.demo;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** Some hundreds of made-up rows of many telescopes, the same at every start. */
final class SampleSky {
  private static final long SEED = 19_900_424;

  /** One exposure in so many is not public. */
  private static final int SECRET = 14;

  /** One Hubble exposure in so many is held by two archives. */
  private static final int MIRRORED = 4;

  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final double DAYS_OF_YEAR = 290;
  private final Random random = new Random(SEED);
  private final Set<String> used = new HashSet<>();
  private final MastHabit mast;
  private final CadcHabit cadc;
  private final HeasarcHabit heasarc;

  SampleSky(MastHabit mast, CadcHabit cadc, HeasarcHabit heasarc) {
    this.mast = mast;
    this.cadc = cadc;
    this.heasarc = heasarc;
  }

  /** Puts them on the shelves. */
  void add() throws IOException {
    List<Target> targets = new ArrayList<>();
    for (List<String> cells : lines("targets.txt")) {
      double ra = Double.parseDouble(cells.get(1));
      targets.add(new Target(cells.get(0), ra, Double.parseDouble(cells.get(2)), cells.get(3)));
    }
    for (List<String> cells : lines("instruments.txt")) {
      int count = Integer.parseInt(cells.get(11));
      for (int i = 0; i < count; i++) {
        Target target = targets.get(random.nextInt(targets.size()));
        place(cells.get(0), exposure(cells, target), i);
      }
    }
  }

  private void place(String archive, Exposure exposure, int number) {
    switch (archive) {
      case "MAST" -> atMast(exposure, number);
      case "CADC" -> atCadc(exposure, number);
      default -> atHeasarc(exposure);
    }
  }

  private void atMast(Exposure exposure, int number) {
    String suffix =
        switch (exposure.type()) {
          case "image" -> "drz";
          case "spectrum" -> "x1d";
          case "cube" -> "s3d";
          default -> "lc";
        };
    if (number % 2 == 0) {
      mast.product(exposure, suffix);
    } else {
      mast.fits(exposure, exposure.obsId() + "_" + suffix + ".fits");
      mast.fits(raw(exposure, 1), exposure.obsId() + "_raw.fits");
    }
    if (number % 5 == 4) {
      mast.catalogue(exposure);
    }
    if (exposure.facility().equals("HST") && number % MIRRORED == 1) {
      String name = exposure.obsId() + "-CALIBRATED";
      String camera = exposure.instrument().replaceFirst("/.*", "");
      Exposure mirrored = exposure.at("HST", "HST", camera, 2);
      cadc.plane(mirrored, "cadc.nrc.ca/mirror", name, exposure.obsId() + "_flt.fits");
    }
  }

  private void atCadc(Exposure exposure, int number) {
    boolean cfht = exposure.collection().equals("CFHT");
    String id = exposure.obsId();
    cadc.plane(exposure, "cadc.nrc.ca", id + (cfht ? "p" : "-CALIBRATED"), id + "p.fits");
    if (number % 3 != 2) {
      Exposure raw = raw(exposure, exposure.collection().equals("JCMT") ? 0 : 1);
      cadc.plane(raw, "cadc.nrc.ca", id + (cfht ? "o" : "-RAW"), id + "o.fits");
    }
  }

  private void atHeasarc(Exposure exposure) {
    String id = exposure.obsId();
    String main = exposure.facility().equals("XMM-Newton") ? ".FTZ" : ".fits";
    heasarc.observation(
        exposure,
        List.of(
            new HeasarcHabit.Product(exposure.type(), id + "_" + exposure.type() + main),
            new HeasarcHabit.Product("event", id + "_evt.fits")));
  }

  private static Exposure raw(Exposure exposure, int level) {
    return exposure.at(exposure.collection(), exposure.facility(), exposure.instrument(), level);
  }

  private Exposure exposure(List<String> cells, Target target) {
    double field = Double.parseDouble(cells.get(6));
    int first = Integer.parseInt(cells.get(7));
    int year = first + random.nextInt(Integer.parseInt(cells.get(8)) - first + 1);
    double spread = Math.min(field, 1) / 5;
    TangentPlane plane = new TangentPlane(target.ra(), target.dec());
    double[] centre =
        plane.sky(spread * random.nextGaussian() / 2, spread * random.nextGaussian() / 2);
    double seconds = Double.parseDouble(cells.get(9)) * (0.5 + random.nextDouble());
    return new Exposure(
        identifier(cells.get(10), year),
        target,
        cells.get(1),
        cells.get(2),
        cells.get(3),
        cells.get(4),
        Integer.parseInt(cells.get(5)),
        band(cells.get(12)),
        new TangentPlane(centre[0], centre[1]),
        field,
        Dates.mjd(year, 1, 1) + DAYS_OF_YEAR * random.nextDouble(),
        Math.round(seconds),
        year > 2020 && random.nextInt(SECRET) < 3);
  }

  private Band band(String bands) {
    List<String> choices = Splitter.on(' ').splitToList(bands);
    String[] cells = choices.get(random.nextInt(choices.size())).split(":");
    return new Band(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
  }

  private String identifier(String pattern, int year) {
    StringBuilder id = new StringBuilder();
    for (char c : pattern.replace("YYYY", String.valueOf(year)).toCharArray()) {
      switch (c) {
        case '#' -> id.append(random.nextInt(10));
        case '@' -> id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        default -> id.append(c);
      }
    }
    return used.add(id.toString().toLowerCase(Locale.ROOT))
        ? id.toString()
        : identifier(pattern, year);
  }

  private static List<List<String>> lines(String resource) throws IOException {
    Splitter cells = Splitter.on('|').trimResults();
    return Resources.readLines(
            Resources.getResource(SampleSky.class, resource), StandardCharsets.UTF_8)
        .stream()
        .filter(line -> !line.startsWith("#"))
        .map(cells::splitToList)
        .toList();
  }
}
