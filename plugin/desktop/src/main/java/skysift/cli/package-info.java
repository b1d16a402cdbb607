/**
 * How is it run from a terminal?
 *
 * <p>One small class per verb: it parses, calls {@code app}, prints. No verb opens a window. Used
 * by {@code Main}, which decides exit codes and error texts.
 */
package skysift.cli;
