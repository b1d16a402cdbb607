package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads archive lists; the head of the built-in one says how they are written. */
final class ArchiveFile {
  private static final ImmutableSet<String> KEYS =
      ImmutableSet.of(
          "tap",
          "mirrors",
          "table",
          "identity",
          "observation",
          "part",
          "planned",
          "cone",
          "harvest",
          "note");

  private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();

  /** An archive and the other addresses of its rows. */
  record Entry(Archive archive, ImmutableList<URI> mirrors) {}

  /** A section as it stands, values by key. */
  private record Section(String name, Map<String, String> values) {}

  /** By name in lower case, in the order of their first lines. */
  private final Map<String, Section> sections = new LinkedHashMap<>();

  /** The archives made so far, by name in lower case. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * Adds the lines of a file; they win over those added before.
   *
   * @throws IOException naming file and line of what is not understood
   */
  void add(String file, List<String> lines) throws IOException {
    Section section = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        section = line.startsWith("[") ? opened(line) : section;
        if (!line.startsWith("[")) {
          addValue(section, line);
        }
        entries.put(section.name.toLowerCase(Locale.ROOT), entry(section));
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
  }

  ImmutableList<Entry> entries() {
    return ImmutableList.copyOf(entries.values());
  }

  private Section opened(String line) {
    checkArgument(line.endsWith("]"), "\"]\" is missing in \"%s\"", line);
    String name = line.substring(1, line.length() - 1).strip();
    checkArgument(!name.isEmpty(), "an archive needs a name");
    return sections.computeIfAbsent(
        name.toLowerCase(Locale.ROOT), key -> new Section(name, new HashMap<>()));
  }

  private static void addValue(Section section, String line) {
    checkArgument(section != null, "\"%s\" stands before the first [archive]", line);
    int equals = line.indexOf('=');
    checkArgument(equals > 0, "no \"=\" in \"%s\"", line);
    String key = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    checkArgument(KEYS.contains(key), "\"%s\" is none of %s", key, KEYS);
    section.values.put(key, line.substring(equals + 1).strip());
  }

  private static Entry entry(Section section) {
    Map<String, String> values = section.values;
    List<String> observation = COMMAS.splitToList(values.getOrDefault("observation", ""));
    String tap = values.getOrDefault("tap", "");
    Archive archive =
        new Archive(
            section.name,
            tap.isEmpty() ? Optional.empty() : Optional.of(address(tap)),
            values.getOrDefault("table", Archive.DEFAULT_TABLE),
            ImmutableList.copyOf(COMMAS.split(values.getOrDefault("identity", ""))),
            observation.isEmpty()
                ? Archive.DEFAULT_OBSERVATION_COLUMNS
                : ImmutableList.copyOf(observation),
            values.getOrDefault("part", ""),
            values.getOrDefault("planned", ""),
            dialect(values.getOrDefault("cone", "intersects")),
            onOrOff(values.getOrDefault("harvest", "on")),
            values.getOrDefault("note", ""));
    List<URI> mirrors = new ArrayList<>();
    COMMAS.split(values.getOrDefault("mirrors", "")).forEach(m -> mirrors.add(address(m)));
    return new Entry(archive, ImmutableList.copyOf(mirrors));
  }

  /** An http(s) address without the slash at its end; IllegalArgumentException for any other. */
  static URI address(String text) {
    URI uri = URI.create(text.strip().replaceFirst("/+$", ""));
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    checkArgument(
        (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null,
        "%s is no http or https address",
        text);
    return uri;
  }

  private static Archive.SpatialDialect dialect(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "intersects" -> Archive.SpatialDialect.INTERSECTS;
      case "centre", "center" -> Archive.SpatialDialect.CENTRE_IN_CONE;
      case "box" -> Archive.SpatialDialect.BOX;
      default ->
          throw new IllegalArgumentException(
              "cone is intersects, centre or box, not \"" + word + "\"");
    };
  }

  private static boolean onOrOff(String word) {
    checkArgument(
        word.equalsIgnoreCase("on") || word.equalsIgnoreCase("off"),
        "harvest is on or off, not \"%s\"",
        word);
    return word.equalsIgnoreCase("on");
  }
}
