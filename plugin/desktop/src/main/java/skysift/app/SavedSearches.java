package skysift.app;

import com.google.common.collect.ImmutableList;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import skysift.search.SearchRequest;

/**
 * Searches and baskets with a name, each in a JSON file of the workspace. A basket is a search
 * among rows that were picked one by one. Not on the event thread.
 */
public final class SavedSearches {
  private static final Logger LOGGER = Logger.getLogger(SavedSearches.class.getName());
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();
  private static final String ENDING = ".json";

  private final Path directory;

  SavedSearches(Path directory) {
    this.directory = directory;
  }

  /**
   * One of them.
   *
   * @param basket whether it is a list of rows, and not a question
   */
  public record Saved(String name, boolean basket, SearchRequest request) {
    /** Rows of a basket. */
    public int rows() {
      return request.rows().map(rows -> rows.keys().size()).orElse(0);
    }
  }

  /** All, by name; a file that is none is left out and logged. */
  public ImmutableList<Saved> all() throws IOException {
    if (!Files.exists(directory)) {
      return ImmutableList.of();
    }
    List<Path> files;
    try (Stream<Path> found = Files.list(directory)) {
      files = found.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
    List<Saved> all = new ArrayList<>();
    for (Path file : files) {
      read(file).ifPresent(all::add);
    }
    return ImmutableList.copyOf(all);
  }

  private static Optional<Saved> read(Path file) {
    try {
      return Optional.of(load(file));
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, FailureText.of(e) + "; it is left out", e);
      return Optional.empty();
    }
  }

  /**
   * The search or basket in a file, which may be anywhere; its name is the file's without the
   * ending.
   *
   * @throws IOException naming the file, when it is none or cannot be read
   */
  public static Saved load(Path file) throws IOException {
    String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    try {
      JsonObject json =
          JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
      return new Saved(
          name,
          json.get("basket").getAsBoolean(),
          SearchJson.request(json.getAsJsonObject("search")));
    } catch (CharacterCodingException | RuntimeException e) {
      // A file of anybody's: what Gson and we throw of one that is another is a dozen types.
      throw new IOException(file + " is no saved search: " + e.getMessage(), e);
    }
  }

  /**
   * Keeps it; one of the same name is replaced.
   *
   * @throws IllegalArgumentException when the name could not be a file's
   * @throws IOException when it cannot be written, or its region cannot be kept
   */
  public void save(Saved saved) throws IOException {
    Files.createDirectories(directory);
    write(saved, file(saved.name()));
  }

  /**
   * Writes it into a file, which may be anywhere; a failure leaves what was there.
   *
   * @throws IOException when it cannot be written, or its region cannot be kept
   */
  public static void write(Saved saved, Path file) throws IOException {
    JsonObject json = new JsonObject();
    json.addProperty("basket", saved.basket());
    json.add("search", SearchJson.of(saved.request()));
    Path made = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(made, GSON.toJson(json), StandardCharsets.UTF_8);
    Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes it, if it is there. */
  public void delete(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  private Path file(String name) {
    return SavedFile.of(directory, name, ENDING);
  }
}
