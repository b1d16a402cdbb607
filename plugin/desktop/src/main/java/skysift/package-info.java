/**
 * Where does it start?
 *
 * <p>{@code Main} puts command line, window and demo together; it decides exit codes and error
 * texts. Knows {@code cli}, {@code ui}, {@code demo} and {@code app}.
 */
package skysift;
