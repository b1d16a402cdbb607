package skysift.model;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skysift.app.OwnWords;
import skysift.search.Count;
import skysift.search.Facet;
import skysift.search.FacetCounts;
import skysift.search.FileCounts;
import skysift.search.FileFacet;
import skysift.search.SearchRequest;
import skysift.search.SearchResult;
import skysift.text.Texts;

/** Makes the lines of the facet panel. */
final class FacetLines {
  private static final Texts TEXTS = Texts.of(FacetLines.class);

  /** Values shown before more are asked for. */
  private static final int FEW = 8;

  /** A facet with more values can be searched. */
  private static final int LONG = 12;

  private static final Comparator<Count> BY_NAME =
      Comparator.comparing((Count count) -> count.value().isEmpty())
          .thenComparing(Count::value, String.CASE_INSENSITIVE_ORDER);

  private final FacetModel model;
  private final SearchResult result;
  private final SearchRequest request;
  private final List<FacetLine> lines = new ArrayList<>();

  FacetLines(FacetModel model, SearchResult result) {
    this.model = model;
    this.result = result;
    request = model.request();
  }

  ImmutableList<FacetLine> all() {
    for (FacetKey key : model.shown()) {
      switch (key) {
        case FacetKey.OfRows rows ->
            Optional.ofNullable(result.counts(rows.facet()))
                .filter(this::says)
                .ifPresent(counts -> rows(key, counts));
        case FacetKey.OfFiles of -> files(key, of.facet());
      }
    }
    return ImmutableList.copyOf(lines);
  }

  /** A facet of which no row states anything is left out, unless something is asked of it. */
  private boolean says(FacetCounts counts) {
    Facet facet = counts.facet();
    return counts.values() > 0
        || request.wanted().containsKey(facet)
        || request.unwanted().containsKey(facet)
        || !text(facet).isEmpty();
  }

  private String text(Facet facet) {
    return request.facets().getOrDefault(facet, "");
  }

  private void rows(FacetKey key, FacetCounts counts) {
    boolean folded = model.folded(key);
    lines.add(new FacetLine.Header(key, counts.values(), folded, model.byName(key)));
    if (folded) {
      return;
    }
    String text = text(counts.facet());
    if (counts.values() > LONG || !text.isEmpty()) {
      lines.add(new FacetLine.Find(key, text));
    }
    values(key, counts, !text.isEmpty());
    if (counts.facet() == Facet.FORMAT) {
      contents(key);
    }
  }

  private void values(FacetKey key, FacetCounts counts, boolean found) {
    long most = counts.top().stream().mapToLong(Count::count).max().orElse(0);
    int limit = model.whole(key) || found ? Integer.MAX_VALUE : FEW;
    List<FacetCounts.Nested> nested = sorted(counts, model.byName(key)).nested();
    int shown = 0;
    int hidden = found ? 0 : Math.max(0, counts.values() - counts.top().size());
    int closedAt = Integer.MAX_VALUE;
    for (int i = 0; i < nested.size(); i++) {
      FacetCounts.Nested one = nested.get(i);
      FacetModel.Value value = new FacetModel.Value(key, one.count().value());
      FacetLine.State state = state(counts.facet(), one.count().value());
      closedAt = one.depth() > closedAt ? closedAt : Integer.MAX_VALUE;
      boolean inside = one.depth() <= closedAt && shown < limit;
      boolean parent = i + 1 < nested.size() && nested.get(i + 1).depth() > one.depth();
      if (parent && model.closed(value) && one.depth() < closedAt) {
        closedAt = one.depth();
      }
      if (inside || state != FacetLine.State.OFF) {
        lines.add(line(value, one, most, state, parent));
        model.own(value).ifPresent(own -> own(key, own, one.depth() + 1));
        shown++;
      } else if (one.depth() <= closedAt) {
        hidden++;
      }
    }
    if (hidden > 0 || model.whole(key) && counts.top().size() > FEW) {
      lines.add(new FacetLine.More(key, hidden));
    }
  }

