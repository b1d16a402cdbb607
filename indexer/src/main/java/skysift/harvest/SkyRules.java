package skysift.harvest;

import static skysift.obscore.ObsCoreColumn.S_DEC;
import static skysift.obscore.ObsCoreColumn.S_FOV;
import static skysift.obscore.ObsCoreColumn.S_RA;
import static skysift.obscore.ObsCoreColumn.S_REGION;

import java.util.OptionalDouble;
import skysift.sky.Footprint;
import skysift.sky.SkyPosition;

/** What position, field and region of a row may be. */
final class SkyRules {
  static final String REGION_UNPARSABLE = "s_region cannot be read";
  static final String DEC_OUT_OF_RANGE = "s_dec beyond 90 degrees, no position";
  static final String RA_REDUCED = "s_ra outside 0 to 360, reduced";
  static final String ZERO_POSITION = "position 0,0 without region, no position";
  static final String FOV_NOT_POSITIVE = "s_fov not positive, dropped";
  static final String HALF_POSITION = "only one of s_ra and s_dec, no position";

  /** No sky is farther across. */
  private static final double WHOLE_SKY = 360;

  static final String FOV_TOO_LARGE = "s_fov beyond 360 degrees, dropped";

  private SkyRules() {}

  static void apply(Draft draft) {
    region(draft);
    position(draft);
    field(draft);
  }

  private static void region(Draft draft) {
    String text = draft.text(S_REGION).orElse("");
    if (text.isEmpty()) {
      return;
    }
    try {
      Footprint.parse(text).notes().forEach(note -> draft.anomaly("s_region: " + note, text));
    } catch (IllegalArgumentException e) {
      draft.anomaly(REGION_UNPARSABLE, e.getMessage() + ": " + text);
      draft.remove(S_REGION);
    }
  }

  private static void position(Draft draft) {
    OptionalDouble ra = draft.number(S_RA);
    OptionalDouble dec = draft.number(S_DEC);
    if (ra.isEmpty() && dec.isEmpty()) {
      return;
    }
    if (ra.isEmpty() || dec.isEmpty()) {
      dropPosition(draft, HALF_POSITION);
    } else if (Math.abs(dec.getAsDouble()) > 90) {
      dropPosition(draft, DEC_OUT_OF_RANGE);
    } else if (ra.getAsDouble() == 0 && dec.getAsDouble() == 0 && !draft.has(S_REGION)) {
      dropPosition(draft, ZERO_POSITION);
    } else if (ra.getAsDouble() < 0 || ra.getAsDouble() >= WHOLE_SKY) {
      double reduced = SkyPosition.of(ra.getAsDouble(), dec.getAsDouble()).ra();
      draft.repair(S_RA, reduced, RA_REDUCED);
    }
  }

  private static void dropPosition(Draft draft, String kind) {
    draft.drop(draft.has(S_DEC) ? S_DEC : S_RA, kind);
    draft.remove(S_RA);
  }

  private static void field(Draft draft) {
    double diameter = draft.number(S_FOV).orElse(1);
    if (diameter <= 0) {
      draft.drop(S_FOV, FOV_NOT_POSITIVE);
    } else if (diameter > WHOLE_SKY) {
      draft.drop(S_FOV, FOV_TOO_LARGE);
    }
  }
}
