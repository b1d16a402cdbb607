package skysift.search;

/**
 * A facet value and how many carry it.
 *
 * @param value as shown; {@link Facet#NOT_STATED} for those that state none
 * @param count in the request's unit: what a search finds when this is the only wanted value of its
 *     facet and no longer an unwanted one, all else, other unwanted values included, being the
 *     same. A dataset with several values counts under each
 */
public record Count(String value, long count) {}
