package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Range;
import java.util.List;
import java.util.Optional;

/**
 * One question to any number of archives. What is empty is not asked about; with nothing asked, it
 * is all that the archives have.
 *
 * @param archives who is asked, each name once
 * @param region which part of the sky
 * @param times of which one must be overlapped, MJD
 * @param wavelengths of which one must be overlapped, metres
 * @param types product types, of which one must hold; terms of ObsCore, in lower case
 * @param levels calibration levels, of which one must hold, 0 to 4
 * @param collections of which one must hold, as the archive writes them
 * @param facilities of which one must hold, as the archive writes them
 * @param maxRows of each archive at most
 */
public record HarvestRequest(
    ImmutableList<Archive> archives,
    Optional<HarvestRegion> region,
    ImmutableList<Range<Double>> times,
    ImmutableList<Range<Double>> wavelengths,
    ImmutableList<String> types,
    ImmutableList<Integer> levels,
    ImmutableList<String> collections,
    ImmutableList<String> facilities,
    long maxRows) {
  /** What is asked for when nothing is said: enough for most, and no archive is emptied unasked. */
  public static final long DEFAULT_ROWS = 1_000_000;

  public HarvestRequest {
    checkArgument(!archives.isEmpty(), "no archive to harvest");
    checkArgument(maxRows > 0, "maxRows %s", maxRows);
    archives.forEach(
        a -> checkArgument(a.tap().isPresent(), "archive %s has no TAP service", a.name()));
    checkArgument(
        archives.stream().map(Archive::name).distinct().count() == archives.size(),
        "an archive is named twice");
    levels.forEach(l -> checkArgument(l >= 0 && l <= 4, "level %s is not in 0 to 4", l));
  }

  /** All that these archives have. */
  public static HarvestRequest of(List<Archive> archives) {
    return new HarvestRequest(
        ImmutableList.copyOf(archives),
        Optional.empty(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        DEFAULT_ROWS);
  }

  /** The same in this part of the sky. */
  public HarvestRequest in(HarvestRegion where) {
    return new HarvestRequest(
        archives,
        Optional.of(where),
        times,
        wavelengths,
        types,
        levels,
        collections,
        facilities,
        maxRows);
  }

  /** The same with at most so many rows of each archive. */
  public HarvestRequest atMost(long rows) {
    return new HarvestRequest(
        archives, region, times, wavelengths, types, levels, collections, facilities, rows);
  }

  /** The same asked of others. */
  public HarvestRequest askedOf(List<Archive> others) {
    return new HarvestRequest(
        ImmutableList.copyOf(others),
        region,
        times,
        wavelengths,
        types,
        levels,
        collections,
        facilities,
        maxRows);
  }

  /** For reading; archives are left out. */
  public String question() {
    StringBuilder text = new StringBuilder(region.map(HarvestRegion::words).orElse("everything"));
    add(text, "time", times);
    add(text, "wavelength", wavelengths);
    add(text, "type", types);
    add(text, "level", levels);
    add(text, "collection", collections);
    add(text, "facility", facilities);
    return text.toString();
  }

  private static void add(StringBuilder text, String name, List<?> values) {
    if (!values.isEmpty()) {
      text.append("; ").append(name).append(' ');
      text.append(String.join(" or ", values.stream().map(Object::toString).toList()));
    }
  }
}
