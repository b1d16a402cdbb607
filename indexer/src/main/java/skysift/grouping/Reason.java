package skysift.grouping;

/** Why a dataset is in its observation. */
public sealed interface Reason {
  /** One sentence for the user. */
  String sentence();

  /**
   * No other dataset shares the observation.
   *
   * @param why what keeps it alone
   */
  record Alone(String why) implements Reason {
    @Override
    public String sentence() {
      return "On its own: " + why + ".";
    }
  }

  /**
   * Its archive gives these datasets the same observation columns.
   *
   * @param archive name of the archive
   * @param id identifier of the observation, as compared
   */
  record SameArchive(String archive, String id) implements Reason {
    @Override
    public String sentence() {
      return archive + " itself names the observation " + id + ".";
    }
  }

  /**
   * Another archive uses the same identifier, and nothing contradicts.
   *
   * @param archive name of the other archive
   * @param id the identifier, as compared
   * @param agreed facility or collection that both agree on, as compared
   * @param timesDisagree whether the times are more than a day apart, which is an anomaly
   */
  record SameId(String archive, String id, String agreed, boolean timesDisagree) implements Reason {
    @Override
    public String sentence() {
      return "Same identifier at %s: %s (%s)%s."
          .formatted(archive, id, agreed, doubt(timesDisagree));
    }
  }

  /**
   * One is a product of the other's exposure, or both are products of one exposure.
   *
   * @param archive name of the other's archive
   * @param id the other's identifier, as compared
   * @param exposure the exposure, in the part of its name that both know
   * @param timesDisagree whether the times are more than a day apart, which is an anomaly
   */
  record SameExposure(String archive, String id, String exposure, boolean timesDisagree)
      implements Reason {
    @Override
    public String sentence() {
      return "Same exposure %s as %s at %s%s."
          .formatted(exposure, id, archive, doubt(timesDisagree));
    }
  }

  /** The user put these datasets together, or set them apart, whatever the rules say. */
  record Decided() implements Reason {
    @Override
    public String sentence() {
      return "You decided so.";
    }
  }

  private static String doubt(boolean timesDisagree) {
    return timesDisagree ? ", although the times disagree" : "";
  }
}
