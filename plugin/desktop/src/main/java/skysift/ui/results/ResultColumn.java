package skysift.ui.results;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import skysift.model.RangeText;
import skysift.model.SizeText;
import skysift.obscore.Bands;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Axis;
import skysift.search.Ranges;
import skysift.sky.SkyPosition;
import skysift.text.Texts;

/** A column of the results: what it shows for an observation's datasets, or for one of them. */
enum ResultColumn {
  TARGET("target", "target.tip", "   NGC 123456", ObsCoreColumn.TARGET_NAME, true, targets()),
  FACILITY(
      "facility",
      "facility.tip",
      "VLT UT2 / XSHOOTER",
      ObsCoreColumn.FACILITY_NAME,
      true,
      plain(ResultColumn::facility)),
  TYPE(
      "type",
      "type.tip",
      "spectrum ×12",
      ObsCoreColumn.DATAPRODUCT_TYPE,
      true,
      plain(ResultColumn::types)),
  LEVEL(
      "level", "level.tip", "Level", ObsCoreColumn.CALIB_LEVEL, true, plain(ResultColumn::levels)),
  START("start", "start.tip", "2026-12-31 00:00", ObsCoreColumn.T_MIN, true, ResultColumn::start),
  EXPOSURE(
      "exposure",
      "exposure.tip",
      "12345 s",
      ObsCoreColumn.T_EXPTIME,
      true,
      plain(ResultColumn::exposure)),
  BAND(
      "band",
      "band.tip",
      "opt 298.9–2479 nm",
      ObsCoreColumn.EM_MIN,
      true,
      plain(ResultColumn::range)),
  ARCHIVES("archives", "archives.tip", " MAST   CADC ", null, true, plain(ResultColumn::archives)),
  RESOLUTION(
      "resolution",
      "resolution.tip",
      "0.05–0.1″",
      ObsCoreColumn.S_RESOLUTION,
      true,
      plain(d -> spread(d, ObsCoreColumn.S_RESOLUTION))),
  RIGHTS(
      "rights",
      "rights.tip",
      "proprietary",
      ObsCoreColumn.DATA_RIGHTS,
      true,
      plain(ResultColumn::rights)),
  OBS_ID(
      "obsid",
      "obsid.tip",
      "jw012345678901",
      ObsCoreColumn.OBS_ID,
      false,
      text(ObsCoreColumn.OBS_ID)),
  COLLECTION(
      "collection",
      "collection.tip",
      "HST-collection",
      ObsCoreColumn.OBS_COLLECTION,
      false,
      text(ObsCoreColumn.OBS_COLLECTION)),
  POSITION(
      "position",
      "position.tip",
      "00 00 00.00 +00 00 00.0",
      ObsCoreColumn.S_RA,
      false,
      ResultColumn::position),
  FIELD(
      "field",
      "field.tip",
      "0.123°",
      ObsCoreColumn.S_FOV,
      false,
      plain(d -> spread(d, ObsCoreColumn.S_FOV))),
  END("end", "end.tip", "2026-12-31 00:00", ObsCoreColumn.T_MAX, false, ResultColumn::end),
  POWER(
      "power",
      "power.tip",
      "12000–14000",
      ObsCoreColumn.EM_RES_POWER,
      false,
      plain(d -> spread(d, ObsCoreColumn.EM_RES_POWER))),
  POLARIZATION(
      "polarization",
      "polarization.tip",
      "/I/Q/U/V/",
      ObsCoreColumn.POL_STATES,
      false,
      text(ObsCoreColumn.POL_STATES)),
  TITLE(
      "title",
      "title.tip",
      "A title of some length",
      ObsCoreColumn.OBS_TITLE,
      false,
      text(ObsCoreColumn.OBS_TITLE)),
  PROPOSAL(
      "proposal",
      "proposal.tip",
      "097.A-1234",
      ObsCoreColumn.PROPOSAL_ID,
      false,
      text(ObsCoreColumn.PROPOSAL_ID)),
  FORMAT(
      "format",
      "format.tip",
      "application/fits",
      ObsCoreColumn.ACCESS_FORMAT,
      false,
      text(ObsCoreColumn.ACCESS_FORMAT)),
  SIZE(
      "size", "size.tip", "123 MB", ObsCoreColumn.ACCESS_ESTSIZE, false, plain(ResultColumn::size)),
  RELEASE(
      "release",
      "release.tip",
      "2026-12-31",
      ObsCoreColumn.OBS_RELEASE_DATE,
      false,
      text(ObsCoreColumn.OBS_RELEASE_DATE)),
  DID(
      "did",
      "did.tip",
      "ivo://archive/id",
      ObsCoreColumn.OBS_PUBLISHER_DID,
      false,
      text(ObsCoreColumn.OBS_PUBLISHER_DID)),
  /** What it shows is not in the datasets: see {@link Thumbs}. */
  PREVIEW("preview", "preview.tip", "", null, false, plain(datasets -> ""));

