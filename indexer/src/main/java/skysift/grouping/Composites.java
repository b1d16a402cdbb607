package skysift.grouping;

import static skysift.obscore.ObsCoreColumn.FACILITY_NAME;

import com.google.common.collect.Range;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import skysift.obscore.CalibrationLevel;
import skysift.obscore.Dataset;
import skysift.obscore.Role;

/** Which datasets are mosaics, stacks or associations: observations of their own. */
final class Composites {
  private static final double LONGEST_DAYS = 30;

  private final Rules rules;

  Composites(Rules rules) {
    this.rules = rules;
  }

  /** Whether this row is one, by its identifier or by any of the marks. */
  boolean isComposite(Dataset dataset) {
    return isListed(dataset) || isLong(dataset) || isPartOf(dataset);
  }

  /** A set is one when all its data are: an archive may show a stack as part of an observation. */
  boolean isComposite(Collection<Dataset> datasets) {
    List<Dataset> data = datasets.stream().filter(Composites::isData).toList();
    return (data.isEmpty() ? datasets : data).stream().allMatch(this::isComposite);
  }

  /** Whether the row is data, not a picture of them or something beside them. */
  static boolean isData(Dataset dataset) {
    return dataset.role() != Role.PREVIEW && dataset.role() != Role.AUXILIARY;
  }

  /** Several facilities or several identifiers. */
  private static boolean isListed(Dataset dataset) {
    return hasSeveral(dataset)
        || dataset.observationId().stream().findFirst().filter(id -> id.contains(",")).isPresent();
  }

  /** Several facilities: {@code Many} or a comma list (ObsCore 1.1 §B.7). */
  static boolean hasSeveral(Dataset dataset) {
    Optional<String> facility = dataset.text(FACILITY_NAME);
    return facility.filter(name -> name.contains(",")).isPresent()
        || facility.filter(name -> name.strip().equalsIgnoreCase(Setting.MANY)).isPresent();
  }

  private static boolean isLong(Dataset dataset) {
    boolean enhanced = reaches(dataset, CalibrationLevel.ENHANCED);
    Optional<Range<Double>> span = enhanced ? TimeSpans.of(dataset) : Optional.empty();
    return span.filter(s -> s.upperEndpoint() - s.lowerEndpoint() > LONGEST_DAYS).isPresent();
  }

  private boolean isPartOf(Dataset dataset) {
    if (dataset.observationId().isEmpty()) {
      return false;
    }
    String id = Names.fold(dataset.observationId().get(0));
    Set<String> scopes = Identity.scopes(rules, dataset, id);
    return rules.isPartOf(scopes, id, reaches(dataset, CalibrationLevel.CALIBRATED));
  }

  /** The visit or pointing that its identifier names. */
  Optional<Family> family(Dataset dataset) {
    if (dataset.observationId().isEmpty()) {
      return Optional.empty();
    }
    String id = Names.fold(dataset.observationId().get(0));
    return rules.family(Identity.scopes(rules, dataset, id), id);
  }

  private static boolean reaches(Dataset dataset, CalibrationLevel level) {
    return dataset.calibrationLevel().filter(l -> l.compareTo(level) >= 0).isPresent();
  }
}
