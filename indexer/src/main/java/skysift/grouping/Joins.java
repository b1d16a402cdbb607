package skysift.grouping;

import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides about pairs of sets; whole sets, never single rows, so that no order matters. */
final class Joins {
  static final double MOST_DAYS = 1;
  static final double MOST_DEGREES = 1.5;

  private Joins() {}

  /** All joins among these sets, nearest first. */
  static Set<Join> among(Collection<ArchiveSet> sets) {
    Map<String, ArchiveSet> firsts = new HashMap<>();
    Map<String, List<ArchiveSet>> partners = new HashMap<>();
    for (ArchiveSet set : sets) {
      for (String key : set.keys()) {
        ArchiveSet first = firsts.putIfAbsent(key, set);
        if (first != null) {
          partners.computeIfAbsent(key, k -> new ArrayList<>(List.of(first))).add(set);
        }
      }
    }
    Set<Join> joins = new TreeSet<>();
    partners.values().forEach(some -> addPairs(some, joins));
    return joins;
  }

  private static void addPairs(List<ArchiveSet> partners, Set<Join> joins) {
    for (int i = 0; i < partners.size(); i++) {
      for (int j = i + 1; j < partners.size(); j++) {
        of(partners.get(i), partners.get(j)).ifPresent(joins::add);
      }
    }
  }

  /** The join of two sets; empty when they are two observations as far as these two can tell. */
  static Optional<Join> of(ArchiveSet a, ArchiveSet b) {
    if (a.compareTo(b) > 0) {
      return of(b, a);
    }
    Optional<String> exposure = exposure(a, b);
    boolean joinable = exposure.isPresent() || hasEqualId(a, b);
    if (!joinable) {
      return Optional.empty();
    }
    Optional<String> agreed = agreed(a, b);
    if (agreed.isEmpty() || contradict(a, b)) {
      return Optional.empty();
    }
    return Optional.of(
        new Join(
            a,
            b,
            exposure.orElse(""),
            agreed.get(),
            a.times().gap(b.times()).orElse(Double.POSITIVE_INFINITY),
            a.places().gap(b.places()).orElse(Double.POSITIVE_INFINITY)));
  }

  /** Whether two sets cannot be one observation. */
  static boolean contradict(ArchiveSet a, ArchiveSet b) {
    if (a.archive().equals(b.archive()) && exposure(a, b).isEmpty()) {
      return true; // the archive's own word
    }
    boolean certain =
        a.unmistakable() && b.unmistakable() && meet(a.facilities(), b.facilities()).isPresent();
    if (!certain && a.times().gap(b.times()).orElse(0) > MOST_DAYS) {
      return true;
    }
    boolean fixed = !a.moving() && !b.moving();
    return fixed && a.places().gap(b.places()).orElse(0) > MOST_DEGREES;
  }

  /** Equal identifiers at two archives; a composite is never what its members are. */
  private static boolean hasEqualId(ArchiveSet a, ArchiveSet b) {
    boolean comparable = a.columns().size() == b.columns().size();
    boolean equal = comparable ? a.columns().equals(b.columns()) : a.id().equals(b.id());
    return equal
        && !a.archive().equals(b.archive())
        && (a.composite() == b.composite() || (a.unmistakable() && b.unmistakable()));
  }

  /** The exposure of which one is a product, and the other the exposure or another product. */
  private static Optional<String> exposure(ArchiveSet a, ArchiveSet b) {
    boolean possible =
        !a.exposures().isEmpty() && !b.exposures().isEmpty() && !a.id().equals(b.id());
    if (!possible || a.composite() || b.composite()) {
      return Optional.empty();
    }
    for (Exposure one : a.exposures()) {
      for (Exposure other : b.exposures()) {
        if (one.key().equals(other.key()) && (one.product() || other.product())) {
          return Optional.of(one.name());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> agreed(ArchiveSet a, ArchiveSet b) {
    Optional<String> facility = meet(a.facilities(), b.facilities());
    return facility.isPresent() ? facility : meet(a.collections(), b.collections());
  }

  private static Optional<String> meet(Set<String> a, Set<String> b) {
    return Sets.intersection(a, b).stream().min(String::compareTo);
  }
}
