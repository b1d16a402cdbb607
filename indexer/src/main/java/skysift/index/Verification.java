package skysift.index;

import com.google.common.collect.ImmutableList;

/**
 * What came of comparing all files of an index with the checksums they were written with.
 *
 * @param files how many were looked at
 * @param bytes how long they are together
 * @param rows how many rows could be read and were compared with their keys
 * @param damages what is wrong; empty when nothing is
 */
public record Verification(int files, long bytes, long rows, ImmutableList<Damage> damages) {
  /** Whether nothing is wrong. */
  public boolean whole() {
    return damages.isEmpty();
  }
}
