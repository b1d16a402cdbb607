package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import skysift.vo.ServiceException;
import skysift.vo.TableEnd;

/**
 * What becomes of a slice that was answered or refused: it is through, goes on in pages, is cut
 * into smaller ones, or the service is asked in another way. For one thread.
 */
final class SliceEnding {
  private final Archive archive;
  private final Planning planning;
  private final Ledger ledger;
  private final Journal journal;
  private final Failures failures;

  /** Slices that cannot be cut, and not be paged through either. */
  private final Set<Slice> unpageable = new HashSet<>();

  SliceEnding(
      Archive archive, Planning planning, Ledger ledger, Journal journal, Failures failures) {
    this.archive = archive;
    this.planning = planning;
    this.ledger = ledger;
    this.journal = journal;
    this.failures = failures;
  }

  /**
   * The slice was answered.
   *
   * @param asked how many rows were asked for at most
   * @return whether as it was asked; else it has failed
   */
  boolean answered(Slice slice, TableEnd.Ending end, SliceRows received, long asked)
      throws IOException {
    boolean whole = end == TableEnd.Ending.COMPLETE && received.rows() < asked;
    if (!whole && received.strange()) {
      SliceQuery.Answer strange =
          SliceQuery.Answer.fault(
              ServiceException.Kind.REFUSED,
              archive.name()
                  + " sends rows that were not asked for: it does not keep to the limits of the"
                  + " query");
      failures.add(slice, strange, ledger.forget());
      return false;
    }
    failures.answered();
    boolean ours = asked < archive.asking().pageRows();
    if (whole || ours) {
      ledger.done(slice, !whole);
    } else if (!planning.plan().paging(slice).isEmpty()) {
      nextPage(slice, received);
    } else {
      overflowed(slice, end, received);
    }
    return true;
  }

  private void overflowed(Slice slice, TableEnd.Ending end, SliceRows received) throws IOException {
    ImmutableList<Slice> parts = slice.cut(received.sample(), planning.axes());
    boolean pageable = end == TableEnd.Ending.OVERFLOW && !unpageable.contains(slice);
    if (parts.isEmpty() && !pageable) {
      ledger.done(slice, end == TableEnd.Ending.OVERFLOW);
      return;
    }
    ledger.forget();
    journal.halved(slice, parts.isEmpty() ? ImmutableList.of(slice.next("")) : parts);
  }

  /** This page is through; the next one begins where it ended. */
  private void nextPage(Slice slice, SliceRows received) throws IOException {
    Optional<Slice> next = received.nextPage().map(slice::next);
    ledger.done(slice, next.isEmpty());
    if (next.isPresent()) {
      journal.halved(slice, ImmutableList.of(next.get()));
    }
  }

  /** The slice was not answered; whether that could be dealt with by asking in another way. */
  boolean otherwise(Slice slice, SliceQuery.Answer answer, SliceRows received) throws IOException {
    ServiceException.Kind kind = answer.fault().get();
    if (kind == ServiceException.Kind.REFUSED && planning.otherwise()) {
      return true;
    }
    if (kind == ServiceException.Kind.REFUSED && slice.after().equals(Optional.of(""))) {
      Slice whole = slice.unpaged();
      unpageable.add(whole);
      journal.halved(slice, ImmutableList.of(whole));
      return true;
    }
    if (kind == ServiceException.Kind.SILENT && !failures.tooSlow()) {
      ImmutableList<Slice> parts = slice.cut(received.sample(), planning.axes());
      if (!parts.isEmpty()) {
        failures.silent(answer);
        journal.halved(slice, parts);
        return true;
      }
    }
    return false;
  }
}
