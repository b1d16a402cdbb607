package skysift.app;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import skysift.index.DatasetIndex;
import skysift.index.IndexBusyException;
import skysift.index.IndexInfo;
import skysift.index.Origin;
import skysift.search.Change;
import skysift.search.Facet;
import skysift.search.SearchRequest;
import skysift.search.Unit;

/**
 * What is done to the index as a whole. What writes is a {@link NotAvailableException} while
 * another program writes. Methods block.
 */
public final class IndexUpkeep {
  private final DatasetIndex index;

  IndexUpkeep(DatasetIndex index) {
    this.index = index;
  }

  /** What there is to know of it. */
  public IndexInfo info() throws IOException {
    return index.info();
  }

  /** The harvests and imports that brought what is here, the oldest first. */
  public ImmutableList<Origin> origins() throws IOException {
    return index.origins();
  }

  /**
   * The harvest or import of that token.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Origin origin(String token) throws IOException {
    return origins().stream()
        .filter(origin -> origin.token().equalsIgnoreCase(token.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The index knows of no \""
                        + token
                        + "\"; skysift index info lists the harvests and imports"));
  }

  /** How many datasets of an archive there are. */
  public long count(String archive) throws IOException {
    return count(Facet.ARCHIVE, archive);
  }

  /** How many datasets {@link #remove(Origin)} would remove. */
  public long count(Origin origin) throws IOException {
    return index.countOwn(origin);
  }

  /** How many datasets are marked as gone. */
  public long countGone() throws IOException {
    return count(Facet.CHANGE, Change.GONE.word());
  }

  private long count(Facet facet, String value) throws IOException {
    SearchRequest request =
        SearchRequest.everything().withUnit(Unit.DATASETS).toggled(facet, value).withPage(0, 0);
    return index.search(request.withFacetLimit(0)).total().datasets();
  }

  /** Removes all datasets of an archive; says how many there were. */
  public long remove(String archive) throws IOException {
    return written(writing -> writing.remove(archive));
  }

  /** Removes what a harvest or import brought and no later one had again; says how many. */
  public long remove(Origin origin) throws IOException {
    return written(writing -> writing.remove(origin));
  }

  /** Removes the datasets that are gone; says how many there were. */
  public long purge() throws IOException {
    return written(writing -> writing.purge(Optional.empty()));
  }

  /**
   * Frees the space of rows that were replaced or removed, and makes searching faster where rows
   * came in many small portions. Takes as much space as the index has while it works.
   */
  public void compact() throws IOException {
    written(
        writing -> {
          writing.compact();
          return true;
        });
  }

  /**
   * Makes searching faster after rows came in many portions, where that is worth the work. Ends
   * soon, with nothing lost, when interrupted, or when something is to be written.
   *
   * @param working run now and then meanwhile, on another thread
   * @return whether it came to its end
   */
  public boolean tidy(Runnable working) throws IOException {
    AtomicBoolean stopped = new AtomicBoolean();
    try (Shield shield = new Shield()) {
      return shield.run(
          () ->
              index.tidy(
                  () -> {
                    working.run();
                    return stopped.get();
                  }),
          () -> stopped.set(true));
    } catch (IndexBusyException e) {
      throw new NotAvailableException(e.getMessage(), e);
    }
  }

  private synchronized <T> T written(ShieldedWriting.Work<T> work) throws IOException {
    try (ShieldedWriting writing = new ShieldedWriting(index)) {
      return writing.commit(work);
    } catch (IndexBusyException e) {
      throw new NotAvailableException(e.getMessage(), e);
    }
  }
}
