package skysift.index;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import skysift.grouping.Kept;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.sky.Footprint;
import skysift.sky.Sketch;

/**
 * What is written of a dataset's place, and what it is made of.
 *
 * @param stated whether the dataset states a footprint itself
 * @param sketch empty when it has no place
 * @param region null without an s_region
 */
record Located(Place place, boolean stated, OptionalLong sketch, RegionText region) {
  /** What {@link Dataset#footprint} is made of; null where not stated. */
  private record Place(String region, Object ra, Object dec, Object fov) {
    static Place of(ColumnValues values) {
      return new Place(
          values.text(ObsCoreColumn.S_REGION),
          values.get(ObsCoreColumn.S_RA),
          values.get(ObsCoreColumn.S_DEC),
          values.get(ObsCoreColumn.S_FOV));
    }
  }

  /** That of datasets that say nothing of it. */
  static final Located NOWHERE =
      new Located(new Place(null, null, null, null), false, OptionalLong.empty(), null);

  /** Works them out; what datasets had before is kept. For any thread. */
  static final class Places {
    /** Longer regions are not kept: thousands of them would take much memory. */
    private static final int LONGEST = 1_000;

    private final Kept<Place, Located> kept = new Kept<>();

    /**
     * That of a dataset.
     *
     * @param values of the dataset
     */
    Located of(Dataset dataset, ColumnValues values) {
      Place place = Place.of(values);
      return place.region != null && place.region.length() > LONGEST
          ? located(place, dataset, values)
          : kept.get(place, () -> located(place, dataset, values));
    }
  }

  /** Whether it is that of a dataset with these values. */
  boolean isOf(ColumnValues values) {
    return Objects.equals(place.region, values.text(ObsCoreColumn.S_REGION))
        && Objects.equals(place.ra, values.get(ObsCoreColumn.S_RA))
        && Objects.equals(place.dec, values.get(ObsCoreColumn.S_DEC))
        && Objects.equals(place.fov, values.get(ObsCoreColumn.S_FOV));
  }

  private static Located located(Place place, Dataset dataset, ColumnValues values) {
    RegionText region =
        place.region == null
            ? null
            : RegionText.of(
                place.region,
                values.real(ObsCoreColumn.S_RA),
                values.real(ObsCoreColumn.S_DEC),
                values.real(ObsCoreColumn.S_FOV));
    try {
      Optional<Footprint> stated = dataset.statedFootprint();
      Optional<Footprint> footprint = stated.isPresent() ? stated : dataset.footprint();
      return new Located(
          place,
          stated.isPresent(),
          footprint.isPresent()
              ? OptionalLong.of(Sketch.of(footprint.get()))
              : OptionalLong.empty(),
          region);
    } catch (IllegalArgumentException e) {
      // a region nobody can read should not have come this far; it must not keep the batch out
      return new Located(place, false, OptionalLong.empty(), region);
    }
  }
}
