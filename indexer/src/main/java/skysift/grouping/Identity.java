package skysift.grouping;

import static skysift.obscore.ObsCoreColumn.FACILITY_NAME;
import static skysift.obscore.ObsCoreColumn.INSTRUMENT_NAME;
import static skysift.obscore.ObsCoreColumn.OBS_COLLECTION;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.stream.Stream;
import skysift.obscore.Dataset;

/**
 * What one row's identifier, facility and collection say about its observation.
 *
 * @param columns the archive's observation columns as they are compared, never empty
 * @param keys what rows of one observation have in common, at least one of them
 * @param stated tokens of the facilities that are stated, broader ones first
 * @param facilities tokens of all facilities that are stated or implied
 * @param collections folded collections that two datasets may agree on
 * @param exposure the exposure that the identifier names, or of which it names a product
 * @param unmistakable whether an equal identifier at this facility cannot be a chance
 */
record Identity(
    ImmutableList<String> columns,
    ImmutableSet<String> keys,
    ImmutableList<String> stated,
    ImmutableSet<String> facilities,
    ImmutableSet<String> collections,
    Optional<Exposure> exposure,
    boolean unmistakable) {
  /** The archive's main name of the observation. */
  String id() {
    return columns.get(0);
  }

  /** By what identities are told apart. */
  record Key(ImmutableList<String> observationId, Setting.Key setting) {
    static Key of(Dataset dataset) {
      return new Key(dataset.observationId(), Setting.Key.of(dataset));
    }
  }

  /** Why the row is its own observation whatever others say; empty when it has an identity. */
  static Optional<String> refusal(Rules rules, Dataset dataset) {
    if (dataset.observationId().isEmpty() || dataset.observationId().get(0).isBlank()) {
      return Optional.of("its archive gives it no identifier of an observation");
    }
    String id = Names.fold(dataset.observationId().get(0));
    if (rules.isNoId(id) || isConstant(dataset, id)) {
      return Optional.of("\"" + id + "\" is no identifier of an observation");
    }
    if (isFileName(rules, dataset, id)) {
      return Optional.of("\"" + id + "\" names a file, not an observation");
    }
    return Optional.empty();
  }

  /** The identity of a row that is not refused. */
  static Identity of(Rules rules, Key key) {
    String id = Names.fold(key.observationId.get(0));
    Setting setting = rules.setting(key.setting);
    ImmutableSet<String> ofId = rules.facilitiesOfId(id);
    ImmutableSet<String> scopes = with(setting.scopes(), ofId);
    ImmutableSet<String> atFacility = rules.certainAt(scopes, id);
    Optional<Exposure> exposure = rules.exposure(scopes, id);
    ImmutableList.Builder<String> said = ImmutableList.builder();
    for (String column : key.observationId) {
      said.add(Names.id(column));
    }
    ImmutableList<String> columns = said.build();
    return new Identity(
        columns,
        keys(columns.get(0), exposure),
        setting.stated(),
        with(with(setting.facilities(), ofId), atFacility),
        setting.collections(),
        exposure,
        !ofId.isEmpty() || !atFacility.isEmpty());
  }

  private static ImmutableSet<String> keys(String id, Optional<Exposure> exposure) {
    String byId = "id:" + id;
    return exposure.isEmpty()
        ? ImmutableSet.of(byId)
        : ImmutableSet.of(byId, "exposure:" + exposure.get().key());
  }

  /** Where rules for this row are looked for: all facilities it may have, collection, archive. */
  static ImmutableSet<String> scopes(Rules rules, Dataset dataset, String foldedId) {
    return with(rules.setting(Setting.Key.of(dataset)).scopes(), rules.facilitiesOfId(foldedId));
  }

  private static ImmutableSet<String> with(ImmutableSet<String> some, ImmutableSet<String> more) {
    return more.isEmpty() ? some : ImmutableSet.<String>builder().addAll(some).addAll(more).build();
  }

  /** A word without a digit that only repeats what other columns say, such as HEASARC. */
  private static boolean isConstant(Dataset dataset, String folded) {
    if (hasDigit(folded)) {
      return false;
    }
    Stream<String> others =
        Stream.concat(
            Stream.of(dataset.archive()),
            Stream.of(OBS_COLLECTION, FACILITY_NAME, INSTRUMENT_NAME)
                .flatMap(column -> dataset.text(column).stream()));
    return Stream.concat(others, dataset.facilities().stream())
        .anyMatch(other -> Names.fold(other).equals(folded));
  }

  static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** A path or a FITS file, unless a rule knows identifiers of that form. */
  private static boolean isFileName(Rules rules, Dataset dataset, String folded) {
    boolean looksSo = folded.contains("/") || folded.contains(".fits");
    return looksSo
        && rules.facilitiesOfId(folded).isEmpty()
        && rules.exposure(scopes(rules, dataset, folded), folded).isEmpty();
  }
}
