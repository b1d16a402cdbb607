package skysift.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A property of datasets with countable values. Values are strings as shown: types and roles in
 * lower case, levels {@code "0"} to {@code "4"}, years {@code "2004"}, changes as {@link Change}
 * says.
 */
public enum Facet {
  TYPE("Type"),
  LEVEL("Calibration level"),
  ROLE("Role"),
  FACILITY("Facility"),
  INSTRUMENT("Instrument"),
  COLLECTION("Collection"),
  ARCHIVE("Archive"),
  FORMAT("Format"),
  BAND("Band"),
  YEAR("Year"),
  TARGET("Target"),
  MY_TARGET("My target"),
  RIGHTS("Rights"),
  FILTER("Filter"),
  PROPOSAL("Proposal"),
  SUBTYPE("Subtype"),
  CHANGE("Change");

  /** The value of datasets that state none. */
  public static final String NOT_STATED = "";

  private final String title;

  Facet(String title) {
    this.title = title;
  }

  /** Heading on the screen. */
  public String title() {
    return title;
  }

  /** Name on the command line, lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The facet of that name, or of that heading; case ignored. */
  public static Optional<Facet> ofWord(String word) {
    String name = word.strip();
    return Arrays.stream(values())
        .filter(f -> f.word().equalsIgnoreCase(name) || f.title().equalsIgnoreCase(name))
        .findFirst();
  }
}
