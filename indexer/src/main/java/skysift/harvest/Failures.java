package skysift.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import skysift.vo.ServiceException;

/** What an archive did not answer. */
final class Failures {
  /** After so many slices that failed one upon the other the archive is left alone. */
  private static final int MOST_IN_ROW = 2;

  /** So often one upon the other a slice that takes too long is cut. */
  private static final int MOST_SILENCES = 5;

  private final List<String> words = new ArrayList<>();
  private final List<Slice> slices = new ArrayList<>();
  private Intake.Counts came = Intake.Counts.NONE;
  private int inRow;
  private int silences;

  /** A slice failed for good; so many of its rows came all the same. */
  void add(Slice slice, SliceQuery.Answer answer, Intake.Counts some) {
    slices.add(slice);
    words.add(answer.words());
    came = came.plus(some);
    boolean hopeless = answer.fault().get() == ServiceException.Kind.ADDRESS;
    inRow += hopeless ? MOST_IN_ROW : 1;
  }

  /** A slice took too long and is cut. */
  void silent(SliceQuery.Answer answer) {
    silences++;
    words.add(answer.words());
  }

  /** A slice was answered. */
  void answered() {
    inRow = 0;
    silences = 0;
  }

  boolean has(Slice slice) {
    return slices.contains(slice);
  }

  boolean isEmpty() {
    return slices.isEmpty();
  }

  /** Whether the archive is to be left alone. */
  boolean enough() {
    return inRow >= MOST_IN_ROW;
  }

  /** Whether smaller slices have been too slow as well, time and again. */
  boolean tooSlow() {
    return silences >= MOST_SILENCES;
  }

  /** Rows of the slices that failed. */
  Intake.Counts came() {
    return came;
  }

  String text() {
    return words.stream().distinct().collect(Collectors.joining("; "));
  }
}
