package skysift.grouping;

import static skysift.obscore.ObsCoreColumn.OBS_COLLECTION;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import skysift.obscore.Dataset;

/**
 * What archive, collection and facilities of a row say, whatever its identifier.
 *
 * @param stated tokens of the stated facilities, broader ones first
 * @param facilities tokens of all facilities that are stated or implied
 * @param scopes where rules for such a row are looked for: all facilities it may have, its
 *     collection, its archive
 * @param collections folded collections that two datasets may agree on
 */
record Setting(
    ImmutableList<String> stated,
    ImmutableSet<String> facilities,
    ImmutableSet<String> scopes,
    ImmutableSet<String> collections) {
  /** In place of several facilities. */
  static final String MANY = "many";

  /** By what settings are told apart. */
  record Key(String archive, Optional<String> collection, ImmutableList<String> facilities) {
    static Key of(Dataset dataset) {
      return new Key(dataset.archive(), dataset.text(OBS_COLLECTION), dataset.facilities());
    }
  }

  static Setting of(Rules rules, Key key) {
    ImmutableList<String> stated =
        key.facilities.stream()
            .map(Names::token)
            .filter(token -> !token.isEmpty() && !token.equals(MANY))
            .collect(ImmutableList.toImmutableList());
    ImmutableSet<String> facilities =
        ImmutableSet.<String>builder().addAll(stated).addAll(implied(rules, key, true)).build();
    ImmutableSet.Builder<String> scopes = ImmutableSet.builder();
    scopes.addAll(facilities).addAll(implied(rules, key, false));
    key.collection.ifPresent(collection -> scopes.add(Names.token(collection)));
    scopes.add(Names.token(key.archive));
    ImmutableSet<String> collections =
        key.collection.filter(c -> !rules.isHint(c)).map(Names::fold).stream()
            .collect(ImmutableSet.toImmutableSet());
    return new Setting(stated, facilities, scopes.build(), collections);
  }

  private static ImmutableSet<String> implied(Rules rules, Key key, boolean strong) {
    return key.collection.map(c -> rules.facilitiesOf(c, strong)).orElse(ImmutableSet.of());
  }
}
