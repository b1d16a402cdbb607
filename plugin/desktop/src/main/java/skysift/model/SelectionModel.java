package skysift.model;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import skysift.app.FailureText;
import skysift.datalink.Links;
import skysift.obscore.Access;
import skysift.obscore.Dataset;

/** Which datasets are chosen, and what is behind the first of them once that was asked for. */
public final class SelectionModel {
  private final Resolver resolver;
  private final Tasks tasks;
  private final Listeners listeners = new Listeners();

  private ImmutableList<Dataset> selected = ImmutableList.of();
  private Optional<Links> links = Optional.empty();
  private Optional<String> error = Optional.empty();
  private Optional<Tasks.Task> resolving = Optional.empty();
  private long newest;
  private boolean outside;

  /** What finds out what is behind a dataset; blocks, and is never called on the event thread. */
  @FunctionalInterface
  public interface Resolver {
    /** The links of one dataset. */
    Links resolve(Dataset dataset) throws IOException;

    /** The same without what is known already. */
    default Resolver anew() {
      return this;
    }

    /** Whether a service must be asked, as far as the event thread can tell. */
    default boolean asks(Dataset dataset) {
      return dataset.access().map(Access::isLinks).orElse(false);
    }
  }

  /** Nothing is chosen at first; {@code resolver} blocks and runs off the event thread. */
  public SelectionModel(Resolver resolver, Tasks tasks) {
    this.resolver = resolver;
    this.tasks = tasks;
  }

  /** Called after each change, on the event thread. */
  public void addListener(Runnable listener) {
    listeners.add(listener);
  }

  /** The chosen datasets, in the order shown; those of whole observations all. */
  public ImmutableList<Dataset> selected() {
    return selected;
  }

  /** The dataset whose links are shown. */
  public Optional<Dataset> first() {
    return selected.stream().findFirst();
  }

  /** The links of the first, when resolved. */
  public Optional<Links> links() {
    return links;
  }

  /** Why its links could not be resolved. */
  public Optional<String> error() {
    return error;
  }

  /** Whether links are being resolved. */
  public boolean resolving() {
    return resolving.isPresent();
  }

  /**
   * Chooses. A direct file is its own link at once; a links service is asked only by {@link
   * #resolve}, since nothing leaves the machine unasked.
   */
  public void select(List<Dataset> datasets) {
    boolean was = outside;
    outside = false;
    if (!selected.equals(datasets)) {
      choose(datasets);
    } else if (was) {
      listeners.fire();
    }
  }

  /**
   * Chooses what another program chose: exactly these, whether the results show them or not. It
   * stays so, however the results change, until the user chooses something here.
   */
  public void pick(List<Dataset> datasets) {
    outside = true;
    choose(datasets);
  }

  /** Whether another program chose what is chosen. */
  public boolean outside() {
    return outside;
  }

  private void choose(List<Dataset> datasets) {
    forget();
    selected = ImmutableList.copyOf(datasets);
    boolean local = first().map(dataset -> !resolver.asks(dataset)).orElse(true);
    if (local && first().isPresent()) {
      resolve();
    } else {
      listeners.fire();
    }
  }

  /** Asks what is behind the first dataset. */
  public void resolve() {
    resolve(resolver);
  }

  /** The same, though it is known. */
  public void resolveAnew() {
    resolve(resolver.anew());
  }

  private void resolve(Resolver resolver) {
    if (first().isEmpty()) {
      return;
    }
    forget();
    Dataset dataset = selected.get(0);
    long number = newest;
    resolving =
        Optional.of(
            tasks.run(
                Tasks.Queue.LINKS,
                () -> resolver.resolve(dataset),
                answer -> answered(number, answer),
                failure -> failed(number, failure)));
    listeners.fire();
  }

  /** Stops resolving. */
  public void cancel() {
    forget();
    listeners.fire();
  }

  private void forget() {
    newest++;
    resolving.ifPresent(Tasks.Task::cancel);
    resolving = Optional.empty();
    links = Optional.empty();
    error = Optional.empty();
  }

  private void answered(long number, Links answer) {
    if (number == newest) {
      resolving = Optional.empty();
      links = Optional.of(answer);
      listeners.fire();
    }
  }

  private void failed(long number, Exception failure) {
    if (number == newest) {
      resolving = Optional.empty();
      error = Optional.of(FailureText.of(failure));
      listeners.fire();
    }
  }
}
