/**
 * How does a product get onto the disk?
 *
 * <p>Downloads with resume, checks and a manifest. Used by {@code app}, its values by the screen
 * and the command line; knows {@code vo} and {@code obscore}.
 */
package skysift.fetch;
