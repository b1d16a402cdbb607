package skysift.grouping;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import skysift.obscore.Dataset;

/** What identifiers and collections tell about observations; the file's head explains the lines. */
final class Rules {
  private static final String RESOURCE = "grouping.txt";

  private final ImmutableListMultimap<Rule.Keyword, Rule> rules;
  private final Kept<Setting.Key, Setting> settings = new Kept<>();
  private final Kept<Identity.Key, Identity> identities = new Kept<>();
  private final Kept<String, Boolean> noIds = new Kept<>();
  private final Kept<String, Boolean> moving = new Kept<>();
  private final Kept<String, ImmutableSet<String>> ofIds = new Kept<>();

  private Rules(List<Rule> rules) {
    var byKeyword = ImmutableListMultimap.<Rule.Keyword, Rule>builder();
    rules.forEach(rule -> byKeyword.put(rule.keyword(), rule));
    this.rules = byKeyword.build();
  }

  static Rules builtIn() {
    return new Rules(builtInRules());
  }

  /** The built-in rules and those of a file; IOException names the line that is not understood. */
  static Rules with(Path file) throws IOException {
    List<Rule> added = parse(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
    return new Rules(Stream.concat(builtInRules().stream(), added.stream()).toList());
  }

  private static List<Rule> builtInRules() {
    try {
      return parse(
          RESOURCE,
          Resources.readLines(
              Resources.getResource(Rules.class, RESOURCE), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Rule> parse(String source, List<String> lines) throws IOException {
    var rules = Stream.<Rule>builder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        rules.add(Rule.parse(line));
      } catch (IllegalArgumentException e) {
        throw new IOException(source + ", line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return rules.build().toList();
  }

  /** What archive, collection and facilities of a row say. */
  Setting setting(Setting.Key key) {
    return settings.get(key, () -> Setting.of(this, key));
  }

  /** What a row says that is not refused; the rows of an observation mostly say the same. */
  Identity identity(Dataset dataset) {
    Identity.Key key = Identity.Key.of(dataset);
    return identities.get(key, () -> Identity.of(this, key));
  }

  /** Tokens of the facilities that rows of this collection have; strong: enough to agree on. */
  ImmutableSet<String> facilitiesOf(String collection, boolean strong) {
    return facilitiesOf(strong ? Rule.Keyword.COLLECTION : Rule.Keyword.HINT, collection);
  }

  private ImmutableSet<String> facilitiesOf(Rule.Keyword keyword, String collection) {
    String folded = Names.fold(collection);
    return rules.get(keyword).stream()
        .filter(rule -> rule.lists(folded))
        .map(Rule::scope)
        .filter(facility -> !facility.equals(Rule.ANY))
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Whether two datasets never join by this collection alone. */
  boolean isHint(String collection) {
    String folded = Names.fold(collection);
    return rules.get(Rule.Keyword.HINT).stream().anyMatch(rule -> rule.lists(folded));
  }

  /** Whether the text stands where an identifier is missing. */
  boolean isNoId(String folded) {
    return noIds.get(folded, () -> lookUpNoId(folded));
  }

  private boolean lookUpNoId(String folded) {
    return rules.get(Rule.Keyword.NO_ID).stream().anyMatch(rule -> rule.lists(folded));
  }

  /** Tokens of the facilities of which alone an identifier of this form can be. */
  ImmutableSet<String> facilitiesOfId(String folded) {
    return ofIds.get(folded, () -> lookUpId(folded));
  }

  private ImmutableSet<String> lookUpId(String folded) {
    ImmutableSet.Builder<String> facilities = ImmutableSet.builder();
    for (Rule rule : rules.get(Rule.Keyword.ID)) {
      if (rule.matches(folded)) {
        facilities.add(rule.scope());
      }
    }
    return facilities.build();
  }

  /** The facilities, among these scopes, at which an identifier of this form is unmistakable. */
  ImmutableSet<String> certainAt(Set<String> scopes, String folded) {
    ImmutableSet.Builder<String> facilities = ImmutableSet.builder();
    for (Rule rule : rules.get(Rule.Keyword.ID_AT)) {
      if (isOf(rule, scopes) && rule.matches(folded)) {
        facilities.add(rule.scope());
      }
    }
    return facilities.build();
  }

  /** The exposure that the identifier names, or of which it names a product. */
  Optional<Exposure> exposure(Set<String> scopes, String folded) {
    Optional<Exposure> product = exposure(Rule.Keyword.PRODUCT, scopes, folded);
    return product.isPresent() ? product : exposure(Rule.Keyword.EXPOSURE, scopes, folded);
  }

  private Optional<Exposure> exposure(Rule.Keyword keyword, Set<String> scopes, String folded) {
    boolean product = keyword == Rule.Keyword.PRODUCT;
    return matching(keyword, scopes, folded)
        .map(rule -> new Exposure(rule.scope(), rule.group(folded), product));
  }

  /** Whether the identifier is that of a mosaic, stack or association. */
  boolean isPartOf(Set<String> scopes, String folded, boolean calibrated) {
    return matching(Rule.Keyword.PART_OF, scopes, folded).isPresent()
        || (calibrated && matching(Rule.Keyword.COMBINED, scopes, folded).isPresent());
  }

  /** The visit or pointing that the identifier names. */
  Optional<Family> family(Set<String> scopes, String folded) {
    return matching(Rule.Keyword.FAMILY, scopes, folded).map(r -> r.family(folded));
  }

  /** Whether a target of this name or class moves among the stars. */
  boolean isMoving(String target) {
    return moving.get(target, () -> lookUpMoving(target));
  }

  private boolean lookUpMoving(String target) {
    String folded = Names.fold(target);
    return rules.get(Rule.Keyword.MOVING).stream().anyMatch(rule -> rule.matches(folded));
  }

  /** Token of the archive that owns artifacts of this URI prefix. */
  Optional<String> owner(String prefix) {
    String token = Names.token(prefix);
    return rules.get(Rule.Keyword.OWNER).stream()
        .filter(rule -> rule.scope().equals(token))
        .map(rule -> Names.token(rule.value()))
        .findFirst();
  }

  /** The first that matches. */
  private Optional<Rule> matching(Rule.Keyword keyword, Set<String> scopes, String folded) {
    for (Rule rule : rules.get(keyword)) {
      if (isOf(rule, scopes) && rule.matches(folded)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(Rule rule, Set<String> scopes) {
    return rule.scope().equals(Rule.ANY) || scopes.contains(rule.scope());
  }
}
