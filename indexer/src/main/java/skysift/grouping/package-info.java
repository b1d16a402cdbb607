/**
 * Which datasets are one observation, and why?
 *
 * <p>Pure decisions over datasets that are handed in; the partition does not depend on their order.
 * Used by {@code index} and {@code app}; knows {@code obscore} and {@code sky}.
 */
package skysift.grouping;
