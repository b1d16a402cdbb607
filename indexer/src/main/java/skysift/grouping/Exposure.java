package skysift.grouping;

/**
 * The exposure behind an identifier.
 *
 * @param scope token of the facility, collection or archive whose rule names it
 * @param name how exposure and products both know it
 * @param product whether the identifier is that of a product, not of the exposure itself
 */
record Exposure(String scope, String name, boolean product) {
  /** What exposure and products have in common. */
  String key() {
    return scope + ":" + name;
  }
}
