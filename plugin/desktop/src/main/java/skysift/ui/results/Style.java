package skysift.ui.results;

/**
 * How values are written.
 *
 * @param sexagesimal positions in hours and degrees, minutes, seconds; else in degrees
 * @param mjd times as MJD; else as ISO dates
 */
record Style(boolean sexagesimal, boolean mjd) {}
