package skysift.eclipse;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Skysift's own settings file, in which everything that is not changed stays as it was written. */
final class SettingsFile {
  private final Path file;

  SettingsFile(Path file) {
    this.file = file;
  }

  /** What it says. */
  Properties read() throws IOException {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        load(properties, reader);
      }
    }
    return properties;
  }

  private void load(Properties properties, Reader reader) throws IOException {
    try {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no properties file: " + e.getMessage(), e);
    }
  }

  /**
   * Sets entries to plain words or numbers; an empty value takes the entry out. Says whether the
   * file had to be changed for that.
   */
  boolean write(Map<String, String> changes) throws IOException {
    Map<String, String> left = new LinkedHashMap<>(changes);
    List<String> lines = new ArrayList<>();
    List<String> before =
        Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    for (List<String> entry : entries(before)) {
      Optional<String> name = name(entry).filter(changes::containsKey);
      if (name.isEmpty()) {
        lines.addAll(entry);
      } else if (left.containsKey(name.get())) {
        add(lines, name.get(), left.remove(name.get()));
      }
    }
    left.forEach((name, value) -> add(lines, name, value));
    if (lines.equals(before)) {
      return false;
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path made = file.resolveSibling(file.getFileName() + ".new");
    Files.write(made, lines, StandardCharsets.UTF_8);
    Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  /** The lines of each entry, comment or blank line: an entry goes on after a last {@code \\}. */
  private static List<List<String>> entries(List<String> lines) {
    List<List<String>> entries = new ArrayList<>();
    boolean goesOn = false;
    for (String line : lines) {
      if (!goesOn) {
        entries.add(new ArrayList<>());
      }
      entries.getLast().add(line);
      boolean comment = !goesOn && line.strip().matches("[#!].*");
      int end = line.length();
      while (end > 0 && line.charAt(end - 1) == '\\') {
        end--;
      }
      goesOn = !comment && (line.length() - end) % 2 == 1;
    }
    return entries;
  }

  /** What an entry sets; empty for a comment or a blank line. */
  private Optional<String> name(List<String> entry) throws IOException {
    Properties one = new Properties();
    load(one, new StringReader(String.join("\n", entry)));
    return one.stringPropertyNames().stream().findFirst();
  }

  private static void add(List<String> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.add(name + " = " + value);
    }
  }
}
