package skysift.search;

import java.util.Optional;

/** Which values of a facet are narrower than which. */
public interface Hierarchy {
  /** The next broader value; a dataset that has the value has this one, too. */
  Optional<String> broader(Facet facet, String value);
}
