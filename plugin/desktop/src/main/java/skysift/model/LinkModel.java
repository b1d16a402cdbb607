package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import skysift.app.FailureText;
import skysift.app.Linker;
import skysift.app.Picker;
import skysift.app.ProductChoice;
import skysift.app.Skysift;
import skysift.app.SodaFill;
import skysift.datalink.Link;
import skysift.datalink.Links;
import skysift.datalink.Semantics;
import skysift.datalink.ServiceForm;
import skysift.fetch.FetchLimits;
import skysift.fetch.FetchReport;
import skysift.obscore.Dataset;
import skysift.search.SearchRequest;
import skysift.text.Texts;
import skysift.vo.Keyring;

/**
 * What is behind the first chosen dataset as lines of a tree, what can be done with a line, and
 * downloads of all that is chosen.
 */
public final class LinkModel {
  private static final Texts TEXTS = Texts.of(LinkModel.class);
  private static final int MOST_PICTURES = 3;
  private static final ImmutableList<String> NO_TRAIL = ImmutableList.of();

  private final Skysift skysift;
  private final Linker linker;
  private final SelectionModel selection;
  private final Supplier<SearchRequest> search;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();
  private final Map<Place, Links> opened = new HashMap<>();
  private boolean flat;

  /** The shown links with all further ones in their place, once these were asked for. */
  private Optional<Links> flattened = Optional.empty();

  private Optional<Weight> weight = Optional.empty();
  private ImmutableList<Dataset> weighed = ImmutableList.of();
  private Optional<Links> shown = Optional.empty();
  private ImmutableList<Line> lines = ImmutableList.of();
  private Optional<Tasks.Task> running = Optional.empty();
  private String message = "";
  private long newest;

  /**
   * A line of the tree.
   *
   * @param depth 0 for the dataset's own links
   * @param trail URLs of the documents on the way to it
   * @param place which of its document's links it is
   * @param leads whether it leads to further links
   * @param open whether these are shown below it
   */
  public record Line(
      Link link, int depth, ImmutableList<String> trail, int place, boolean leads, boolean open) {
    private Place at() {
      return new Place(trail, place, link);
    }
  }

  /** Where a line is: a document that holds itself is opened there, and not in each copy below. */
  private record Place(ImmutableList<String> trail, int number, Link link) {}

  /**
   * What a choice comes to.
   *
   * @param files how many products
   * @param bytes of those that state their size
   * @param unsized how many do not
   * @param problems why rows give nothing, in words
   */
  public record Weight(int files, long bytes, int unsized, ImmutableList<String> problems) {}

  /** {@code search} gives what is being searched for, to fill in cutouts. */
  public LinkModel(
      Skysift skysift, SelectionModel selection, Supplier<SearchRequest> search, Tasks tasks) {
    this.skysift = skysift;
    this.linker = skysift.linker();
    this.selection = selection;
    this.search = search;
    this.tasks = tasks;
    selection.addListener(this::changed);
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** The lines, best seen in their order. */
  public ImmutableList<Line> lines() {
    return lines;
  }

  /** What came of the last action; may be empty. */
  public String message() {
    return message;
  }

  /** Whether something is being fetched or opened. */
  public boolean busy() {
    return running.isPresent();
  }

  /** Stops what runs; files that are whole stay. */
  public void cancel() {
    newest++;
    running.ifPresent(Tasks.Task::cancel);
    running = Optional.empty();
    listeners.fire();
  }

  private void changed() {
    if (!selection.links().equals(shown)) {
      shown = selection.links();
      opened.clear();
      flattened = Optional.empty();
      message = "";
      if (flat) {
        flatten();
      }
    }
    rebuild();
  }

  /** Whether further links are shown in the place of what leads to them. */
  public boolean flat() {
    return flat;
  }

  /** Shows all links flat, which asks for the further ones of each row that is shown; or a tree. */
  public void showFlat(boolean wanted) {
    flat = wanted;
    if (flat) {
      flatten();
    }
    rebuild();
  }

  private void flatten() {
    Optional<Links> before = shown;
    boolean leads =
        shown.stream()
            .flatMap(l -> l.links().stream())
            .anyMatch(l -> Linker.leadsTo(l).isPresent());
    if (!leads || flattened.isPresent()) {
      return;
    }
    work(
        Tasks.Queue.LINKS,
        () -> linker.flattened(before.orElseThrow()),
        links -> {
          if (shown.equals(before)) {
            flattened = Optional.of(links);
          }
        });
  }

  private void rebuild() {
    List<Line> built = new ArrayList<>();
    (flat ? flattened.or(() -> shown) : shown)
        .ifPresent(
            links ->
                add(
                    built,
                    links.links(),
                    0,
                    links.source().map(ImmutableList::of).orElse(ImmutableList.of())));
    if (shown.isPresent()) {
      selection
          .first()
          .ifPresent(
              dataset ->
                  linker.services(dataset).forEach(call -> add(built, List.of(call), 0, NO_TRAIL)));
    }
    lines = ImmutableList.copyOf(built);
    listeners.fire();
  }

  private void add(List<Line> into, List<Link> links, int depth, ImmutableList<String> trail) {
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      Optional<String> leadsTo = Linker.leadsTo(link);
      Links inner = opened.get(new Place(trail, i, link));
      into.add(new Line(link, depth, trail, i, leadsTo.isPresent(), inner != null));
      if (inner != null && depth < 10) {
        ImmutableList<String> deeper =
            ImmutableList.<String>builder().addAll(trail).add(leadsTo.orElseThrow()).build();
        add(into, inner.links(), depth + 1, deeper);
      }
    }
  }

