package skysift.harvest;

import static skysift.obscore.ObsCoreColumn.ACCESS_ESTSIZE;
import static skysift.obscore.ObsCoreColumn.CALIB_LEVEL;
import static skysift.obscore.ObsCoreColumn.EM_MAX;
import static skysift.obscore.ObsCoreColumn.EM_MIN;
import static skysift.obscore.ObsCoreColumn.EM_RES_POWER;
import static skysift.obscore.ObsCoreColumn.S_RESOLUTION;
import static skysift.obscore.ObsCoreColumn.T_EXPTIME;
import static skysift.obscore.ObsCoreColumn.T_MAX;
import static skysift.obscore.ObsCoreColumn.T_MIN;
import static skysift.obscore.ObsCoreColumn.T_RESOLUTION;

import com.google.common.collect.ImmutableList;
import java.util.List;
import skysift.obscore.ObsCoreColumn;

/** What times, wavelengths, levels and sizes of a row may be. */
final class RangeRules {
  static final String NO_DATE = "time is no date of an observation, dropped";
  static final String SECONDS_AS_DAYS = "t_max computed with seconds as days, repaired";
  static final String TIMES_SWAPPED = "t_min after t_max, swapped";
  static final String WAVELENGTH_OUT_OF_RANGE = "wavelength outside 1e-20 to 1e3 m, dropped";
  static final String WAVELENGTHS_SWAPPED = "em_min greater than em_max, swapped";
  static final String NO_LEVEL = "calib_level outside 0 to 4, dropped";
  static final String NEGATIVE = "negative where that cannot be, dropped";

  /**
   * MJD; 0 is 1858-11-17, so that "before 1850" is below it too. The upper end is the year 2132.
   */
  private static final double FIRST_DATE = 0;

  private static final double LAST_DATE = 100_000;

  /** Days. Printed times are rounded; the error looked for is of days and more. */
  private static final double SAME_TIME = 1e-3;

  private static final double SECONDS_PER_DAY = 86_400;
  private static final double SHORTEST = 1e-20;
  private static final double LONGEST = 1e3;

  private static final ImmutableList<ObsCoreColumn> NEVER_NEGATIVE =
      ImmutableList.of(ACCESS_ESTSIZE, T_EXPTIME, T_RESOLUTION, S_RESOLUTION, EM_RES_POWER);

  private RangeRules() {}

  static void apply(Draft draft) {
    for (ObsCoreColumn column : NEVER_NEGATIVE) {
      if (draft.number(column).orElse(0) < 0) {
        draft.drop(column, NEGATIVE);
      }
    }
    double level = draft.number(CALIB_LEVEL).orElse(0);
    if (level < 0 || level > 4) {
      draft.drop(CALIB_LEVEL, NO_LEVEL);
    }
    times(draft);
    wavelengths(draft);
  }

  private static void times(Draft draft) {
    secondsAsDays(draft);
    for (ObsCoreColumn column : List.of(T_MIN, T_MAX)) {
      double time = draft.number(column).orElse(1);
      if (time <= FIRST_DATE || time > LAST_DATE) {
        draft.drop(column, NO_DATE);
      }
    }
    inOrder(draft, T_MIN, T_MAX, TIMES_SWAPPED);
  }

  /** HEASARC: t_max is t_min plus the exposure's seconds, taken for days. */
  private static void secondsAsDays(Draft draft) {
    double start = draft.number(T_MIN).orElse(0);
    double end = draft.number(T_MAX).orElse(0);
    double seconds = draft.number(T_EXPTIME).orElse(0);
    if (start > 0 && seconds >= 1 && Math.abs(end - start - seconds) < SAME_TIME) {
      draft.repair(T_MAX, start + seconds / SECONDS_PER_DAY, SECONDS_AS_DAYS);
    }
  }

  private static void wavelengths(Draft draft) {
    for (ObsCoreColumn column : List.of(EM_MIN, EM_MAX)) {
      double metres = draft.number(column).orElse(1);
      if (!(metres >= SHORTEST && metres <= LONGEST)) {
        draft.drop(column, WAVELENGTH_OUT_OF_RANGE);
      }
    }
    inOrder(draft, EM_MIN, EM_MAX, WAVELENGTHS_SWAPPED);
  }

  private static void inOrder(Draft draft, ObsCoreColumn low, ObsCoreColumn high, String kind) {
    if (!draft.has(low) || !draft.has(high)) {
      return;
    }
    double first = draft.number(low).getAsDouble();
    double second = draft.number(high).getAsDouble();
    if (first > second) {
      draft.repair(low, second, kind);
      draft.harmonise(high, first);
    }
  }
}
