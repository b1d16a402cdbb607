/**
 * How do rows get from an archive to us?
 *
 * <p>What differs between archives is data here: the archive list and the alias tables. Rows are
 * normalised and pushed in batches into a sink; where they are kept is not known here. Used by
 * {@code app}; knows {@code vo}, {@code obscore} and {@code sky}.
 */
package skysift.harvest;
