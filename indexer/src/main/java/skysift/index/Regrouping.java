package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import skysift.grouping.Candidate;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.ObservationKey;
import skysift.obscore.Role;

/**
 * Which datasets must be written when some come, change or go: those themselves, and all whose
 * observation changes by it. Grouping decides over everything that is linked to them, step by step,
 * by candidate keys.
 */
final class Regrouping {
  /**
   * A dataset to be written, its observation, and what links it to others.
   *
   * @param document where it is in the index as it is now; -1 when it comes
   */
  record Change(
      Dataset dataset, ObservationKey observation, List<BytesRef> candidates, int document) {}

  private record Member(Candidate candidate, List<String> keys, List<BytesRef> terms) {
    static Member of(Candidate candidate) {
      List<String> keys = new ArrayList<>(2);
      List<BytesRef> terms = new ArrayList<>(2);
      for (String key : candidate.keys()) {
        String cut = Fields.cut(key);
        if (!keys.contains(cut)) {
          keys.add(cut);
          terms.add(Fields.bytes(cut));
        }
      }
      return new Member(candidate, keys, terms);
    }

    Dataset dataset() {
      return candidate.dataset();
    }
  }

  private record Place(int document, ObservationKey observation) {}

  /** Roles that do not count when an identifier is shared by too many. */
  private static final Set<Role> NOT_COUNTED = Set.of(Role.PREVIEW, Role.AUXILIARY);

  private final Snapshot before;
  private final Grouping grouping;
  private final TermLookup byCandidate;

  /** Documents that are replaced or removed. */
  private final FixedBitSet gone;

  /** Documents that were read because they share a candidate key. */
  private final Set<Integer> joined = new HashSet<>();

  /** Those of the datasets that come. */
  private final List<Member> coming = new ArrayList<>();

  /** All whose observation is decided. */
  private final Map<DatasetKey, Member> members = new LinkedHashMap<>();

  /** Where members are that are in the index; their observation may change. */
  private final Map<DatasetKey, Place> places = new HashMap<>();

  private final List<String> open = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  Regrouping(Snapshot before, Grouping grouping, TermLookup byCandidate) {
    this(before, grouping, byCandidate, new FixedBitSet(Math.max(1, before.maxDoc())));
  }

  /** When more documents are going to be removed than will be told here. */
  Regrouping(Snapshot before, Grouping grouping, TermLookup byCandidate, FixedBitSet gone) {
    this.before = before;
    this.grouping = grouping;
    this.gone = gone;
    this.byCandidate = byCandidate;
  }

  /** Adds datasets that come. */
  void add(Collection<Dataset> datasets) {
    List<Member> more = datasets.parallelStream().map(this::member).toList();
    coming.addAll(more);
    more.forEach(member -> members.put(member.dataset().key(), member));
    // most keys nobody has
    more.parallelStream().mapMulti(this::tellShared).toList().forEach(this::reach);
  }

  private void tellShared(Member member, Consumer<String> told) {
    for (int i = 0; i < member.keys.size(); i++) {
      if (byCandidate.mayHave(member.terms.get(i))) {
        told.accept(member.keys.get(i));
      }
    }
  }

  /** Takes away documents that are replaced or removed; their companions may fall apart. */
  void takeAway(List<Integer> replaced) throws IOException {
    takeAway(replaced, grouping);
  }

  /**
   * Takes away documents; those who were their companions by the grouping before may fall apart.
   *
   * @return their datasets, which come again when only the grouping is another one
   */
  List<Dataset> takeAway(List<Integer> replaced, Grouping was) throws IOException {
    replaced.forEach(gone::set);
    List<Dataset> datasets = before.datasets(replaced);
    datasets.parallelStream()
        .map(dataset -> Member.of(was.candidate(dataset)))
        .toList()
        .forEach(member -> member.keys.forEach(this::reach));
    return datasets;
  }

  /** What to write: every coming dataset, and those in the index whose observation changes. */
  List<Change> decide() throws IOException {
    Map<DatasetKey, Dataset> witnesses = new HashMap<>();
    while (!open.isEmpty()) {
      List<String> shared = List.copyOf(open);
      open.clear();
      List<Integer> sharing = new ArrayList<>();
      for (String candidate : shared) {
        sharing.addAll(sharing(candidate, witnesses));
      }
      join(sharing);
    }
    List<Candidate> all = new ArrayList<>();
    members.values().forEach(member -> all.add(member.candidate));
    witnesses.keySet().removeAll(members.keySet());
    witnesses.values().forEach(dataset -> all.add(grouping.candidate(dataset)));
    Map<DatasetKey, ObservationKey> observations = grouping.observationsOf(all);
    return List.copyOf(members.values()).parallelStream()
        .flatMap(member -> change(member, observations.get(member.dataset().key())).stream())
        .toList();
  }

  /** Empty for what is in the index already as it shall be. */
  private Optional<Change> change(Member member, ObservationKey observation) {
    Place place = places.get(member.dataset().key());
    return place != null && place.observation.equals(observation)
        ? Optional.empty()
        : Optional.of(
            new Change(
                member.dataset(), observation, member.terms, place == null ? -1 : place.document));
  }

  private Member member(Dataset dataset) {
    return Member.of(grouping.candidate(dataset));
  }

  private void reach(String candidate) {
    if (seen.add(candidate)) {
      open.add(candidate);
    }
  }

  /** The documents that share a candidate, if it says anything. */
  private List<Integer> sharing(String candidate, Map<DatasetKey, Dataset> witnesses)
      throws IOException {
    List<Integer> sharing = byCandidate.documents(candidate);
    return sharing.size() > Grouping.MAX_SHARED && isNoId(candidate, witnesses)
        ? List.of()
        : sharing;
  }

  /**
   * Whether so many share the candidate, before and after, that it says nothing. Then its datasets
   * stay as they are, but grouping must see enough of them to know.
   */
  private boolean isNoId(String candidate, Map<DatasetKey, Dataset> witnesses) throws IOException {
    List<Integer> sharing = before.documents(counted(candidate));
    List<Integer> staying = sharing.stream().filter(document -> !gone.get(document)).toList();
    long more =
        coming.stream()
            .filter(member -> member.keys.contains(candidate))
            .filter(member -> !NOT_COUNTED.contains(member.dataset().role()))
            .count();
    if (sharing.size() <= Grouping.MAX_SHARED || staying.size() + more <= Grouping.MAX_SHARED) {
      return false;
    }
    int enough = Math.min(staying.size(), Grouping.MAX_SHARED + 1);
    for (Dataset witness : before.datasets(staying.subList(0, enough))) {
      witnesses.put(witness.key(), witness);
    }
    return true;
  }

  private static Query counted(String candidate) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    query.add(new TermQuery(new Term(Fields.CANDIDATE, candidate)), Occur.FILTER);
    for (Role role : NOT_COUNTED) {
      query.add(new TermQuery(new Term(Fields.ROLE, role.word())), Occur.MUST_NOT);
    }
    return query.build();
  }

  private void join(List<Integer> sharing) throws IOException {
    List<Integer> more =
        sharing.stream().filter(document -> !gone.get(document) && joined.add(document)).toList();
    List<Snapshot.Row> rows = before.rows(more);
    for (int i = 0; i < more.size(); i++) {
      Dataset dataset = rows.get(i).dataset();
      if (members.containsKey(dataset.key())) {
        continue;
      }
      Member member = member(dataset);
      members.put(dataset.key(), member);
      places.put(dataset.key(), new Place(more.get(i), rows.get(i).observation()));
      member.keys.forEach(this::reach);
    }
  }
}