  /** Opens a line that leads to further links, which asks their service; or closes it. */
  public void toggle(Line line) {
    if (line.open()) {
      opened.remove(line.at());
      rebuild();
      return;
    }
    Dataset dataset = selection.first().orElseThrow();
    Optional<Links> before = shown;
    work(
        Tasks.Queue.LINKS,
        () -> linker.open(dataset.key(), line.link(), line.trail()),
        links -> {
          if (shown.equals(before)) {
            opened.put(line.at(), links);
          }
        });
  }

  /** Asks for the links anew, such as after a fault that may have passed. */
  public void again() {
    skysift.keyring().askAgain();
    selection.resolveAnew();
  }

  /** The form of a service; empty when it is not described. */
  public Optional<ServiceForm> form(Link.ServiceCall call) {
    return call.service().map(ServiceForm::of);
  }

  /** What the search suggests for a form. */
  public ImmutableListMultimap<String, String> suggested(ServiceForm form) {
    return SodaFill.of(search.get(), form);
  }

  /**
   * The URL of a call.
   *
   * @throws IllegalArgumentException when a value is not allowed; says which and why
   */
  public String url(ServiceForm form, ListMultimap<String, String> given) {
    return form.url(converted(form, given));
  }

  /**
   * Checks what is given to a service that works through jobs.
   *
   * @throws IllegalArgumentException when a value is not allowed; says which and why
   */
  public void check(ServiceForm form, ListMultimap<String, String> given) {
    form.sent(converted(form, given));
  }

  private static ImmutableListMultimap<String, String> converted(
      ServiceForm form, ListMultimap<String, String> given) {
    ImmutableListMultimap.Builder<String, String> sent = ImmutableListMultimap.builder();
    given.forEach((name, text) -> sent.put(name, SodaFill.converted(form.parameter(name), text)));
    return sent.build();
  }

  /** The links services that the table describes for the first dataset. */
  public ImmutableList<Link.ServiceCall> linksServices() {
    return selection.first().stream()
        .flatMap(dataset -> linker.services(dataset).stream())
        .filter(Link.ServiceCall::isLinks)
        .collect(ImmutableList.toImmutableList());
  }

  /** The one that is preferred for the first dataset's archive; empty for the row's own way. */
  public String preferredService() {
    return selection.first().map(d -> linker.preferredService(d.archive())).orElse("");
  }

  /** From now on rows of its archive are asked for so; an empty title is the row's own way. */
  public void prefer(String title) {
    String archive = selection.first().orElseThrow().archive();
    work(
        Tasks.Queue.LINKS,
        () -> {
          linker.prefer(archive, title);
          return title;
        },
        done -> again());
  }

  /** Asks for passwords and tokens with {@code asker}, off the event thread. */
  public void askWith(Keyring.Asker asker) {
    skysift.keyring().askWith(asker);
  }

  /** Puts products of the first dataset into a folder. */
  public void fetch(List<Link.Product> products, Path folder) {
    Dataset dataset = selection.first().orElseThrow();
    work(
        Tasks.Queue.FETCH,
        () -> fetched(of(dataset, products), folder),
        report -> message = text(report, folder));
  }

  /** Puts the data of all that is chosen into a folder, of copies one. */
  public void fetchSelection(boolean fitsOnly, Path folder) {
    fetchSelection(fitsOnly ? ProductChoice.FITS : ProductChoice.DATA, "", folder);
  }

  /**
   * Puts what is meant of all that is chosen into a folder, of copies one.
   *
   * @param prefer name of the archive whose copy is taken first; empty for the owner's
   */
  public void fetchSelection(ProductChoice choice, String prefer, Path folder) {
    List<List<Dataset>> rows = List.of(selection.selected());
    AtomicReference<ImmutableList<String>> problems = new AtomicReference<>(ImmutableList.of());
    weight = Optional.empty();
    work(
        Tasks.Queue.FETCH,
        () -> {
          Picker.Picks picks = skysift.picker().pick(rows, choice, prefer, false);
          problems.set(picks.problems());
          return fetched(picks.products(), folder);
        },
        report -> message = text(report, folder) + nothing(problems.get()));
  }

  private static String nothing(ImmutableList<String> problems) {
    return problems.isEmpty()
        ? ""
        : TEXTS.get("fetch.without", problems.size(), problems.getFirst());
  }

