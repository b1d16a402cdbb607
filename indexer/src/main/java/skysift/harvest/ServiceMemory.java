package skysift.harvest;

import java.net.URI;
import java.util.Optional;

/** What was learned of services, kept between harvests. For any thread. */
public interface ServiceMemory {
  /** How it takes a region. */
  String REGION = "region";

  /** Some of its identifiers, separated by line breaks. */
  String IDENTIFIERS = "identifiers";

  /** Columns of its ObsCore table that have an index, separated by blanks. */
  String INDEXED = "indexed";

  /** What is known; empty when it was not asked yet. */
  Optional<String> recall(URI service, String what);

  /** Remembers something. */
  void remember(URI service, String what, String value);
}
