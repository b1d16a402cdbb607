package skysift.search;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import skysift.obscore.DatasetKey;

/**
 * How many datasets have which files.
 *
 * @param filter what was asked of their files
 * @param datasets all that were looked at
 * @param matching those with a file that has all that is asked; all when nothing is
 * @param unknown those whose links are not resolved yet, so that nothing is known of their files
 * @param counts by facet, the most first: datasets that have a file of this value which has all
 *     else that is asked, in the facet's other values aside
 */
public record FileCounts(
    FileFilter filter,
    long datasets,
    ImmutableSet<DatasetKey> matching,
    ImmutableSet<DatasetKey> unknown,
    ImmutableMap<FileFacet, ImmutableList<Count>> counts) {}