  /** Finds out what a choice comes to; asks for the links of chosen rows that are not known. */
  public void weigh(ProductChoice choice, String prefer) {
    List<List<Dataset>> rows = List.of(selection.selected());
    weight = Optional.empty();
    weighed = selection.selected();
    work(
        Tasks.Queue.FETCH,
        () -> skysift.picker().pick(rows, choice, prefer, false),
        picks -> weight = Optional.of(weight(picks)));
  }

  private static Weight weight(Picker.Picks picks) {
    List<OptionalLong> sizes =
        picks.products().stream().map(picked -> picked.product().contentLength()).toList();
    return new Weight(
        sizes.size(),
        sizes.stream().mapToLong(size -> size.orElse(0)).sum(),
        (int) sizes.stream().filter(OptionalLong::isEmpty).count(),
        picks.problems());
  }

  /** What was weighed last of what is chosen; empty once something else is chosen. */
  public Optional<Weight> weight() {
    return weight.filter(of -> weighed.equals(selection.selected()));
  }

  /**
   * Calls a service that works through jobs, and puts its results into a folder.
   *
   * @throws IllegalArgumentException when a value is not allowed; says which and why
   */
  public void callJob(
      Link.ServiceCall call, ServiceForm form, ListMultimap<String, String> given, Path folder) {
    Dataset dataset = selection.first().orElseThrow();
    ImmutableListMultimap<String, String> sent = converted(form, given);
    form.sent(sent);
    work(
        Tasks.Queue.FETCH,
        () ->
            skysift
                .serviceJobs()
                .call(
                    call,
                    form,
                    sent,
                    phase -> tasks.onEventThread(() -> say(TEXTS.get("job.phase", phase))),
                    results -> fetched(of(dataset, results), folder)),
        report -> message = text(report, folder));
  }

  private static List<Picker.Picked> of(Dataset dataset, List<Link.Product> products) {
    return products.stream().map(product -> new Picker.Picked(dataset, product)).toList();
  }

  private FetchReport fetched(List<Picker.Picked> picked, Path folder) throws IOException {
    return skysift
        .downloads()
        .fetch(
            picked,
            folder,
            FetchLimits.STANDARD,
            (done, items, bytes) ->
                tasks.onEventThread(
                    () -> say(TEXTS.get("fetch.progress", done, items, SizeText.of(bytes)))));
  }

  private static String text(FetchReport report, Path folder) {
    long failed =
        report.count(FetchReport.Ending.FAILED) + report.count(FetchReport.Ending.NOT_STARTED);
    String why =
        report.outcomes().stream()
            .filter(outcome -> outcome.ending() == FetchReport.Ending.FAILED)
            .map(outcome -> ": " + outcome.message())
            .findFirst()
            .orElse("");
    return TEXTS.get(
            "fetch.done",
            report.count(FetchReport.Ending.FETCHED),
            folder,
            SizeText.of(report.bytes()),
            report.count(FetchReport.Ending.THERE_ALREADY))
        + (failed == 0 ? "" : TEXTS.get("fetch.failed", failed) + why);
  }

  private void say(String text) {
    message = text;
    listeners.fire();
  }

  private <T> void work(Tasks.Queue queue, Callable<T> work, Consumer<T> done) {
    cancel();
    long number = newest;
    running =
        Optional.of(
            tasks.run(
                queue,
                work,
                outcome -> {
                  ended(number);
                  done.accept(outcome);
                  rebuild();
                },
                failure -> {
                  ended(number);
                  say("⚠ " + FailureText.of(failure));
                }));
    listeners.fire();
  }

  private void ended(long number) {
    if (number == newest) {
      running = Optional.empty();
    }
  }

  /** The previews among the first dataset's links, the vocabulary's first term first. */
  public ImmutableList<Link.Product> pictures() {
    return shown.stream()
        .flatMap(links -> links.products().stream())
        .filter(product -> product.semantics().isA(Semantics.PREVIEW) && product.isPicture())
        .sorted(Comparator.comparingInt(product -> product.semantics().rank()))
        .limit(MOST_PICTURES)
        .collect(ImmutableList.toImmutableList());
  }

  /** Fetches one of these, off the event thread; a failure says why. */
  public Tasks.Task picture(Link.Product picture, Consumer<Path> done, Consumer<String> failed) {
    return tasks.run(
        Tasks.Queue.PREVIEWS,
        () -> skysift.previews().file(picture.url()),
        done,
        failure -> failed.accept(FailureText.of(failure)));
  }

  /** The preview of any dataset, whose links are asked for where they are not known. */
  public Tasks.Task preview(Dataset dataset, Consumer<Path> done, Consumer<String> failed) {
    return tasks.run(
        Tasks.Queue.PREVIEWS,
        () -> {
          Optional<Link.Product> preview = skysift.links(dataset).preview();
          if (preview.isEmpty()) {
            throw new IOException(TEXTS.get("preview.none"));
          }
          return skysift.previews().file(preview.get().url());
        },
        done,
        failure -> failed.accept(FailureText.of(failure)));
  }
}
