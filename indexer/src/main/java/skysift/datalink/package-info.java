/**
 * What is behind this row?
 *
 * <p>Reads links documents (DataLink 1.0 and 1.1) into {@code Links}. Used by {@code app}, its
 * values by the screen and the command line; knows {@code vo} and {@code obscore}; one of the two
 * rooms in which STIL is met.
 */
package skysift.datalink;
