package skysift.vo;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import skysift.obscore.ObsCoreColumn;

/**
 * What is known of a table before its rows.
 *
 * @param source file or URL, for messages
 * @param present ObsCore columns found, by name, utype or alias
 * @param absent mandatory ObsCore columns it lacks
 * @param extras names of the other columns
 */
public record ObsCoreTable(
    String source,
    ImmutableSet<ObsCoreColumn> present,
    ImmutableList<ObsCoreColumn> absent,
    ImmutableList<String> extras) {}
