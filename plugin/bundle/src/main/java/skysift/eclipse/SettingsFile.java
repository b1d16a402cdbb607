package skysift.eclipse;

import java.io.IOException;
import java.io.Reader;
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
        properties.load(reader);
      } catch (IllegalArgumentException e) {
        throw new IOException(file + " is no properties file: " + e.getMessage(), e);
      }
    }
    return properties;
  }

  /** Sets entries to plain words or numbers; an empty value takes the entry out. */
  void write(Map<String, String> changes) throws IOException {
    Map<String, String> left = new LinkedHashMap<>(changes);
    List<String> lines = new ArrayList<>();
    List<String> before =
        Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    for (String line : before) {
      Optional<String> name = left.keySet().stream().filter(n -> isEntry(line, n)).findFirst();
      if (name.isEmpty()) {
        lines.add(line);
      } else {
        add(lines, name.get(), left.remove(name.get()));
      }
    }
    left.forEach((name, value) -> add(lines, name, value));
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path made = Files.createTempFile(folder, ".settings", ".part");
    try {
      Files.write(made, lines, StandardCharsets.UTF_8);
      Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private static boolean isEntry(String line, String name) {
    String text = line.strip();
    return text.startsWith(name)
        && (text.length() == name.length() || " =:\t".indexOf(text.charAt(name.length())) >= 0);
  }

  private static void add(List<String> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.add(name + " = " + value);
    }
  }
}
