package skysift.app;

import com.google.common.collect.ImmutableList;
import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import skysift.obscore.Dataset;
import skysift.vo.ServiceDescriptor;

/**
 * The services that harvested tables describe for their rows, kept by archive, newest first; and
 * which of them a user prefers. One JSON file, written anew at each change. Thread-safe.
 */
final class ServiceShelf {
  private static final Logger LOGGER = Logger.getLogger(ServiceShelf.class.getName());
  private static final int MOST = 50;

  private final Path file;
  private final Map<String, Shelf> shelves = new LinkedHashMap<>();

  /** What is kept for one archive. */
  private record Shelf(List<ServiceDescriptor> services, String chosen) {
    Shelf {
      services = services == null ? List.of() : List.copyOf(services);
      chosen = chosen == null ? "" : chosen;
    }
  }

  /** All that is in the file. */
  private record Shelves(Map<String, Shelf> archives) {}

  /** What the file holds; nothing when there is none, or it cannot be read, which is logged. */
  ServiceShelf(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        Shelves read = new Gson().fromJson(Files.readString(file), Shelves.class);
        if (read != null && read.archives() != null) {
          shelves.putAll(read.archives());
        }
      }
    } catch (IOException | JsonParseException | NullPointerException e) {
      LOGGER.log(Level.WARNING, file + " cannot be read and is begun anew", e);
    }
  }

  /**
   * Keeps the services of a table; one of the same name and inputs is replaced, as services move.
   */
  synchronized void add(String archive, List<ServiceDescriptor> described) throws IOException {
    List<ServiceDescriptor> all = new ArrayList<>(described);
    Shelf before = shelves.getOrDefault(archive, new Shelf(List.of(), ""));
    before.services().stream()
        .filter(old -> all.stream().noneMatch(young -> isSame(old, young)))
        .forEach(all::add);
    Shelf after = new Shelf(all.subList(0, Math.min(MOST, all.size())), before.chosen());
    if (!after.equals(before)) {
      shelves.put(archive, after);
      write();
    }
  }

  private static boolean isSame(ServiceDescriptor one, ServiceDescriptor other) {
    return one.title().equals(other.title())
        && one.inputs().stream()
            .map(i -> i.name() + "=" + i.column())
            .toList()
            .equals(other.inputs().stream().map(i -> i.name() + "=" + i.column()).toList());
  }

  /** The services described for the rows of an archive. */
  synchronized ImmutableList<ServiceDescriptor> of(String archive) {
    Shelf shelf = shelves.get(archive);
    return shelf == null ? ImmutableList.of() : ImmutableList.copyOf(shelf.services());
  }

  /** The links service to ask for a dataset: the preferred one, else the newest. */
  synchronized Optional<ServiceDescriptor> links(Dataset dataset) {
    List<ServiceDescriptor> all =
        of(dataset.archive()).stream().filter(ServiceDescriptor::isLinks).toList();
    return all.stream()
        .filter(service -> service.title().equals(chosen(dataset.archive())))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** Title of the service that is preferred for an archive's rows; empty when none is. */
  synchronized String chosen(String archive) {
    Shelf shelf = shelves.get(archive);
    return shelf == null ? "" : shelf.chosen();
  }

  /** Prefers a service for an archive's rows; none when the title is empty. */
  synchronized void choose(String archive, String title) throws IOException {
    shelves.put(archive, new Shelf(of(archive), title));
    write();
  }

  private void write() throws IOException {
    Path part = Files.createTempFile(file.toAbsolutePath().getParent(), ".services", ".part");
    try {
      Files.writeString(part, new Gson().toJson(new Shelves(shelves)), StandardCharsets.UTF_8);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
