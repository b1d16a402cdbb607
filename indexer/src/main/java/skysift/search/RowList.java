package skysift.search;

import static com.google.common.base.Preconditions.checkNotNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Optional;
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

  /** Those that the other list has too, if there is one. */
  public RowList among(Optional<RowList> other) {
    return other
        .map(o -> new RowList(name, Sets.intersection(keys, o.keys()).immutableCopy()))
        .orElse(this);
  }
}
