package skysift.demo;

import java.time.LocalDate;

/** Modified Julian dates and calendar dates, UTC. */
final class Dates {
  private static final LocalDate MJD_ZERO = LocalDate.of(1858, 11, 17);
  private static final LocalDate FAR = LocalDate.of(2099, 1, 1);

  private Dates() {}

  /** MJD of the midnight at which a day begins. */
  static double mjd(int year, int month, int day) {
    return LocalDate.of(year, month, day).toEpochDay() - MJD_ZERO.toEpochDay();
  }

  /** When it is public, ISO 8601: a year after it was taken, or not in our time. */
  static String release(Exposure exposure) {
    LocalDate taken = MJD_ZERO.plusDays((long) exposure.start());
    LocalDate free = taken.plusYears(1);
    return (exposure.secret() ? FAR : free) + "T00:00:00";
  }
}
