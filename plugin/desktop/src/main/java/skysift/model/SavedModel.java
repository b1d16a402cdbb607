package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import skysift.app.Citations;
import skysift.app.Exporter;
import skysift.app.SavedSearches;
import skysift.app.Skysift;
import skysift.app.UsualCover;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.search.RowList;
import skysift.search.SearchRequest;
import skysift.text.Texts;

/** Searches and baskets with a name; results as files; what has to be cited. */
public final class SavedModel {
  private static final Texts TEXTS = Texts.of(SavedModel.class);

  private static final int STEP = 10_000;

  private final Skysift skysift;
  private final SearchModel search;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();
  private final Errands errands;

  private ImmutableList<Item> items = ImmutableList.of();

  /** A search or a basket. */
  public record Item(String name, boolean basket, SearchRequest request) {
    /** Rows of a basket. */
    public int rows() {
      return request.rows().map(rows -> rows.keys().size()).orElse(0);
    }

    /** What it asks, for reading. */
    public String words() {
      return String.join("; ", Filter.of(request).stream().map(Filter::text).toList());
    }
  }

  /** What a result can be written as. */
  public enum Kind {
    VOTABLE("vot"),
    FITS("fits"),
    CSV("csv"),
    ECSV("ecsv"),
    SCRIPT("sh"),
    COVERAGE("fits");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }

    /** Ending of its files. */
    public String ending() {
      return ending;
    }
  }

  SavedModel(Skysift skysift, SearchModel search, Tasks tasks) {
    this.skysift = skysift;
    this.search = search;
    this.tasks = tasks;
    errands = new Errands(tasks, Tasks.Queue.EXPORT, listeners);
    read();
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** All, by name. */
  public ImmutableList<Item> items() {
    return items;
  }

  /** What is being written, what was, or what went wrong; may be empty. */
  public String message() {
    return errands.message();
  }

  /** Whether something is being read or written. */
  public boolean busy() {
    return errands.busy();
  }

  /** Keeps the search of the window under a name; one of the same name is replaced. */
  public void save(String name) {
    Item item = new Item(name, false, search.request());
    keep(() -> item);
  }

  /** Puts rows into a basket, a new one if there is none of that name. */
  public void add(String basket, Collection<Dataset> rows) {
    Set<DatasetKey> more = keys(rows);
    keep(() -> basket(basket, Sets.union(keys(basket), more)));
  }

  /** Takes rows out of a basket. */
  public void remove(String basket, Collection<Dataset> rows) {
    Set<DatasetKey> less = keys(rows);
    keep(() -> basket(basket, Sets.difference(keys(basket), less)));
  }

  private static Set<DatasetKey> keys(Collection<Dataset> rows) {
    return rows.stream().map(Dataset::key).collect(ImmutableSet.toImmutableSet());
  }

  /** What is in a basket by now, also when it was changed a moment ago. Errand thread. */
  private Set<DatasetKey> keys(String basket) throws IOException {
    return load().stream()
        .filter(item -> item.basket() && item.name().equals(basket))
        .findFirst()
        .flatMap(item -> item.request().rows())
        .map(RowList::keys)
        .orElse(ImmutableSet.of());
  }

  private static Item basket(String name, Set<DatasetKey> keys) {
    SearchRequest all = Filter.cleared(SearchModel.start());
    RowList rows = new RowList(name, ImmutableSet.copyOf(keys));
    return new Item(name, true, all.withRows(Optional.of(rows)));
  }

  private void keep(Callable<Item> made) {
    errands.run(
        Tasks.Queue.ERRANDS,
        "",
        () -> {
          Item item = made.call();
          skysift.saved().save(new SavedSearches.Saved(item.name(), item.basket(), item.request()));
          return new Kept(item, load());
        },
        kept -> {
          items = kept.all;
          Item item = kept.item;
          errands.say(
              item.basket()
                  ? TEXTS.get("saved.basket", item.name(), item.rows())
                  : TEXTS.get("saved.search", item.name()));
        });
  }

  private record Kept(Item item, ImmutableList<Item> all) {}

  /** Asks it now; can be undone. */
  public void show(Item item) {
    search.change(now -> item.request());
  }

  /** Removes it for good. */
  public void delete(Item item) {
    errands.run(
        Tasks.Queue.ERRANDS,
        "",
        () -> {
          skysift.saved().delete(item.name());
          return load();
        },
        all -> items = all);
  }

  private void read() {
    errands.run(Tasks.Queue.ERRANDS, "", this::load, all -> items = all);
  }

  /** Errand thread. */
  private ImmutableList<Item> load() throws IOException {
    return skysift.saved().all().stream()
        .map(saved -> new Item(saved.name(), saved.basket(), saved.request()))
        .collect(ImmutableList.toImmutableList());
  }

  /** Writes all that a search finds. */
  public void export(SearchRequest request, Kind kind, Path file) {
    export(request, kind, file, () -> {});
  }

  /** The same; {@code then} runs on the event thread once it is written. */
  public void export(SearchRequest request, Kind kind, Path file, Runnable then) {
    errands.run(
        TEXTS.get("export.writing", file),
        () -> written(request, kind, file),
        outcome -> {
          errands.say(outcome);
          then.run();
        });
  }

  /** Errand thread. */
  private String written(SearchRequest request, Kind kind, Path file) throws IOException {
    Exporter exporter = skysift.exporter();
    return switch (kind) {
      case SCRIPT -> TEXTS.get("export.rows", exporter.script(request, file), file);
      case COVERAGE ->
          exporter.coverage(request, file, UsualCover.order(request))
              ? TEXTS.get("export.done", file)
              : TEXTS.get("export.nothing");
      default ->
          TEXTS.get(
              "export.rows",
              exporter.write(
                  request, file, Exporter.Format.valueOf(kind.name()), rows -> told(rows, file)),
              file);
    };
  }

  private void told(long rows, Path file) {
    if (rows > 0 && rows % STEP == 0) {
      tasks.onEventThread(() -> errands.tell(TEXTS.get("export.so far", rows, file)));
    }
  }

  /** Tells what has to be printed and named when what a search finds is used. */
  public void cite(SearchRequest request, Consumer<String> taker) {
    errands.run(
        TEXTS.get("cite.reading"), () -> Citations.text(skysift.citations().of(request)), taker);
  }
}
