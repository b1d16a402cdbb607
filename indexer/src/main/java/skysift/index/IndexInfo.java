package skysift.index;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import skysift.search.Totals;

/**
 * What there is to know of an index.
 *
 * @param format how its rows are laid out; each version of Skysift reads one
 * @param lucene version of Lucene that wrote it last; empty when nothing was written yet
 * @param everything how much is in it
 * @param archives how many datasets, by archive, most first
 * @param gone datasets that their archive no longer has
 * @param bytes on disk
 * @param segments independent parts of it
 * @param replaced rows that were replaced or removed and still take space
 * @param origins harvests and imports that brought what is here, the oldest first
 */
public record IndexInfo(
    String format,
    String lucene,
    Totals everything,
    ImmutableMap<String, Long> archives,
    long gone,
    long bytes,
    int segments,
    long replaced,
    ImmutableList<Origin> origins) {}
