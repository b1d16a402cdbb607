package skysift.harvest;

import java.net.URI;
import java.util.Optional;

/** What was learned of services, kept between harvests. For any thread. */
public interface ServiceMemory {
  /** How a service takes a region, as text; empty when it was not asked yet. */
  Optional<String> manner(URI service);

  /** Remembers how a service takes a region. */
  void remember(URI service, String manner);
}
