package skysift.fetch;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import skysift.obscore.DatasetKey;

/**
 * Something to fetch.
 *
 * @param url http or https
 * @param dataset whose product it is
 * @param contentType media type as announced; empty when not stated
 * @param bytes size as announced; empty when not stated
 * @param about what the manifest tells of it, by the columns of {@link #ABOUT}; others are left out
 */
public record FetchItem(
    URI url,
    DatasetKey dataset,
    Optional<String> contentType,
    OptionalLong bytes,
    ImmutableMap<String, String> about) {

  /** What can be told of an item besides: whose it is, and how to cite it. */
  public static final ImmutableList<String> ABOUT =
      ImmutableList.of(
          "archive",
          "obs_collection",
          "obs_id",
          "obs_publisher_did",
          "obs_creator_did",
          "target_name",
          "facility_name",
          "instrument_name",
          "proposal_id",
          "bib_reference",
          "obs_creator_name",
          "semantics",
          "description");
}
