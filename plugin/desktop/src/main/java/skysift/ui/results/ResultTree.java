package skysift.ui.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skysift.obscore.CalibrationLevel;
import skysift.obscore.Dataset;
import skysift.obscore.Role;
import skysift.search.Hit;

/**
 * What an observation opens to: its product sets, by archive and calibration level; in these the
 * datasets, copies of one in one line; previews and what else is no product in one line. A set of
 * one dataset is that dataset, and there are no sets where there would be only one.
 */
final class ResultTree {
  private final Copies copies;
  private final Set<String> open;

  /** {@code open} names the lines that are open. */
  ResultTree(Copies copies, Set<String> open) {
    this.copies = copies;
    this.open = open;
  }

  static ResultRow observation(Hit hit) {
    return new ResultRow(
        ResultRow.Kind.OBSERVATION,
        hit,
        hit.datasets(),
        0,
        hit.observation().token(),
        hit.datasets().size() > 1);
  }

  /** The lines below an observation, as far as they are open. */
  List<ResultRow> below(Hit hit) {
    List<ResultRow> lines = new ArrayList<>();
    if (hit.datasets().size() < 2 || !open.contains(hit.observation().token())) {
      return lines;
    }
    Map<String, List<List<Dataset>>> sets = new LinkedHashMap<>();
    List<List<Dataset>> others = new ArrayList<>();
    for (List<Dataset> same : inOrder(hit)) {
      Dataset best = same.get(0);
      if (best.role() == Role.PRODUCT || best.role() == Role.PACKAGE) {
        sets.computeIfAbsent(set(best), name -> new ArrayList<>()).add(same);
      } else {
        others.add(same);
      }
    }
    boolean flat = sets.size() == 1;
    sets.forEach((name, products) -> add(lines, hit, ResultRow.Kind.SET, name, products, flat));
    add(lines, hit, ResultRow.Kind.OTHERS, "others", others, sets.isEmpty());
    return lines;
  }

  /** Copies together; in the order of the best of each. */
  private List<List<Dataset>> inOrder(Hit hit) {
    List<List<Dataset>> all = new ArrayList<>(copies.of(hit.datasets()));
    all.sort(Comparator.comparingInt((List<Dataset> same) -> first(hit, same)));
    return all;
  }

  private static int first(Hit hit, List<Dataset> same) {
    return same.stream().mapToInt(hit.datasets()::indexOf).min().orElse(0);
  }

  private static String set(Dataset dataset) {
    int level = dataset.calibrationLevel().map(CalibrationLevel::number).orElse(-1);
    return dataset.archive() + " " + level;
  }

  private void add(
      List<ResultRow> lines,
      Hit hit,
      ResultRow.Kind kind,
      String name,
      List<List<Dataset>> members,
      boolean flat) {
    int depth = 1;
    if (!flat && members.size() > 1) {
      String node = hit.observation().token() + " " + name;
      List<Dataset> all = members.stream().flatMap(List::stream).toList();
      lines.add(new ResultRow(kind, hit, all, depth, node, true));
      if (!open.contains(node)) {
        return;
      }
      depth = 2;
    }
    for (List<Dataset> same : members) {
      String node = same.get(0).key().token();
      lines.add(new ResultRow(ResultRow.Kind.DATASET, hit, same, depth, node, false));
    }
  }
}
