package skysift.datalink;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.Optional;
import skysift.obscore.DatasetKey;

/**
 * What is behind one dataset, in the service's order.
 *
 * @param dataset whose links
 * @param source URL of the links document; empty when the row itself is the one product
 * @param links its rows
 * @param resolved when
 * @param warnings what was odd about the document; may be empty
 */
public record Links(
    DatasetKey dataset,
    Optional<String> source,
    ImmutableList<Link> links,
    Instant resolved,
    ImmutableList<String> warnings) {}
