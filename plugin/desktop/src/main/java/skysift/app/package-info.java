/**
 * How do the parts make one program?
 *
 * <p>{@code Skysift.open} calls every constructor. Used by {@code model}, {@code cli} and {@code
 * Main}; knows every package of indexer and samp-bridge, and no screen.
 */
package skysift.app;
