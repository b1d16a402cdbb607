package skysift.eclipse;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;
import org.eclipse.ui.views.properties.IPropertyDescriptor;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertyDescriptor;
import skysift.obscore.Dataset;
import skysift.obscore.ExtraColumn;
import skysift.obscore.ObsCoreColumn;

/**
 * A dataset's ObsCore columns that have a value, each with its unit, then what else the archive
 * sent. Where the archive's own word differs it stands beside.
 */
final class DatasetProperties implements IPropertySource {
  private static final String OBSCORE = "ObsCore";
  private static final String OTHER = "Other columns";
  private static final String SKYSIFT = "Skysift";

  private final ImmutableMap<String, Entry> entries;

  private record Entry(String category, String name, String description, String value) {}

  DatasetProperties(Dataset dataset) {
    ImmutableMap.Builder<String, Entry> built = ImmutableMap.builder();
    for (ObsCoreColumn column : ObsCoreColumn.values()) {
      Optional<String> value = value(dataset, column);
      value.ifPresent(
          text ->
              built.put(
                  column.columnName(),
                  new Entry(
                      OBSCORE,
                      withUnit(column.columnName(), column.unit()),
                      column.description(),
                      text)));
    }
    int number = 0;
    for (ExtraColumn extra : dataset.extras()) {
      String name = withUnit(extra.name(), extra.unit());
      built.put(
          "other." + number++, new Entry(OTHER, name, "As the archive sent it", extra.text()));
    }
    built.put("archive", new Entry(SKYSIFT, "archive", "Where the row is from", dataset.archive()));
    built.put("role", new Entry(SKYSIFT, "role", "What it is for", dataset.role().word()));
    built.put(
        "key",
        new Entry(SKYSIFT, "key", "Names the row on the command line", dataset.key().token()));
    entries = built.buildOrThrow();
  }

  private static Optional<String> value(Dataset dataset, ObsCoreColumn column) {
    Optional<String> ours =
        Optional.ofNullable(dataset.values().get(column)).map(value -> String.valueOf(value));
    String own = dataset.original().get(column);
    if (own == null) {
      return ours;
    }
    return Optional.of(
        ours.map(text -> text + " (as sent: " + own + ")").orElse("as sent: " + own));
  }

  private static String withUnit(String name, String unit) {
    return unit.isEmpty() ? name : name + " [" + unit + "]";
  }

  @Override
  public IPropertyDescriptor[] getPropertyDescriptors() {
    return entries.entrySet().stream()
        .map(
            entry -> {
              PropertyDescriptor descriptor =
                  new PropertyDescriptor(entry.getKey(), entry.getValue().name());
              descriptor.setCategory(entry.getValue().category());
              descriptor.setDescription(entry.getValue().description());
              return descriptor;
            })
        .toArray(IPropertyDescriptor[]::new);
  }

  @Override
  public Object getPropertyValue(Object id) {
    Entry entry = entries.get(id);
    return entry == null ? null : entry.value();
  }

  @Override
  public Object getEditableValue() {
    return null;
  }

  @Override
  public boolean isPropertySet(Object id) {
    return entries.containsKey(id);
  }

  @Override
  public void resetPropertyValue(Object id) {}

  @Override
  public void setPropertyValue(Object id, Object value) {}
}
