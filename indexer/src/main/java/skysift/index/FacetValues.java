package skysift.index;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import skysift.obscore.Bands;
import skysift.obscore.CalibrationLevel;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.ProductType;
import skysift.obscore.TargetMatches;
import skysift.search.Facet;

/** The values of a dataset in the stored facets: never none, "not stated" is one. */
final class FacetValues {
  static final String SEVERAL_YEARS = "several years";

  /** MJD of 1970-01-01. */
  private static final int EPOCH = 40587;

  private static final double LONGEST_YEAR = 366;

  /** Days around which years have four digits. */
  private static final double FAR = 2_000_000;

  private static final ImmutableSet<String> FILTER_COLUMNS = ImmutableSet.of("filter", "filters");
  private static final Splitter LIST = Splitter.onPattern("[,;]").trimResults().omitEmptyStrings();

  private FacetValues() {}

  static ImmutableSet<String> of(Dataset dataset, Facet facet) {
    return switch (facet) {
      case TYPE -> all(types(dataset));
      case LEVEL -> one(dataset.calibrationLevel().map(CalibrationLevel::number).map(n -> "" + n));
      case ROLE -> ImmutableSet.of(dataset.role().word());
      case FACILITY -> all(dataset.facilities());
      case INSTRUMENT -> all(dataset.instruments());
      case COLLECTION -> one(dataset.text(ObsCoreColumn.OBS_COLLECTION));
      case ARCHIVE -> all(List.of(dataset.archive()));
      case FORMAT -> one(dataset.text(ObsCoreColumn.ACCESS_FORMAT));
      case BAND -> all(Bands.of(dataset).names());
      case YEAR -> one(year(dataset));
      case TARGET -> one(dataset.text(ObsCoreColumn.TARGET_NAME));
      case MY_TARGET -> all(TargetMatches.of(dataset).names());
      case FILTER -> all(filters(dataset));
      case PROPOSAL -> one(dataset.text(ObsCoreColumn.PROPOSAL_ID));
      case SUBTYPE -> one(dataset.text(ObsCoreColumn.DATAPRODUCT_SUBTYPE));
      case RIGHTS -> throw new IllegalArgumentException("rights depend on the time of the search");
      case CHANGE -> throw new IllegalArgumentException("change is no fact of the row");
    };
  }

  /** The type, each broader one before it. */
  private static List<String> types(Dataset dataset) {
    LinkedList<String> types = new LinkedList<>();
    Optional<ProductType> type = dataset.productType();
    for (; type.isPresent(); type = type.get().broader()) {
      types.addFirst(type.get().term());
    }
    return types;
  }

  private static ImmutableSet<String> one(Optional<String> value) {
    return ImmutableSet.of(value.map(Fields::cut).orElse(Facet.NOT_STATED));
  }

  private static ImmutableSet<String> all(Collection<String> values) {
    return values.isEmpty()
        ? ImmutableSet.of(Facet.NOT_STATED)
        : values.stream().map(Fields::cut).collect(ImmutableSet.toImmutableSet());
  }

  /** What archives call filter or filters, a column that ObsCore has not; it may be a list. */
  private static Collection<String> filters(Dataset dataset) {
    if (dataset.extras().isEmpty()) {
      return List.of();
    }
    return dataset.extras().stream()
        .filter(extra -> FILTER_COLUMNS.contains(extra.name().toLowerCase(Locale.ROOT)))
        .flatMap(extra -> LIST.splitToStream(extra.text()))
        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
  }

  /** UTC year of the start; t_min is MJD (ObsCore 1.1 §4.13). */
  private static Optional<String> year(Dataset dataset) {
    OptionalDouble start = dataset.number(ObsCoreColumn.T_MIN);
    if (start.isEmpty() || Math.abs(start.getAsDouble()) > FAR) {
      return Optional.empty();
    }
    double end = dataset.number(ObsCoreColumn.T_MAX).orElse(start.getAsDouble());
    if (end - start.getAsDouble() > LONGEST_YEAR) {
      return Optional.of(SEVERAL_YEARS);
    }
    long day = (long) Math.floor(start.getAsDouble()) - EPOCH;
    return Optional.of(Integer.toString(LocalDate.ofEpochDay(day).getYear()));
  }
}
