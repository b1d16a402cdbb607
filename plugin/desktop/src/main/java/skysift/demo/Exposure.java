package skysift.demo;

/**
 * What a telescope would have done once; the archives write it down in their own ways.
 *
 * @param obsId the archive's name for it
 * @param target what was looked at
 * @param collection obs_collection
 * @param facility facility_name
 * @param instrument instrument_name
 * @param type data product type of its main product
 * @param level calibration level of its main product
 * @param band wavelengths
 * @param centre of the field
 * @param field side of the square field, degrees
 * @param start MJD
 * @param seconds exposure time
 * @param secret whether it is not public yet
 */
record Exposure(
    String obsId,
    Target target,
    String collection,
    String facility,
    String instrument,
    String type,
    int level,
    Band band,
    TangentPlane centre,
    double field,
    double start,
    double seconds,
    boolean secret) {
  private static final double DAY = 86_400;

  /** End, MJD. */
  double end() {
    return start + seconds / DAY;
  }

  /** A part of its field. */
  Exposure around(TangentPlane otherCentre, double otherField) {
    return new Exposure(
        obsId,
        target,
        collection,
        facility,
        instrument,
        type,
        level,
        band,
        otherCentre,
        otherField,
        start,
        seconds,
        secret);
  }

  /** The same exposure under the names another archive uses. */
  Exposure at(
      String otherCollection, String otherFacility, String otherInstrument, int otherLevel) {
    return new Exposure(
        obsId,
        target,
        otherCollection,
        otherFacility,
        otherInstrument,
        type,
        otherLevel,
        band,
        centre,
        field,
        start,
        seconds,
        secret);
  }
}
