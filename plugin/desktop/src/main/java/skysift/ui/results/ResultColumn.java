package skysift.ui.results;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import skysift.obscore.Bands;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Ranges;

/** A column of the results: what it shows for an observation's datasets, or for one of them. */
enum ResultColumn {
  TARGET(
      "Target",
      "Object that was observed",
      "   NGC 1234567890",
      ObsCoreColumn.TARGET_NAME,
      d -> text(d, ObsCoreColumn.TARGET_NAME)),
  FACILITY(
      "Facility / instrument",
      "Telescope and instrument, names harmonised",
      "XMM-Newton / M1S001",
      ObsCoreColumn.FACILITY_NAME,
      ResultColumn::facility),
  OBS_ID(
      "Observation",
      "The archive's name for the observation (obs_id)",
      "jw012345678901",
      ObsCoreColumn.OBS_ID,
      d -> text(d, ObsCoreColumn.OBS_ID)),
  TYPE(
      "Type",
      "Data product types and how many",
      "event, image ×2",
      ObsCoreColumn.DATAPRODUCT_TYPE,
      ResultColumn::types),
  LEVEL(
      "Level",
      "Calibration level, 0 raw to 4 analysis product; archives disagree on levels",
      "Level",
      ObsCoreColumn.CALIB_LEVEL,
      ResultColumn::levels),
  START(
      "Start (UTC)",
      "Start of the earliest dataset, UTC",
      "2026-12-31 00:00",
      ObsCoreColumn.T_MIN,
      ResultColumn::start),
  EXPOSURE(
      "Exposure (s)",
      "Longest exposure time, seconds",
      "Exposure (s)",
      ObsCoreColumn.T_EXPTIME,
      ResultColumn::exposure),
  RANGE(
      "Wavelength",
      "Wavelength range in vacuum: m, mm, µm, nm; energies in keV for X-rays",
      "0.0999–2.388 keV",
      ObsCoreColumn.EM_MIN,
      ResultColumn::range),
  ARCHIVES(
      "Archives",
      "Archives that have it",
      "CADC, HEASARC",
      null,
      d ->
          d.stream().map(Dataset::archive).collect(Collectors.toCollection(TreeSet::new)).stream()
              .collect(Collectors.joining(", ")));

  private static final double HC_KEV = 1.2398419843320026e-9;

  /** 120 eV, in metres. */
  private static final double LONGEST_X_RAY = 1.0332e-8;

  private final String title;
  private final String tip;
  private final String sample;
  private final Optional<ObsCoreColumn> sortedBy;
  private final Function<List<Dataset>, String> value;

  ResultColumn(
      String title,
      String tip,
      String sample,
      ObsCoreColumn sortedBy,
      Function<List<Dataset>, String> value) {
    this.title = title;
    this.tip = tip;
    this.sample = sample;
    this.sortedBy = Optional.ofNullable(sortedBy);
    this.value = value;
  }

  String title() {
    return title;
  }

  String tip() {
    return tip;
  }

  String sample() {
    return sample;
  }

  /** Whether half of its text would tell nothing, so that it is never cut. */
  boolean whole() {
    return this == LEVEL || this == START || this == EXPOSURE;
  }

  /** What a click on the heading sorts by; empty when it can't be sorted. */
  Optional<ObsCoreColumn> sortedBy() {
    return sortedBy;
  }

  /** What is shown for these datasets, the best first. */
  String of(List<Dataset> datasets) {
    return value.apply(datasets);
  }

  private static String text(List<Dataset> datasets, ObsCoreColumn column) {
    return datasets.stream().flatMap(d -> d.text(column).stream()).findFirst().orElse("");
  }

  private static String facility(List<Dataset> datasets) {
    String facility = text(datasets, ObsCoreColumn.FACILITY_NAME);
    String instrument = text(datasets, ObsCoreColumn.INSTRUMENT_NAME);
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
      case PRODUCT -> dataset.productType().map(t -> t.term()).orElse("not stated");
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

  private static String start(List<Dataset> datasets) {
    OptionalDouble first = numbers(datasets, ObsCoreColumn.T_MIN).min();
    return first.isEmpty()
        ? ""
        : Ranges.instant(first.getAsDouble()).toString().substring(0, 16).replace('T', ' ');
  }

  private static String exposure(List<Dataset> datasets) {
    OptionalDouble longest = numbers(datasets, ObsCoreColumn.T_EXPTIME).max();
    return longest.isEmpty() ? "" : threeDigits(longest.getAsDouble());
  }

  private static String range(List<Dataset> datasets) {
    OptionalDouble min = numbers(datasets, ObsCoreColumn.EM_MIN).min();
    OptionalDouble max = numbers(datasets, ObsCoreColumn.EM_MAX).max();
    if (min.isEmpty() || max.isEmpty()) {
      Bands bands = Bands.of(datasets.get(0));
      return bands.names().isEmpty() ? "" : String.join(", ", bands.names()) + " (by instrument)";
    }
    double from = min.getAsDouble();
    double to = max.getAsDouble();
    double middle = Math.sqrt(from * to);
    if (middle < LONGEST_X_RAY) {
      return both(HC_KEV / to, HC_KEV / from) + " keV";
    }
    if (middle < 1e-6) {
      return both(from * 1e9, to * 1e9) + " nm";
    }
    if (middle < 1e-4) {
      return both(from * 1e6, to * 1e6) + " µm";
    }
    return middle < 1e-2 ? both(from * 1e3, to * 1e3) + " mm" : both(from, to) + " m";
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
