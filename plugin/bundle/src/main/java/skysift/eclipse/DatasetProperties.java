package skysift.eclipse;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Multiset;
import com.google.common.collect.SetMultimap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  /** Of more rows the first are compared only: this is done on SWT's event thread. */
  static final int MOST_COMPARED = 1_000;

  private static final int MOST_NAMED = 3;

  private final ImmutableMap<String, Entry> entries;

  private record Entry(String category, String name, String description, String value) {
    private Entry withValue(String other) {
      return new Entry(category, name, description, other);
    }
  }

  DatasetProperties(Dataset dataset) {
    entries = of(dataset);
  }

  /**
   * Of several rows, where they agree and where they do not: the sheet by itself would show the
   * values of the first as those of all.
   */
  DatasetProperties(List<Dataset> chosen) {
    List<Dataset> read = chosen.subList(0, Math.min(chosen.size(), MOST_COMPARED));
    Map<String, Entry> names = new LinkedHashMap<>();
    SetMultimap<String, String> values = LinkedHashMultimap.create();
    Multiset<String> stated = HashMultiset.create();
    for (Dataset dataset : read) {
      of(dataset)
          .forEach(
              (id, entry) -> {
                names.putIfAbsent(id, entry);
                stated.add(id);
                if (values.get(id).size() <= MOST_NAMED) {
                  values.put(id, entry.value());
                }
              });
    }
    ImmutableMap.Builder<String, Entry> built = ImmutableMap.builder();
    String rows = "%,d".formatted(chosen.size());
    built.put(
        "rows",
        new Entry(
            SKYSIFT,
            "rows",
            "How many are chosen",
            read.size() == chosen.size()
                ? rows
                : "%s, of which the first %,d are compared".formatted(rows, read.size())));
    names.forEach(
        (id, entry) -> {
          boolean all = stated.count(id) == read.size();
          built.put(id, entry.withValue(text(values.get(id), all)));
        });
    entries = built.buildOrThrow();
  }

  private static String text(Set<String> values, boolean all) {
    if (values.size() == 1 && all) {
      return values.iterator().next();
    }
    String named = values.stream().limit(MOST_NAMED).collect(Collectors.joining(" · "));
    return "different: "
        + named
        + (values.size() > MOST_NAMED ? " …" : "")
        + (all ? "" : " · not stated");
  }

  private static ImmutableMap<String, Entry> of(Dataset dataset) {
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
    Multiset<String> seen = HashMultiset.create();
    for (ExtraColumn extra : dataset.extras()) {
      String name = withUnit(extra.name(), extra.unit());
      seen.add(name);
      built.put(
          "other." + seen.count(name) + "." + name,
          new Entry(OTHER, name, "As the archive sent it", extra.text()));
    }
    built.put("archive", new Entry(SKYSIFT, "archive", "Where the row is from", dataset.archive()));
    built.put("role", new Entry(SKYSIFT, "role", "What it is for", dataset.role().word()));
    built.put(
        "key",
        new Entry(SKYSIFT, "key", "Names the row on the command line", dataset.key().token()));
    return built.buildOrThrow();
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