  private void own(FacetKey key, OwnWords.Words own, int depth) {
    own.words()
        .forEach(word -> lines.add(new FacetLine.Own(key, word.value(), word.count(), depth)));
    if (!own.whole()) {
      lines.add(new FacetLine.Note(key, TEXTS.get("own.some", OwnWords.MOST_ROWS)));
    }
  }

  private FacetLine.Value line(
      FacetModel.Value value,
      FacetCounts.Nested one,
      long most,
      FacetLine.State state,
      boolean parent) {
    FacetLine.Opening opening =
        !parent
            ? FacetLine.Opening.NONE
            : model.closed(value) ? FacetLine.Opening.CLOSED : FacetLine.Opening.OPEN;
    return new FacetLine.Value(
        value.key(),
        one.count(),
        FacetModel.text(value.key(), value.value()),
        one.depth(),
        most,
        state,
        opening);
  }

  private static FacetCounts sorted(FacetCounts counts, boolean byName) {
    return byName
        ? new FacetCounts(
            counts.facet(),
            ImmutableList.sortedCopyOf(BY_NAME, counts.top()),
            counts.values(),
            counts.broader())
        : counts;
  }

  private FacetLine.State state(Facet facet, String value) {
    if (request.wanted().containsEntry(facet, value)) {
      return FacetLine.State.WANTED;
    }
    return request.unwanted().containsEntry(facet, value)
        ? FacetLine.State.UNWANTED
        : FacetLine.State.OFF;
  }

  private void files(FacetKey key, FileFacet facet) {
    Optional<FileCounts> counts = model.files().counts();
    int values = counts.map(c -> c.counts().get(facet).size()).orElse(-1);
    boolean folded = model.folded(key);
    lines.add(new FacetLine.Header(key, values, folded, model.byName(key)));
    if (folded) {
      return;
    }
    Set<String> wanted = model.files().filter().wanted().get(facet);
    List<Count> all = counts.map(c -> (List<Count>) c.counts().get(facet)).orElse(List.of());
    long most = all.stream().mapToLong(Count::count).max().orElse(0);
    int limit = model.whole(key) ? Integer.MAX_VALUE : FEW;
    int shown = 0;
    for (Count count : model.byName(key) ? ImmutableList.sortedCopyOf(BY_NAME, all) : all) {
      boolean on = wanted.contains(count.value());
      if (shown < limit || on) {
        lines.add(
            new FacetLine.Value(
                key,
                count,
                FacetModel.text(key, count.value()),
                0,
                most,
                on ? FacetLine.State.WANTED : FacetLine.State.OFF,
                FacetLine.Opening.NONE));
        shown++;
      }
    }
    if (shown < all.size() || model.whole(key) && all.size() > FEW) {
      lines.add(new FacetLine.More(key, all.size() - shown));
    }
    contents(key);
  }

  /** What is not known of the files, and how to find it out. */
  private void contents(FacetKey key) {
    FilesModel files = model.files();
    if (files.busy()) {
      lines.add(new FacetLine.Note(key, files.message()));
      lines.add(new FacetLine.Deed(key, TEXTS.get("files.stop"), files::cancel));
      return;
    }
    if (!files.message().isEmpty()) {
      lines.add(new FacetLine.Note(key, files.message()));
    }
    if (files.counts().isEmpty()) {
      if (key instanceof FacetKey.OfFiles || leadsToLinks()) {
        lines.add(new FacetLine.Deed(key, TEXTS.get("files.count"), files::refresh));
      }
      return;
    }
    int unknown = files.counts().get().unknown().size();
    if (unknown > 0) {
      lines.add(new FacetLine.Note(key, TEXTS.get("files.unknown", unknown)));
      lines.add(new FacetLine.Deed(key, TEXTS.get("files.rest"), files::resolveRest));
    }
  }

  private boolean leadsToLinks() {
    Map<Facet, FacetCounts> counts = result.counts();
    return counts.containsKey(Facet.FORMAT)
        && counts.get(Facet.FORMAT).top().stream()
            .anyMatch(count -> count.value().contains("datalink"));
  }
}
