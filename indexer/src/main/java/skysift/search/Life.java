package skysift.search;

import java.time.Instant;
import java.util.Optional;

/**
 * What the index remembers of a dataset beyond its row. Times are when the harvest or import began,
 * in whole seconds.
 *
 * @param change what the last harvest or import of its archive said of it
 * @param firstSeen when it first came
 * @param changed when its content last changed; when it first came, if it never did
 * @param lastSeen when an archive last had it
 * @param gone since when it is gone; empty when it is not
 * @param origin token of the harvest or import that brought its content
 */
public record Life(
    Change change,
    Instant firstSeen,
    Instant changed,
    Instant lastSeen,
    Optional<Instant> gone,
    String origin) {}
