package skysift.samp;

import java.net.URI;

/**
 * Commands in Aladin's own language. What is foreign in them cannot end a word, an argument or a
 * command: names are reduced to letters and digits, addresses are percent-encoded.
 */
final class AladinScript {

  private AladinScript() {}

  /**
   * A command that loads something.
   *
   * @param plane what the plane will be called
   */
  record Load(String text, String plane) {}

  static Load load(URI url, String name) {
    String word = name == null ? "" : name.replaceAll("[^A-Za-z0-9]+", "_");
    String plane = word.matches("[A-Za-z].*") ? word : "Skysift_" + word;
    return new Load(plane + " = get File(" + address(url) + ")", plane);
  }

  /** Of an address, what has a meaning in a script is written by its code. */
  private static String address(URI url) {
    StringBuilder out = new StringBuilder();
    for (char c : SafeText.url(url).toCharArray()) {
      if (" ()[]{}<>,;'\"\\$`|".indexOf(c) >= 0) {
        out.append(String.format("%%%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
