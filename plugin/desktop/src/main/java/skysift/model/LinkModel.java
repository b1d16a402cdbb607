package skysift.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
import skysift.datalink.ServiceForm;
import skysift.fetch.FetchLimits;
import skysift.fetch.FetchReport;
import skysift.obscore.Dataset;
import skysift.search.SearchRequest;
import skysift.vo.Keyring;

/**
 * What is behind the first chosen dataset as lines of a tree, what can be done with a line, and
 * downloads of all that is chosen.
 */
public final class LinkModel {
  private static final ImmutableList<String> NO_TRAIL = ImmutableList.of();

  private final Skysift skysift;
  private final Linker linker;
  private final SelectionModel selection;
  private final Supplier<SearchRequest> search;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();
  private final Map<Link, Links> opened = new HashMap<>();
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
   * @param leads whether it leads to further links
   * @param open whether these are shown below it
   */
  public record Line(
      Link link, int depth, ImmutableList<String> trail, boolean leads, boolean open) {}

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
      message = "";
    }
    rebuild();
  }

  private void rebuild() {
    List<Line> built = new ArrayList<>();
    shown.ifPresent(
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
    for (Link link : links) {
      Optional<String> leadsTo = Linker.leadsTo(link);
      Links inner = opened.get(link);
      into.add(new Line(link, depth, trail, leadsTo.isPresent(), inner != null));
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
      opened.remove(line.link());
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
            opened.put(line.link(), links);
          }
        });
  }

  /** Asks for the links anew, such as after a fault that may have passed. */
  public void again() {
    skysift.keyring().askAgain();
    selection.resolveAnew();
  }

  /** The form of a service, with what the search suggests for it; empty when not described. */
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
    ImmutableListMultimap.Builder<String, String> sent = ImmutableListMultimap.builder();
    given.forEach((name, text) -> sent.put(name, SodaFill.converted(form.parameter(name), text)));
    return form.url(sent.build());
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
    fetchPicked(() -> products.stream().map(p -> new Picker.Picked(dataset, p)).toList(), folder);
  }

  /** Puts the data of all that is chosen into a folder, of copies one. */
  public void fetchSelection(boolean fitsOnly, Path folder) {
    ProductChoice choice = fitsOnly ? ProductChoice.FITS : ProductChoice.DATA;
    List<List<Dataset>> rows = List.of(selection.selected());
    fetchPicked(() -> skysift.picker().pick(rows, choice, "", false).products(), folder);
  }

  private void fetchPicked(Callable<List<Picker.Picked>> picked, Path folder) {
    work(
        Tasks.Queue.FETCH,
        () ->
            skysift
                .downloads()
                .fetch(
                    picked.call(),
                    folder,
                    FetchLimits.STANDARD,
                    (done, items, bytes) ->
                        tasks.onEventThread(
                            () ->
                                say(
                                    "Fetching: %d of %d files, %,d kB"
                                        .formatted(done, items, bytes / 1000)))),
        report -> message = text(report, folder));
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
    return "%d fetched into %s (%,d kB), %d there already"
            .formatted(
                report.count(FetchReport.Ending.FETCHED),
                folder,
                report.bytes() / 1000,
                report.count(FetchReport.Ending.THERE_ALREADY))
        + (failed == 0 ? "" : ", ⚠ " + failed + " failed" + why);
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

  /** Finds the preview of the first dataset's links, off the event thread; a failure says why. */
  public void preview(Consumer<Path> done, Consumer<String> failed) {
    Optional<String> url = shown.flatMap(Links::preview).map(Link.Product::url);
    if (url.isEmpty()) {
      failed.accept("No preview among these links");
      return;
    }
    tasks.run(
        Tasks.Queue.PREVIEWS,
        () -> skysift.previews().file(url.get()),
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
            throw new IOException("no preview");
          }
          return skysift.previews().file(preview.get().url());
        },
        done,
        failure -> failed.accept(FailureText.of(failure)));
  }
}
