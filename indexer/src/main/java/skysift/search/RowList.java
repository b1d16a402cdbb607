package skysift.search;

import static com.google.common.base.Preconditions.checkNotNull;

import com.google.common.collect.ImmutableSet;
import skysift.obscore.DatasetKey;

/**
 * Datasets that somebody picked one by one, to search among.
 *
 * @param name who picked them, or what they are; for people
 */
public record RowList(String name, ImmutableSet<DatasetKey> keys) {
  public RowList {
    checkNotNull(name);
    checkNotNull(keys);
  }
}
