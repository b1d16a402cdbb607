/**
 * How do we speak to a VO service, read and write its tables?
 *
 * <p>TAP, HTTP and tables, hardened against hostile input. Used by {@code harvest}, {@code
 * datalink}, {@code fetch}, {@code demo} and {@code app}; knows {@code obscore} and {@code sky}.
 * One of the two rooms in which STIL is met.
 */
package skysift.vo;
