package skysift.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;

/**
 * Who may have a dataset (ObsCore 1.1 §B.4): not a fact of the row but of the row and the moment.
 *
 * <ul>
 *   <li>{@code data_rights} public: public, whatever the date.
 *   <li>{@code data_rights} secure: proprietary, whatever the date, since one must log in.
 *   <li>Else a release date decides: proprietary before it, public from then on, even if {@code
 *       data_rights} said proprietary, because it was said at the time of the harvest.
 *   <li>Else {@code data_rights} proprietary, or no date in a table that has the column:
 *       proprietary.
 *   <li>Else, also when the date cannot be read: not stated.
 * </ul>
 */
final class Rights {
  static final String PUBLIC = "public";
  static final String PROPRIETARY = "proprietary";

  /** Values in the order of their numbers, which is the order of names. */
  static final String[] VALUES = {Facet.NOT_STATED, PROPRIETARY, PUBLIC};

  /** Kind of those that become public at a moment. */
  static final int DATED = 3;

  /** Any moment that is none of the marks. */
  static final long MOMENT = 0;

  private static final long ALWAYS = Long.MIN_VALUE;
  private static final long NEVER = Long.MAX_VALUE;
  private static final long UNKNOWN = Long.MAX_VALUE - 1;

  private Rights() {}

  /** The second since 1970 from which it is public, or a mark for always, never and not stated. */
  static long publicFrom(Dataset dataset) {
    String stated =
        dataset.text(ObsCoreColumn.DATA_RIGHTS).orElse("").strip().toLowerCase(Locale.ROOT);
    if (stated.equals(PUBLIC)) {
      return ALWAYS;
    }
    if (stated.equals("secure")) {
      return NEVER;
    }
    Optional<String> date = dataset.text(ObsCoreColumn.OBS_RELEASE_DATE);
    Optional<Instant> release = date.flatMap(Rights::instant);
    if (release.isPresent()) {
      return release.get().getEpochSecond();
    }
    boolean dateIsNull = date.isEmpty() && dataset.releaseDateKnown();
    return stated.equals(PROPRIETARY) || dateIsNull ? NEVER : UNKNOWN;
  }

  /** Number of the value at any moment, or {@link #DATED}. */
  static int kind(long publicFrom) {
    boolean fixed = publicFrom == ALWAYS || publicFrom >= UNKNOWN;
    return fixed ? at(publicFrom, 0) : DATED;
  }

  /** Number of the value at that second since 1970. */
  static int at(long publicFrom, long now) {
    if (publicFrom == UNKNOWN) {
      return 0;
    }
    return publicFrom <= now ? 2 : 1;
  }

  /** An ISO 8601 date, with or without time and zone, blank or T between; UTC unless it says so. */
  static Optional<Instant> instant(String text) {
    String iso = text.strip().toUpperCase(Locale.ROOT).replaceFirst("\\s+", "T");
    try {
      if (iso.length() <= 10) {
        return Optional.of(LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
      return Optional.of(
          zoned
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
