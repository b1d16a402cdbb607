/**
 * Where do datasets live?
 *
 * <p>One Lucene index; the only room in which Lucene's index is met. Used by {@code app}; knows
 * {@code search}, {@code grouping}, {@code obscore} and {@code sky}.
 */
package skysift.index;
