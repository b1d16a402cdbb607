package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.Optional;
import skysift.sky.Cone;

/**
 * What to fetch from one archive.
 *
 * @param archive which
 * @param cone which part of the sky; everything the archive gives when empty
 * @param maxRows how many rows at most; the service may give fewer
 */
public record HarvestRequest(Archive archive, Optional<Cone> cone, int maxRows) {
  public HarvestRequest {
    checkArgument(maxRows > 0, "maxRows %s", maxRows);
    checkArgument(archive.tap().isPresent(), "archive %s has no TAP service", archive.name());
  }
}