  /** Between the names of archives. */
  static final String BETWEEN = ", ";

  private static final Texts TEXTS = Texts.of(ResultColumn.class);

  private final String key;
  private final String tip;
  private final String sample;
  private final Optional<ObsCoreColumn> sortedBy;
  private final boolean usual;
  private final BiFunction<List<Dataset>, Style, String> value;

  ResultColumn(
      String key,
      String tip,
      String sample,
      ObsCoreColumn sortedBy,
      boolean usual,
      BiFunction<List<Dataset>, Style, String> value) {
    this.key = key;
    this.tip = tip;
    this.sample = sample;
    this.sortedBy = Optional.ofNullable(sortedBy);
    this.usual = usual;
    this.value = value;
  }

  private static BiFunction<List<Dataset>, Style, String> plain(
      Function<List<Dataset>, String> value) {
    return (datasets, style) -> value.apply(datasets);
  }

  /** What its datasets state: one text, or how many different ones. */
  private static BiFunction<List<Dataset>, Style, String> text(ObsCoreColumn column) {
    return (datasets, style) -> first(datasets, column);
  }

  String title() {
    return TEXTS.get(key);
  }

  /** Its meaning and unit. */
  String tip() {
    return TEXTS.get(tip);
  }

  String sample() {
    return sample;
  }

  /** Whether it is shown unless the user says otherwise. */
  boolean usual() {
    return usual;
  }

  /** Whether it holds numbers, which end where the column ends. */
  boolean number() {
    return this == EXPOSURE || this == RESOLUTION || this == FIELD || this == SIZE || this == POWER;
  }

  /** What a click on the heading sorts by; empty when it can't be sorted. */
  Optional<ObsCoreColumn> sortedBy() {
    return sortedBy;
  }

  /** What is shown for these datasets, the best first. */
  String of(List<Dataset> datasets, Style style) {
    return value.apply(datasets, style);
  }

  private static String first(List<Dataset> datasets, ObsCoreColumn column) {
    return datasets.stream().flatMap(d -> d.text(column).stream()).findFirst().orElse("");
  }

  /** The target of the best; how many, where there are several. */
  private static BiFunction<List<Dataset>, Style, String> targets() {
    return (datasets, style) -> {
      String target = first(datasets, ObsCoreColumn.TARGET_NAME);
      long others =
          datasets.stream()
              .flatMap(d -> d.text(ObsCoreColumn.TARGET_NAME).stream())
              .distinct()
              .count();
      return others > 1 ? TEXTS.get("targets", target, others) : target;
    };
  }

  private static String facility(List<Dataset> datasets) {
    String facility = first(datasets, ObsCoreColumn.FACILITY_NAME);
    String instrument = first(datasets, ObsCoreColumn.INSTRUMENT_NAME);
    return facility.isEmpty() || instrument.isEmpty()
        ? facility + instrument
        : facility + " / " + instrument;
  }

