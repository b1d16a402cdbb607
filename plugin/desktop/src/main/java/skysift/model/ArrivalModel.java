package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skysift.app.Arrival;
import skysift.app.FailureText;
import skysift.app.Skysift;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.search.Hit;
import skysift.search.Region;
import skysift.search.RowList;
import skysift.search.SearchRequest;
import skysift.sky.Cone;
import skysift.text.Texts;

/** What other programs tell us: rows are chosen, maps narrow the search, the rest is offered. */
public final class ArrivalModel {
  private static final Texts TEXTS = Texts.of(ArrivalModel.class);

  /** Degrees around a position that was pointed at, when no cone says better. */
  private static final double RADIUS = 0.1;

  private final Skysift skysift;
  private final Tasks tasks;
  private final SearchModel search;
  private final SelectionModel selection;
  private final HarvestModel harvest;
  private final Listeners listeners = new Listeners();
  private final Deque<Arrival.Question> questions = new ArrayDeque<>();

  private Optional<Notice> notice = Optional.empty();
  private boolean resolving;
  private long newest;

  /**
   * The last thing that came, for people.
   *
   * @param offers what can be done about it
   */
  public record Notice(String text, ImmutableList<Offer> offers) {}

  /** One thing that can be done. */
  public record Offer(String text, Runnable action) {}

  ArrivalModel(
      Skysift skysift,
      Tasks tasks,
      SearchModel search,
      SelectionModel selection,
      HarvestModel harvest) {
    this.skysift = skysift;
    this.tasks = tasks;
    this.search = search;
    this.selection = selection;
    this.harvest = harvest;
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** What came last, until it was dismissed. */
  public Optional<Notice> notice() {
    return notice;
  }

  /** What has to be decided first. */
  public Optional<Arrival.Question> question() {
    return Optional.ofNullable(questions.peek());
  }

  /** Takes the notice away. */
  public void dismiss() {
    notice = Optional.empty();
    listeners.fire();
  }

  /** Decides the first question. */
  public void decide(Arrival.Decision decision) {
    Arrival.Question question = questions.poll();
    if (question != null) {
      question.decision().accept(decision);
    }
    listeners.fire();
  }

  /** Whether links are resolved of a row that another program points at. */
  public boolean resolvesLinks() {
    return resolving;
  }

  /** Sets whether links are resolved of a row that another program points at. */
  public void resolveLinks(boolean wanted) {
    resolving = wanted;
    listeners.fire();
  }

  void arrived(Arrival arrival) {
    switch (arrival) {
      case Arrival.Rows rows -> rows(rows);
      case Arrival.Position position -> position(position);
      case Arrival.Coverage coverage -> coverage(coverage);
      case Arrival.Table table -> {
        say(TEXTS.get("arrival.table", table.peer(), table.name()), List.of());
        harvest.importTable(table);
      }
      case Arrival.Question question -> {
        questions.add(question);
        listeners.fire();
      }
    }
  }

  private record Found(ImmutableList<Dataset> datasets, long visible) {}

  private void rows(Arrival.Rows rows) {
    long number = ++newest;
    ImmutableSet<DatasetKey> keys =
        rows.keys().stream().map(DatasetKey::new).collect(ImmutableSet.toImmutableSet());
    RowList list = new RowList(rows.peer(), keys);
    SearchRequest asked = search.request();
    tasks.run(
        Tasks.Queue.SEARCH,
        () -> {
          ImmutableList.Builder<Dataset> datasets = ImmutableList.builder();
          var found = skysift.find(ImmutableSet.copyOf(rows.keys()));
          for (DatasetKey key : keys) {
            Hit hit = found.get(key.token());
            if (hit != null) {
              datasets.add(hit.best());
            }
          }
          return new Found(datasets.build(), visible(asked, list));
        },
        found -> {
          if (number == newest) {
            picked(rows, list, found);
          }
        },
        failure -> say("⚠ " + FailureText.of(failure), List.of()));
  }

  private long visible(SearchRequest asked, RowList list) throws IOException {
    return skysift
        .search(
            asked.withRows(Optional.of(list.among(asked.rows()))).withPage(0, 0).withFacetLimit(0))
        .total()
        .datasets();
  }

  private void picked(Arrival.Rows rows, RowList list, Found found) {
    selection.pick(found.datasets());
    if (resolving && rows.one() && !found.datasets().isEmpty()) {
      selection.resolve();
    }
    long hidden = found.datasets().size() - found.visible();
    long gone = list.keys().size() - found.datasets().size() + rows.others();
    String text =
        TEXTS.get(
                rows.one() ? "arrival.row" : "arrival.rows",
                rows.peer(),
                rows.table(),
                rows.keys().size())
            + (hidden > 0 ? TEXTS.get("arrival.hidden", hidden) : "")
            + (gone > 0 ? TEXTS.get("arrival.gone", gone) : "");
    ImmutableList.Builder<Offer> offers = ImmutableList.builder();
    if (!found.datasets().isEmpty()) {
      offers.add(new Offer(TEXTS.get("arrival.only"), () -> only(list)));
      if (hidden > 0) {
        offers.add(new Offer(TEXTS.get("arrival.alone"), () -> onlyWithoutFilters(list)));
      }
    }
    say(text, offers.build());
  }

  private void only(RowList list) {
    search.change(request -> request.withRows(Optional.of(list)));
    dismiss();
  }

  private void onlyWithoutFilters(RowList list) {
    search.change(request -> Filter.cleared(request).withRows(Optional.of(list)));
    dismiss();
  }

  private void position(Arrival.Position position) {
    double radius = search.request().cone().map(Cone::radius).orElse(RADIUS);
    Cone cone = new Cone(position.position(), radius);
    String text =
        TEXTS.get(
            "arrival.position",
            position.peer(),
            String.format(
                Locale.ROOT, "%.5f %+.5f", position.position().ra(), position.position().dec()));
    String here = TEXTS.get("arrival.here", String.format(Locale.ROOT, "%.3g", radius));
    say(
        text,
        List.of(
            new Offer(
                here,
                () -> {
                  search.change(request -> request.withCone(Optional.of(cone)));
                  dismiss();
                })));
  }

  private void coverage(Arrival.Coverage coverage) {
    search.change(request -> request.withRegion(Optional.of(new Region.InMoc(coverage.moc()))));
    say(
        TEXTS.get("arrival.coverage", coverage.peer(), coverage.name()),
        List.of(new Offer(TEXTS.get("arrival.undo"), this::undoAndDismiss)));
  }

  private void undoAndDismiss() {
    search.undo();
    dismiss();
  }

  private void say(String text, List<Offer> offers) {
    notice = Optional.of(new Notice(text, ImmutableList.copyOf(offers)));
    listeners.fire();
  }
}
