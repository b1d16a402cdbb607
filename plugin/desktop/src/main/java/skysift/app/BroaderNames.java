package skysift.app;

import java.util.List;
import java.util.Optional;
import skysift.harvest.Aliases;
import skysift.obscore.ProductType;
import skysift.search.Facet;
import skysift.search.Hierarchy;

/** Broader and narrower values, as the names of facilities and the vocabulary of types say. */
final class BroaderNames implements Hierarchy {
  private final Aliases aliases;

  BroaderNames(Aliases aliases) {
    this.aliases = aliases;
  }

  @Override
  public Optional<String> broader(Facet facet, String value) {
    return switch (facet) {
      case TYPE -> type(value);
      case FACILITY -> name(aliases.facility(value), value);
      case INSTRUMENT -> name(aliases.instrument(value), value);
      default -> Optional.empty();
    };
  }

  private static Optional<String> type(String value) {
    return value.isEmpty()
        ? Optional.empty()
        : new ProductType(value).broader().map(ProductType::term);
  }

  private static Optional<String> name(List<String> names, String value) {
    int last = names.size() - 1;
    return last > 0 && names.get(last).equals(value)
        ? Optional.of(names.get(last - 1))
        : Optional.empty();
  }
}
