package skysift.datalink;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Locale;

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

  private static final String CORE = "www.ivoa.net/rdf/datalink/core#";

  /** Core terms of 2022-01-27, each with its broader term; {@code ""} where there is none. */
  private static final ImmutableMap<String, String> BROADER =
      ImmutableMap.<String, String>builder()
          .put("#this", "")
          .put("#preview", "")
          .put("#preview-image", "#preview")
          .put("#preview-plot", "#preview")
          .put("#thumbnail", "#preview")
          .put("#progenitor", "")
          .put("#derivation", "")
          .put("#auxiliary", "")
          .put("#weight", "#auxiliary")
          .put("#error", "#auxiliary")
          .put("#noise", "#auxiliary")
          .put("#calibration", "")
          .put("#bias", "#calibration")
          .put("#dark", "#calibration")
          .put("#flat", "#calibration")
          .put("#proc", "")
          .put("#cutout", "#proc")
          .put("#documentation", "")
          .put("#detached-header", "")
          .put("#coderived", "")
          .put("#counterpart", "")
          .put("#package", "")
          .build();

  private static final ImmutableList<String> ORDER = BROADER.keySet().asList();

  /**
   * The term a service wrote: the core vocabulary's URI (http or https) is cut off, a missing
   * {@code #} supplied (DataLink 1.1 §3.2.6).
   *
   * @param written as sent; null and blank give the empty term
   */
  public static Semantics of(String written) {
    if (written == null || written.isBlank()) {
      return new Semantics("");
    }
    String term = written.strip();
    int core = term.toLowerCase(Locale.ROOT).indexOf(CORE);
    String local = core < 0 ? term : "#" + term.substring(core + CORE.length());
    String known = (local.startsWith("#") ? local : "#" + local).toLowerCase(Locale.ROOT);
    return new Semantics(BROADER.containsKey(known) ? known : local);
  }

  /** Whether this is the other term or a narrower one: a thumbnail is a preview. */
  public boolean isA(Semantics broader) {
    String narrower = term;
    while (!narrower.isEmpty()) {
      if (narrower.equals(broader.term)) {
        return true;
      }
      narrower = BROADER.getOrDefault(narrower, "");
    }
    return false;
  }

  /** Whether the term is one of the core vocabulary. */
  public boolean isCore() {
    return BROADER.containsKey(term);
  }

  /** Place on a screen: the data itself, then previews, the vocabulary's order, strangers last. */
  public int rank() {
    int place = ORDER.indexOf(term);
    return place < 0 ? ORDER.size() : place;
  }
}
