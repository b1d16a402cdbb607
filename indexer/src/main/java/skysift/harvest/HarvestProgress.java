package skysift.harvest;

import java.time.Duration;

/**
 * How far a harvest is at one archive.
 *
 * @param archive its name
 * @param rows that came so far
 * @param slice which one is asked, from 1
 * @param slices how many are known so far
 * @param since how long it has been asked
 * @param state what it does, in a word or two: "asking", "reading", "waiting", "paused", "at the
 *     archive: QUEUED", "done"
 */
public record HarvestProgress(
    String archive, long rows, int slice, int slices, Duration since, String state) {}
