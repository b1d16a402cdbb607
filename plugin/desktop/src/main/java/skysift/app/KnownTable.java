package skysift.app;

import com.google.common.collect.ImmutableList;
import java.net.URI;

/**
 * A table that other programs know too, and which dataset each of its rows is.
 *
 * @param id as it was sent; never empty
 * @param url where it was when it was sent
 * @param name for people
 * @param rows keys of datasets ({@link skysift.obscore.DatasetKey#token}) in the order of the table
 *     as sent; empty for a row that is no dataset
 */
public record KnownTable(String id, URI url, String name, ImmutableList<String> rows) {}
