package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skysift.app.FailureText;
import skysift.app.OwnWords;
import skysift.app.Skysift;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.text.Texts;

/**
 * Which facets are shown, in which order, and what of each; what a click on a value asks. Which are
 * folded, hidden, moved and sorted by name is remembered.
 */
public final class FacetModel {
  /** Values per facet once more were asked for. */
  static final int MANY = 1_000;

  private static final Texts TEXTS = Texts.of(FacetModel.class);
  private static final FacetKey LEVEL = new FacetKey.OfRows(Facet.LEVEL);
  private static final String ORDER = "facets.order";
  private static final String HIDDEN = "facets.hidden";
  private static final String FOLDED = "facets.folded";
  private static final String BY_NAME = "facets.byname";

  private static final ImmutableList<Facet> FOLDED_AT_FIRST =
      ImmutableList.of(
          Facet.ROLE,
          Facet.FORMAT,
          Facet.YEAR,
          Facet.RIGHTS,
          Facet.FILTER,
          Facet.PROPOSAL,
          Facet.SUBTYPE,
          Facet.CHANGE);

  private final Skysift skysift;
  private final SearchModel search;
  private final FilesModel files;
  private final Tasks tasks;
  private final Memory memory;
  private final Listeners listeners = new Listeners();

  private final List<FacetKey> order = new ArrayList<>();
  private final Set<FacetKey> hidden = new LinkedHashSet<>();
  private final Set<FacetKey> folded = new HashSet<>();
  private final Set<FacetKey> byName = new HashSet<>();
  private final Set<FacetKey> whole = new HashSet<>();
  private final Set<Value> closed = new HashSet<>();
  private final Map<Value, OwnWords.Words> own = new HashMap<>();
  private String fault = "";

  /** One value of one facet. */
  record Value(FacetKey key, String value) {}

  FacetModel(Skysift skysift, SearchModel search, FilesModel files, Tasks tasks, Memory memory) {
    this.skysift = skysift;
    this.search = search;
    this.files = files;
    this.tasks = tasks;
    this.memory = memory;
    ImmutableMap<String, FacetKey> all =
        FacetKey.all().collect(ImmutableMap.toImmutableMap(FacetKey::word, key -> key));
    Set<FacetKey> ordered = named(memory.list(ORDER), all);
    order.addAll(ordered);
    order.addAll(Sets.difference(new LinkedHashSet<>(all.values()), ordered));
    hidden.addAll(named(memory.list(HIDDEN), all));
    byName.addAll(named(memory.list(BY_NAME), all));
    if (memory.has(FOLDED)) {
      folded.addAll(named(memory.list(FOLDED), all));
    } else {
      FOLDED_AT_FIRST.forEach(facet -> folded.add(new FacetKey.OfRows(facet)));
      all.values().stream().filter(FacetKey.OfFiles.class::isInstance).forEach(folded::add);
    }
    search.addListener(this::changed);
    files.addListener(listeners::fire);
    files.watch(watching());
  }

