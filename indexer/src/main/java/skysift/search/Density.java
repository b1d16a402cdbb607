package skysift.search;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.primitives.ImmutableIntArray;
import com.google.common.primitives.ImmutableLongArray;
import java.util.Arrays;

/**
 * How many of a result lie where: a dataset counts in the one cell that the middle of its footprint
 * is in, the middle being that of {@link skysift.sky.Footprint#bounds}; an observation in each cell
 * that one of its matching datasets is in.
 *
 * @param order HEALPix order, see {@link skysift.sky.Healpix}
 * @param cells NESTED numbers of the cells that have any, rising
 * @param counts how many each of these has, in the request's unit
 * @param nowhere how many have no place, in the request's unit
 */
public record Density(int order, ImmutableIntArray cells, ImmutableLongArray counts, long nowhere) {
  public Density {
    checkArgument(cells.length() == counts.length(), "cells and counts do not fit");
  }

  /** How many a cell has. */
  public long of(int cell) {
    int at = Arrays.binarySearch(cells.toArray(), cell);
    return at < 0 ? 0 : counts.get(at);
  }

  /** What the fullest cell has; 0 when none has any. */
  public long most() {
    return counts.stream().max().orElse(0);
  }
}
