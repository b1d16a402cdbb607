/**
 * How fast and how small is the index, and against whom? Made rows, made requests, and rivals that
 * answer the same in the same process. Run by {@code ./build bench}; no part of the program.
 */
package skysift.bench;