  private static Set<FacetKey> named(Collection<String> words, Map<String, FacetKey> all) {
    return words.stream()
        .filter(all::containsKey)
        .map(all::get)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** What is asked, for what menus offer. */
  public SearchRequest request() {
    return search.request();
  }

  /** All lines, of the newest answer; none before the first. */
  public ImmutableList<FacetLine> lines() {
    return search
        .result()
        .map(result -> new FacetLines(this, result).all())
        .orElse(ImmutableList.of());
  }

  /** Facets that are shown, in their order. */
  ImmutableList<FacetKey> shown() {
    return order.stream()
        .filter(key -> !hidden.contains(key))
        .collect(ImmutableList.toImmutableList());
  }

  /** Facets that are not shown because the user hid them. */
  public ImmutableList<FacetKey> hidden() {
    return ImmutableList.copyOf(hidden);
  }

  FilesModel files() {
    return files;
  }

  boolean folded(FacetKey key) {
    return folded.contains(key);
  }

  /** Whether values are sorted by name. */
  public boolean byName(FacetKey key) {
    return byName.contains(key);
  }

  boolean whole(FacetKey key) {
    return whole.contains(key);
  }

  boolean closed(Value value) {
    return closed.contains(value);
  }

  Optional<OwnWords.Words> own(Value value) {
    return Optional.ofNullable(own.get(value));
  }

  /** Why words could not be read; empty when they could. */
  public String fault() {
    return fault;
  }

  /** Wants a value, or no longer. */
  public void toggle(FacetLine.Value line) {
    switch (line.key()) {
      case FacetKey.OfRows rows ->
          search.change(r -> r.toggled(rows.facet(), line.count().value()));
      case FacetKey.OfFiles of -> files.toggle(of.facet(), line.count().value());
    }
  }

  /** Excludes a value, or no longer; values of files cannot be excluded. */
  public void exclude(FacetLine.Value line) {
    if (line.key() instanceof FacetKey.OfRows rows) {
      search.change(r -> r.excluded(rows.facet(), line.count().value()));
    }
  }

  /** Neither wants nor excludes a value. */
  public void off(FacetLine.Value line) {
    switch (line.state()) {
      case WANTED -> toggle(line);
      case UNWANTED -> exclude(line);
      case OFF -> {}
    }
  }

  /** Wants this value of the facet and no other; what is unwanted stays so. */
  public void only(FacetLine.Value line) {
    switch (line.key()) {
      case FacetKey.OfRows rows -> search.change(r -> r.only(rows.facet(), line.count().value()));
      case FacetKey.OfFiles of -> files.only(of.facet(), line.count().value());
    }
  }

  /** Neither wants nor excludes any value of the facet. */
  public void clear(FacetKey key) {
    switch (key) {
      case FacetKey.OfRows rows -> search.change(r -> r.cleared(rows.facet()));
      case FacetKey.OfFiles of -> files.clear(of.facet());
    }
  }

  /** Lists only values that contain the text; all, when it is empty. */
  public void find(FacetKey key, String text) {
    if (key instanceof FacetKey.OfRows rows) {
      search.look(r -> r.withFacetText(rows.facet(), text));
    }
  }

  /** Shows all values, or a few again. */
  public void more(FacetKey key) {
    flip(whole, key);
    boolean few = whole.stream().noneMatch(FacetKey.OfRows.class::isInstance);
    search.look(r -> r.withFacetLimit(few ? SearchRequest.FACET_LIMIT : MANY));
    listeners.fire();
  }

  /** Shows or hides the values of a facet. */
  public void fold(FacetKey key) {
    flip(folded, key);
    memory.putList(FOLDED, words(folded));
    files.watch(watching());
    listeners.fire();
  }

  /** Sorts values by name, or by count again. */
  public void sort(FacetKey key, boolean name) {
    if (name != byName.contains(key)) {
      flip(byName, key);
    }
    memory.putList(BY_NAME, words(byName));
    listeners.fire();
  }

  /** Moves a facet up (-1) or down (1) among those that are shown. */
  public void move(FacetKey key, int step) {
    List<FacetKey> shown = shown();
    int to = shown.indexOf(key) + step;
    if (to >= 0 && to < shown.size()) {
      int place = order.indexOf(shown.get(to));
      order.remove(key);
      order.add(place, key);
      memory.putList(ORDER, words(order));
      listeners.fire();
    }
  }

  /** Hides a facet, or shows it again. */
  public void hide(FacetKey key, boolean away) {
    if (away != hidden.contains(key)) {
      flip(hidden, key);
    }
    memory.putList(HIDDEN, words(hidden));
    files.watch(watching());
    listeners.fire();
  }

  /** Shows or hides what is below a value. */
  public void open(FacetLine.Value line) {
    if (line.opening() != FacetLine.Opening.NONE) {
      flip(closed, new Value(line.key(), line.count().value()));
      listeners.fire();
    }
  }

  /** Whether archives may have other words for the value. */
  public static boolean hasOwnWords(FacetLine.Value line) {
    return line.key() instanceof FacetKey.OfRows rows && OwnWords.known(rows.facet());
  }

  /** Shows the archives' own words for a value, or hides them. */
  public void ownWords(FacetLine.Value line) {
    if (!(line.key() instanceof FacetKey.OfRows rows)) {
      return;
    }
    Value value = new Value(line.key(), line.count().value());
    if (own.remove(value) != null) {
      listeners.fire();
      return;
    }
    SearchRequest asked = search.request();
    tasks.run(
        Tasks.Queue.ERRANDS,
        () -> skysift.ownWords().of(asked, rows.facet(), value.value()),
        found -> {
          if (Plain.of(search.request()).equals(Plain.of(asked))) {
            fault = "";
            own.put(value, found);
            listeners.fire();
          }
        },
        failure -> {
          fault = FailureText.of(failure);
          listeners.fire();
        });
  }

  private void changed() {
    own.clear();
    listeners.fire();
  }

  private boolean watching() {
    return FacetKey.all()
        .anyMatch(
            key ->
                key instanceof FacetKey.OfFiles && !folded.contains(key) && !hidden.contains(key));
  }

  private static void flip(Set<FacetKey> set, FacetKey key) {
    if (!set.remove(key)) {
      set.add(key);
    }
  }

  private static void flip(Set<Value> set, Value value) {
    if (!set.remove(value)) {
      set.add(value);
    }
  }

  private static List<String> words(Collection<FacetKey> keys) {
    return keys.stream().map(FacetKey::word).toList();
  }

  /** What is shown for a value. */
  static String text(FacetKey key, String value) {
    if (value.equals(Facet.NOT_STATED)) {
      return TEXTS.get("value.none");
    }
    return key.equals(LEVEL) ? level(value) : value;
  }

  private static String level(String number) {
    return switch (number) {
      case "0" -> TEXTS.get("level.0");
      case "1" -> TEXTS.get("level.1");
      case "2" -> TEXTS.get("level.2");
      case "3" -> TEXTS.get("level.3");
      case "4" -> TEXTS.get("level.4");
      default -> number;
    };
  }
}
