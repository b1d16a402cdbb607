package skysift.app;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSetMultimap;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import skysift.index.DatasetIndex;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.search.Change;
import skysift.search.Facet;
import skysift.search.Hit;
import skysift.search.Life;
import skysift.search.SearchRequest;
import skysift.search.Sort;
import skysift.search.SortKey;
import skysift.search.Unit;

/** What came, changed or went since a day, whichever harvest or import told. */
final class ChangedRows {
  private static final int PAGE = 1000;

  private final DatasetIndex index;

  ChangedRows(DatasetIndex index) {
    this.index = index;
  }

  /** In this order: new ones, changed ones, gone ones. */
  ImmutableList<ChangedRow> since(Instant day) throws IOException {
    Map<DatasetKey, ChangedRow> rows = new LinkedHashMap<>();
    SearchRequest everything = SearchRequest.everything().withUnit(Unit.DATASETS);
    collect(
        everything.withSort(new Sort(SortKey.Remembered.FIRST_SEEN, true)),
        life -> !life.firstSeen().isBefore(day),
        Change.NEW,
        rows);
    collect(
        everything.withSort(new Sort(SortKey.Remembered.CHANGED, true)),
        life -> !life.changed().isBefore(day),
        Change.CHANGED,
        rows);
    SearchRequest gone =
        everything.withSelection(
            ImmutableSetMultimap.of(Facet.CHANGE, Change.GONE.word()), ImmutableSetMultimap.of());
    for (int offset = 0; ; offset += PAGE) {
      List<ChangedRow> page = page(gone, offset, Change.GONE);
      page.stream()
          .filter(row -> row.life().gone().filter(when -> !when.isBefore(day)).isPresent())
          .forEach(row -> rows.put(row.dataset().key(), row));
      if (page.size() < PAGE) {
        return ImmutableList.copyOf(rows.values());
      }
    }
  }

  /** Goes down a list that is in the order of what is asked, to the first that does not pass. */
  private void collect(
      SearchRequest request,
      Predicate<Life> passes,
      Change change,
      Map<DatasetKey, ChangedRow> into)
      throws IOException {
    for (int offset = 0; ; offset += PAGE) {
      List<ChangedRow> page = page(request, offset, change);
      for (ChangedRow row : page) {
        if (!passes.test(row.life())) {
          return;
        }
        into.putIfAbsent(row.dataset().key(), row);
      }
      if (page.size() < PAGE) {
        return;
      }
    }
  }

  private List<ChangedRow> page(SearchRequest request, int offset, Change change)
      throws IOException {
    List<Dataset> datasets =
        index.search(request.withPage(offset, PAGE)).hits().stream().map(Hit::best).toList();
    ImmutableMap<DatasetKey, Life> lives =
        index.lives(datasets.stream().map(Dataset::key).toList());
    return datasets.stream()
        .filter(dataset -> lives.containsKey(dataset.key()))
        .map(dataset -> new ChangedRow(change, dataset, lives.get(dataset.key())))
        .toList();
  }
}
