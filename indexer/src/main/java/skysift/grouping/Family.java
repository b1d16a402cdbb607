package skysift.grouping;

/**
 * What identifiers of one visit or one pointing have in common: its exposures, and the mosaics,
 * stacks and associations that are made of them.
 *
 * @param beginning a part of all these identifiers that text finds, folded
 * @param key equal for those that belong together
 */
public record Family(String beginning, String key) {}
