package skysift.index;

/**
 * What could be saved of a damaged index.
 *
 * @param whole rows of parts that are as they were written
 * @param doubtful rows of damaged parts that can be read; their values may be wrong all the same
 * @param lost rows that cannot be read
 */
public record Salvaged(long whole, long doubtful, long lost) {}
