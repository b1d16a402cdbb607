package skysift.index;

/**
 * A file of an index that is not as it was written.
 *
 * @param file its name in the directory of the index
 * @param what is wrong with it
 */
public record Damage(String file, String what) {}