  private static String types(List<Dataset> datasets) {
    return datasets.stream()
        .collect(Collectors.groupingBy(ResultColumn::type, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(e -> e.getValue() == 1 ? e.getKey() : e.getKey() + " ×" + e.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String type(Dataset dataset) {
    return switch (dataset.role()) {
      case PRODUCT -> dataset.productType().map(t -> t.term()).orElse(TEXTS.get("not.stated"));
      default -> dataset.role().word();
    };
  }

  private static String levels(List<Dataset> datasets) {
    TreeSet<Integer> levels =
        datasets.stream()
            .flatMap(d -> d.calibrationLevel().stream())
            .map(l -> l.number())
            .collect(Collectors.toCollection(TreeSet::new));
    if (levels.isEmpty()) {
      return "";
    }
    return levels.size() == 1 ? "" + levels.first() : levels.first() + "–" + levels.last();
  }

  private static String start(List<Dataset> datasets, Style style) {
    OptionalDouble first = numbers(datasets, ObsCoreColumn.T_MIN).min();
    OptionalDouble last = numbers(datasets, ObsCoreColumn.T_MAX).max();
    if (first.isEmpty()) {
      return "";
    }
    double span = last.orElse(first.getAsDouble()) - first.getAsDouble();
    String date = moment(first.getAsDouble(), style);
    return span <= Axis.TIME.longSpan() || style.mjd()
        ? date
        : TEXTS.get("span", date.substring(0, 10), Math.round(span));
  }

  private static String end(List<Dataset> datasets, Style style) {
    OptionalDouble last = numbers(datasets, ObsCoreColumn.T_MAX).max();
    return last.isEmpty() ? "" : moment(last.getAsDouble(), style);
  }

  private static String moment(double mjd, Style style) {
    return style.mjd()
        ? String.format(Locale.ROOT, "%.5f", mjd)
        : Ranges.instant(mjd).toString().substring(0, 16).replace('T', ' ');
  }

  private static String exposure(List<Dataset> datasets) {
    OptionalDouble longest = numbers(datasets, ObsCoreColumn.T_EXPTIME).max();
    if (longest.isEmpty()) {
      return "";
    }
    double seconds = longest.getAsDouble();
    return seconds >= 10_000
        ? threeDigits(seconds / 1000) + " ks"
        : seconds > 0 && seconds < 0.1
            ? threeDigits(seconds * 1000) + " ms"
            : threeDigits(seconds) + " s";
  }

  private static String range(List<Dataset> datasets) {
    OptionalDouble min = numbers(datasets, ObsCoreColumn.EM_MIN).min();
    OptionalDouble max = numbers(datasets, ObsCoreColumn.EM_MAX).max();
    if (min.isEmpty() || max.isEmpty()) {
      Bands bands = Bands.of(datasets.get(0));
      return bands.names().isEmpty()
          ? ""
          : TEXTS.get("by.instrument", String.join(", ", bands.names()));
    }
    double from = Math.min(min.getAsDouble(), max.getAsDouble());
    double to = Math.max(min.getAsDouble(), max.getAsDouble());
    return band(Math.sqrt(Math.max(from, 1e-30) * to)) + " " + RangeText.wavelengths(from, to);
  }

  private static String band(double middle) {
    return switch (Bands.at(middle)) {
      case "gamma-ray" -> "γ";
      case "x-ray" -> "X";
      case "euv" -> "EUV";
      case "uv" -> "UV";
      case "optical" -> "opt";
      case "infrared" -> "IR";
      case "millimeter" -> "mm";
      default -> "radio";
    };
  }

  private static String archives(List<Dataset> datasets) {
    return datasets.stream()
        .map(Dataset::archive)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(BETWEEN));
  }

  /** What is stated, or what a release date says of today. */
  private static String rights(List<Dataset> datasets) {
    return datasets.stream()
        .map(ResultColumn::rights)
        .filter(text -> !text.isEmpty())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String rights(Dataset dataset) {
    String stated = dataset.text(ObsCoreColumn.DATA_RIGHTS).orElse("").toLowerCase(Locale.ROOT);
    if (stated.equals("public") || stated.equals("secure")) {
      return stated;
    }
    Optional<String> release =
        dataset
            .text(ObsCoreColumn.OBS_RELEASE_DATE)
            .filter(date -> date.matches("\\d{4}-\\d{2}-\\d{2}.*"))
            .map(date -> date.substring(0, 10));
    if (release.isPresent()) {
      String today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC).toString();
      return release.get().compareTo(today) > 0 ? TEXTS.get("until", release.get()) : "public";
    }
    return stated;
  }

  private static String position(List<Dataset> datasets, Style style) {
    Optional<SkyPosition> position =
        datasets.stream().flatMap(d -> d.position().stream()).findFirst();
    return position.map(p -> style.sexagesimal() ? sexagesimal(p) : degrees(p)).orElse("");
  }

  private static String degrees(SkyPosition p) {
    return String.format(Locale.ROOT, "%.5f %+.5f", p.ra(), p.dec());
  }

  /** Hours and degrees, minutes, seconds, to 0.01 s and 0.1 arcsec. */
  static String sexagesimal(SkyPosition p) {
    long ra = Math.round(p.ra() / 15 * 360_000) % 8_640_000;
    long dec = Math.round(Math.abs(p.dec()) * 36_000);
    return String.format(
        Locale.ROOT,
        "%02d %02d %02d.%02d %s%02d %02d %02d.%d",
        ra / 360_000,
        ra / 6_000 % 60,
        ra / 100 % 60,
        ra % 100,
        p.dec() < 0 ? "-" : "+",
        dec / 36_000,
        dec / 600 % 60,
        dec / 10 % 60,
        dec % 10);
  }

  private static String size(List<Dataset> datasets) {
    double kilobytes = numbers(datasets, ObsCoreColumn.ACCESS_ESTSIZE).filter(n -> n > 0).sum();
    return kilobytes == 0 ? "" : SizeText.of(kilobytes * 1000);
  }

  private static String spread(List<Dataset> datasets, ObsCoreColumn column) {
    OptionalDouble min = numbers(datasets, column).min();
    OptionalDouble max = numbers(datasets, column).max();
    return min.isEmpty() ? "" : both(min.getAsDouble(), max.getAsDouble());
  }

  private static String both(double from, double to) {
    return threeDigits(from).equals(threeDigits(to))
        ? threeDigits(from)
        : threeDigits(from) + "–" + threeDigits(to);
  }

  private static String threeDigits(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    String text = String.format(Locale.ROOT, "%.3g", value);
    return text.contains(".") && !text.contains("e")
        ? text.replaceFirst("0+$", "").replaceFirst("\\.$", "")
        : text;
  }

  private static DoubleStream numbers(List<Dataset> datasets, ObsCoreColumn column) {
    return datasets.stream().map(d -> d.number(column)).flatMapToDouble(OptionalDouble::stream);
  }
}
