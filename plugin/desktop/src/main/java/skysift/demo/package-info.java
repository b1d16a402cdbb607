/**
 * What can be tried without a network?
 *
 * <p>Three small archives on loopback, each with the habits of the one it is named after, and the
 * files behind their rows. All of it is sample data, made up from a few real identifiers. Used by
 * {@code Main}; knows {@code vo}, {@code obscore} and {@code sky}.
 */
package skysift.demo;
