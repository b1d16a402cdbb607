/**
 * What is a dataset?
 *
 * <p>The values everything else speaks in: one normalised ObsCore row, its key, its role, the
 * ObsCore columns. Used by every other package; knows only {@code skysift.sky}.
 */
package skysift.obscore;
