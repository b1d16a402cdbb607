package skysift.datalink;

import java.util.Optional;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;
import skysift.vo.ServiceDescriptor;

/** What a dataset's row says in a column, for the services of its table. */
final class RowValues {
  private RowValues() {}

  /** The service for this row. */
  static ServiceDescriptor filled(ServiceDescriptor service, Dataset dataset) {
    return service.filled(column -> said(dataset, column));
  }

  /** As the archive said it, which is what its service understands. */
  private static Optional<String> said(Dataset dataset, String column) {
    Optional<ObsCoreColumn> known = ObsCoreColumn.ofName(column);
    if (known.isPresent()) {
      String original = dataset.original().get(known.get());
      return original != null
          ? Optional.of(original)
          : Optional.ofNullable(dataset.values().get(known.get())).map(Object::toString);
    }
    return dataset.extras().stream()
        .filter(extra -> extra.name().equals(column))
        .map(ExtraColumn::text)
        .findFirst();
  }
}
