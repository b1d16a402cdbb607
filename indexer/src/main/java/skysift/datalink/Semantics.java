package skysift.datalink;

/**
 * A term of the DataLink core vocabulary, or a full URI of another one; unknown terms are kept as
 * they are.
 *
 * @param term {@code #this} for core terms in any spelling; {@code ""} when the row has none
 */
public record Semantics(String term) {
  public static final Semantics THIS = new Semantics("#this");
  public static final Semantics PREVIEW = new Semantics("#preview");
  public static final Semantics THUMBNAIL = new Semantics("#thumbnail");
}
