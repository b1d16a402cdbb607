package skysift.harvest;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a service was found to be when it was probed.
 *
 * @param archive its name
 * @param when it was probed
 * @param reachable whether it answered a query
 * @param table whether its ObsCore table was there
 * @param version of ObsCore that it declares; empty when it declares none
 * @param missing mandatory columns that the table lacks; empty also when they are not known
 * @param indexed columns that it says have an index
 * @param dialect how it takes a region; empty when in no way that we know
 * @param geometries functions of ADQL's geometry that it declares, upper case; none does not mean
 *     that there are none
 * @param rowLimit rows of a query at most, as it declares
 * @param identifiers what was found of obs_publisher_did, in words
 * @param faults what went wrong, in the service's own words
 */
public record ArchiveHealth(
    String archive,
    Instant when,
    boolean reachable,
    boolean table,
    String version,
    ImmutableList<String> missing,
    ImmutableList<String> indexed,
    String dialect,
    ImmutableList<String> geometries,
    OptionalLong rowLimit,
    String identifiers,
    ImmutableList<String> faults) {}
