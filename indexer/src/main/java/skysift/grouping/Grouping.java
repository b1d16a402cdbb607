package skysift.grouping;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Multiset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import skysift.grouping.ArchiveSet.Row;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObservationKey;

/**
 * Decides which datasets are one observation.
 *
 * <p>Inside an archive its observation columns are taken at their word. Across archives sets of
 * datasets join when their identifiers are equal, facility or collection agrees and neither time
 * nor place contradicts. All answers depend on the datasets only, never on their order. Immutable;
 * any thread.
 */
public final class Grouping {
  /** An identifier that more data rows than this share is none. */
  public static final int MAX_SHARED = 5_000;

  /**
   * The same for a word without any digit. An identifier that is constant over a harvest is none,
   * but a single candidate set cannot show that; real identifiers of observations have a number, so
   * a bare word that many rows share is taken for such a constant.
   */
  static final int MAX_SHARED_WORD = 100;

  private final Rules rules;
  private final Verdicts verdicts;

  private Grouping(Rules rules, Verdicts verdicts) {
    this.rules = rules;
    this.verdicts = verdicts;
  }

  /** The same rules with other decisions of the user. */
  public Grouping with(Verdicts others) {
    return new Grouping(rules, others);
  }

  /** What the user decided. */
  public Verdicts verdicts() {
    return verdicts;
  }

  /** Grouping by the built-in rules. */
  public static Grouping builtIn() {
    return new Grouping(Rules.builtIn(), Verdicts.NONE);
  }

  /**
   * Grouping by the built-in rules and those of a user's file in the same syntax.
   *
   * @throws IOException when the file cannot be read, or naming the line that is not understood
   */
  public static Grouping load(Path userFile) throws IOException {
    return new Grouping(Rules.with(userFile), Verdicts.NONE);
  }

  /** What a dataset says about its observation. */
  public Candidate candidate(Dataset dataset) {
    return new Candidate(dataset, identity(dataset), verdicts.of(dataset.key()));
  }

  /**
   * The observation of each dataset.
   *
   * @param datasets all that are connected through candidate keys, transitively; several
   *     unconnected ones may be asked at once. IllegalArgumentException when two have the same key
   */
  public ImmutableMap<DatasetKey, ObservationKey> observations(Collection<Dataset> datasets) {
    return ImmutableMap.copyOf(observationsOf(datasets.stream().map(this::candidate).toList()));
  }

  /** The same of datasets of which it is known what they say. */
  public Map<DatasetKey, ObservationKey> observationsOf(Collection<Candidate> candidates) {
    Map<DatasetKey, ObservationKey> all = new ConcurrentHashMap<>(candidates.size());
    Shares.of(candidates).parallelStream().forEach(share -> addShare(share, all));
    return all;
  }

  private void addShare(List<Candidate> candidates, Map<DatasetKey, ObservationKey> all) {
    List<Row> rows = rows(candidates);
    Multiset<String> shared = HashMultiset.create();
    for (Row row : rows) {
      if (Composites.isData(row.dataset())) {
        shared.add(row.identity().id());
      }
    }
    rows.removeIf(row -> isTooCommon(row.identity().id(), shared));

    Map<DatasetKey, ObservationKey> grouped = new HashMap<>();
    Partition.keys(Partition.of(ArchiveSets.of(rules, rows)))
        .forEach((set, key) -> set.datasets().forEach(dataset -> grouped.put(dataset.key(), key)));
    for (Candidate candidate : candidates) {
      Dataset dataset = candidate.dataset();
      ObservationKey together = candidate.decided().orElse(grouped.get(dataset.key()));
      ObservationKey key = together != null ? together : alone(dataset);
      checkArgument(all.put(dataset.key(), key) == null, "%s is there twice", dataset.key());
    }
  }

  /**
   * Why each dataset is in its observation.
   *
   * @param sameObservation all datasets of one observation
   */
  public ImmutableMap<DatasetKey, Reason> reasons(Collection<Dataset> sameObservation) {
    List<ArchiveSet> sets =
        ImmutableList.sortedCopyOf(
            ArchiveSets.of(rules, rows(sameObservation.stream().map(this::candidate).toList())));
    Map<ArchiveSet, Join> joins = sets.isEmpty() ? Map.of() : Partition.joinsTo(sets);
    Map<DatasetKey, Reason> together = new HashMap<>();
    for (ArchiveSet set : sets) {
      Reason reason = reason(set, Optional.ofNullable(joins.get(set)));
      set.datasets().forEach(dataset -> together.put(dataset.key(), reason));
    }
    ImmutableMap.Builder<DatasetKey, Reason> reasons = ImmutableMap.builder();
    for (Dataset dataset : sameObservation) {
      Reason reason = sameObservation.size() > 1 ? together.get(dataset.key()) : null;
      boolean decided = verdicts.of(dataset.key()).isPresent();
      reasons.put(
          dataset.key(),
          decided ? new Reason.Decided() : reason != null ? reason : whyAlone(dataset));
    }
    return reasons.buildOrThrow();
  }

  /**
   * The datasets of one observation, each list the copies of one dataset, the owner's first; lists
   * of one where there is no copy. Sorted by key of the first.
   */
  public ImmutableList<ImmutableList<Dataset>> copies(Collection<Dataset> sameObservation) {
    return Copies.of(rules, sameObservation);
  }

  /**
   * Whether the dataset is a mosaic, stack or association: an observation of its own, of which
   * others are part.
   */
  public boolean isComposite(Dataset dataset) {
    return new Composites(rules).isComposite(dataset);
  }

  /** The visit or pointing that the dataset's identifier names; empty where no rule knows it. */
  public Optional<Family> family(Dataset dataset) {
    return new Composites(rules).family(dataset);
  }

  private Optional<Identity> identity(Dataset dataset) {
    return Identity.refusal(rules, dataset).isPresent()
        ? Optional.empty()
        : Optional.of(rules.identity(dataset));
  }

  private static List<Row> rows(Collection<Candidate> candidates) {
    List<Row> rows = new ArrayList<>();
    for (Candidate candidate : candidates) {
      candidate
          .identity()
          .ifPresent(
              identity -> rows.add(new Row(candidate.dataset(), identity, candidate.several())));
    }
    return rows;
  }

  private static boolean isTooCommon(String id, Multiset<String> shared) {
    int count = shared.count(id);
    return count > MAX_SHARED || (count > MAX_SHARED_WORD && !Identity.hasDigit(id));
  }

  private static ObservationKey alone(Dataset dataset) {
    return ObservationKey.of(List.of("dataset", dataset.key().token()));
  }

  private Reason whyAlone(Dataset dataset) {
    return new Reason.Alone(
        Identity.refusal(rules, dataset).orElse("nothing else is known of the observation"));
  }

  private static Reason reason(ArchiveSet set, Optional<Join> join) {
    if (join.isEmpty()) {
      return new Reason.SameArchive(set.archive(), set.id());
    }
    ArchiveSet other = join.get().other(set);
    boolean doubt = join.get().timesDisagree();
    return join.get().exposure().isEmpty()
        ? new Reason.SameId(other.archive(), other.id(), join.get().agreed(), doubt)
        : new Reason.SameExposure(other.archive(), other.id(), join.get().exposure(), doubt);
  }
}
