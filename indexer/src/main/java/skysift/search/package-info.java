/**
 * What can be asked, what is answered?
 *
 * <p>Pure values: requests, facets, results. Screen, index and command line speak in them. Knows
 * {@code skysift.obscore} and {@code skysift.sky}.
 */
package skysift.search;
