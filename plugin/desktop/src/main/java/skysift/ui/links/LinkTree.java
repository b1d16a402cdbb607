package skysift.ui.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skysift.datalink.Link;
import skysift.datalink.Semantics;
import skysift.model.LinkModel;

/**
 * Links under the terms of their semantics, in the vocabulary's order, faults last. A term with one
 * link needs no heading. Further links stay below what leads to them, or stand with the others when
 * that is wanted.
 */
final class LinkTree {
  private final Set<String> folded = new HashSet<>();
  private boolean flat;

  /**
   * A line on the screen.
   *
   * @param heading the term, when this is the heading of several links; else empty
   * @param count how many links it has
   * @param line the link; empty for a heading
   * @param depth how far it is indented
   */
  record Row(String heading, int count, Optional<LinkModel.Line> line, int depth) {}

  boolean isFlat() {
    return flat;
  }

  void flat(boolean wanted) {
    flat = wanted;
  }

  boolean isFolded(Row heading) {
    return folded.contains(heading.heading());
  }

  /** Shows or hides what is below a heading. */
  void toggle(Row heading) {
    if (!folded.remove(heading.heading())) {
      folded.add(heading.heading());
    }
  }

  List<Row> rows(List<LinkModel.Line> lines) {
    Map<String, List<List<LinkModel.Line>>> byTerm = new LinkedHashMap<>();
    for (List<LinkModel.Line> branch : branches(lines)) {
      String key = key(branch.get(0).link());
      byTerm.computeIfAbsent(key, term -> new ArrayList<>()).add(branch);
    }
    List<String> terms = new ArrayList<>(byTerm.keySet());
    terms.sort(Comparator.comparingInt((String key) -> rank(byTerm.get(key).get(0).get(0).link())));
    List<Row> rows = new ArrayList<>();
    for (String term : terms) {
      add(rows, term, byTerm.get(term));
    }
    return rows;
  }

  /** A link with what is below it; each alone when they are to stand together. */
  private List<List<LinkModel.Line>> branches(List<LinkModel.Line> lines) {
    List<List<LinkModel.Line>> branches = new ArrayList<>();
    for (LinkModel.Line line : lines) {
      if (flat || line.depth() == 0) {
        branches.add(new ArrayList<>(List.of(line)));
      } else {
        branches.get(branches.size() - 1).add(line);
      }
    }
    return branches;
  }

  private static String key(Link link) {
    String term = link.semantics().term();
    return link instanceof Link.LinkFault ? "⚠ " + term : term;
  }

  private static int rank(Link link) {
    Semantics semantics = link.semantics();
    return link instanceof Link.LinkFault ? Integer.MAX_VALUE : semantics.rank();
  }

  private void add(List<Row> rows, String term, List<List<LinkModel.Line>> branches) {
    int depth = 0;
    if (branches.size() > 1) {
      Row heading = new Row(term.isEmpty() ? "-" : term, branches.size(), Optional.empty(), 0);
      rows.add(heading);
      if (isFolded(heading)) {
        return;
      }
      depth = 1;
    }
    for (List<LinkModel.Line> branch : branches) {
      for (LinkModel.Line line : branch) {
        int below = flat ? 0 : line.depth();
        rows.add(new Row("", 1, Optional.of(line), depth + below));
      }
    }
  }
}
