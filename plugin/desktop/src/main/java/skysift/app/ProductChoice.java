package skysift.app;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;
import java.util.OptionalLong;
import skysift.datalink.Link;
import skysift.datalink.Semantics;
import skysift.search.FileFact;

/**
 * Which products of a dataset are meant.
 *
 * @param semantics terms, each with its narrower ones; none allows any
 * @param types short words of file types, such as {@code fits}; none allows any
 * @param qualifier what the product must be (content_qualifier); empty allows any
 * @param mostBytes a product that states more is left out
 */
public record ProductChoice(
    ImmutableSet<String> semantics,
    ImmutableSet<String> types,
    Optional<String> qualifier,
    OptionalLong mostBytes) {

  /** The data itself, whatever its type. */
  public static final ProductChoice DATA =
      new ProductChoice(
          ImmutableSet.of(Semantics.THIS.term()),
          ImmutableSet.of(),
          Optional.empty(),
          OptionalLong.empty());

  /** The data itself as a FITS file. */
  public static final ProductChoice FITS = DATA.withTypes(ImmutableSet.of("fits"));

  /** The same of these types. */
  public ProductChoice withTypes(ImmutableSet<String> newTypes) {
    return new ProductChoice(semantics, newTypes, qualifier, mostBytes);
  }

  /** Whether a product is meant. */
  public boolean takes(Link.Product product) {
    boolean means =
        semantics.isEmpty()
            || semantics.stream().anyMatch(term -> product.semantics().isA(Semantics.of(term)));
    boolean qualified =
        qualifier
            .map(q -> product.contentQualifier().map(is -> same(q, is)).orElse(false))
            .orElse(true);
    boolean small =
        mostBytes.isEmpty()
            || product.contentLength().isEmpty()
            || product.contentLength().getAsLong() <= mostBytes.getAsLong();
    return means && qualified && small && (types.isEmpty() || types.contains(type(product)));
  }

  private static boolean same(String one, String other) {
    return one.replaceFirst("^.*#", "").equalsIgnoreCase(other.replaceFirst("^.*#", ""));
  }

  private static String type(Link.Product product) {
    return FileFact.of(
            product.contentType(),
            product.url(),
            product.semantics().term(),
            product.contentLength())
        .type();
  }
}
