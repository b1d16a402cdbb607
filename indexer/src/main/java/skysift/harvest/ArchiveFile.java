package skysift.harvest;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import skysift.harvest.Archive.Asking;
import skysift.harvest.Archive.Facts;
import skysift.harvest.Archive.Granularity;

/** Reads archive lists; the head of the built-in one says how they are written. */
final class ArchiveFile {
  private static final ImmutableSet<String> KEYS =
      ImmutableSet.of(
          "tap",
          "mirrors",
          "table",
          "rows",
          "identity",
          "observation",
          "part",
          "planned",
          "cone",
          "mode",
          "page",
          "paging",
          "incremental",
          "parallel",
          "pause",
          "overlaps",
          "owner",
          "simulated",
          "lacks",
          "login",
          "acknowledge",
          "cite",
          "source",
          "unchecked",
          "harvest",
          "note");

  private static final Splitter COMMAS = Splitter.on(',').trimResults().omitEmptyStrings();

  /** A section as it stands, values by key. */
  private record Section(String name, Map<String, String> values) {}

  /** By name in lower case, in the order of their first lines. */
  private final Map<String, Section> sections = new LinkedHashMap<>();

  /** The archives made so far, by name in lower case. */
  private final Map<String, Archive> archives = new LinkedHashMap<>();

  /**
   * Adds the lines of a file; they win over those added before.
   *
   * @throws IOException naming file and line of what is not understood
   */
  void add(String file, List<String> lines) throws IOException {
    ArchiveFile careful = copy();
    try {
      read(file, lines, false);
    } catch (IOException e) {
      careful.read(file, lines, true);
      throw e;
    }
  }

  private ArchiveFile copy() {
    ArchiveFile copy = new ArchiveFile();
    sections.forEach(
        (key, section) ->
            copy.sections.put(key, new Section(section.name, new HashMap<>(section.values))));
    return copy;
  }

  /**
   * @param each whether an archive is made after each line, so that the one at fault is named, and
   *     not only at the end of its section, which is much faster
   */
  private void read(String file, List<String> lines, boolean each) throws IOException {
    Section section = null;
    for (int i = 0; i <= lines.size(); i++) {
      boolean end = i == lines.size();
      String line = end ? "" : lines.get(i).strip();
      boolean opens = line.startsWith("[");
      if (!end && (line.isEmpty() || line.startsWith("#"))) {
        continue;
      }
      try {
        if (section != null && (opens || end)) {
          make(section);
        }
        if (!end) {
          section = opens ? opened(line) : added(section, line);
        }
        if (each && section != null) {
          make(section);
        }
      } catch (IllegalArgumentException e) {
        throw new IOException(file + ", line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
  }

  private void make(Section section) {
    archives.put(section.name.toLowerCase(Locale.ROOT), archive(section));
  }

  ImmutableList<Archive> archives() {
    return ImmutableList.copyOf(archives.values());
  }

  private Section opened(String line) {
    checkArgument(line.endsWith("]"), "\"]\" is missing in \"%s\"", line);
    String name = line.substring(1, line.length() - 1).strip();
    checkArgument(!name.isEmpty(), "an archive needs a name");
    return sections.computeIfAbsent(
        name.toLowerCase(Locale.ROOT), key -> new Section(name, new HashMap<>()));
  }

  private static Section added(Section section, String line) {
    checkArgument(section != null, "\"%s\" stands before the first [archive]", line);
    int equals = line.indexOf('=');
    checkArgument(equals > 0, "no \"=\" in \"%s\"", line);
    String key = line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    checkArgument(KEYS.contains(key), "\"%s\" is none of %s", key, KEYS);
    section.values.put(key, line.substring(equals + 1).strip());
    return section;
  }

  private static Archive archive(Section section) {
    Map<String, String> values = section.values;
    List<String> observation = list(values, "observation");
    String tap = values.getOrDefault("tap", "");
    return new Archive(
        section.name,
        tap.isEmpty() ? Optional.empty() : Optional.of(address(tap)),
        list(values, "mirrors").stream()
            .map(ArchiveFile::address)
            .collect(ImmutableList.toImmutableList()),
        values.getOrDefault("table", Archive.DEFAULT_TABLE),
        list(values, "identity"),
        observation.isEmpty()
            ? Archive.DEFAULT_OBSERVATION_COLUMNS
            : ImmutableList.copyOf(observation),
        values.getOrDefault("part", ""),
        values.getOrDefault("planned", ""),
        asking(values),
        facts(values),
        isFirst(values, "harvest", "on", "off"),
        values.getOrDefault("note", ""));
  }

  private static Asking asking(Map<String, String> values) {
    return new Asking(
        dialect(values.getOrDefault("cone", "intersects")),
        !isFirst(values, "mode", "sync", "async"),
        values.containsKey("page") ? whole(values, "page") : Asking.DEFAULT.pageRows(),
        values.getOrDefault("paging", ""),
        values.getOrDefault("incremental", ""),
        values.containsKey("parallel") ? whole(values, "parallel") : Asking.DEFAULT.parallel(),
        values.containsKey("pause") ? seconds(values.get("pause")) : Asking.DEFAULT.pause());
  }

  private static Facts facts(Map<String, String> values) {
    return new Facts(
        granularity(values.getOrDefault("rows", "mixed")),
        list(values, "overlaps"),
        values.getOrDefault("owner", ""),
        !isFirst(values, "simulated", "no", "yes"),
        values.getOrDefault("lacks", ""),
        values.getOrDefault("login", ""),
        values.getOrDefault("acknowledge", ""),
        values.getOrDefault("cite", ""),
        values.getOrDefault("source", ""),
        values.getOrDefault("unchecked", ""));
  }

  private static ImmutableList<String> list(Map<String, String> values, String key) {
    return ImmutableList.copyOf(COMMAS.split(values.getOrDefault(key, "")));
  }

  private static int whole(Map<String, String> values, String key) {
    String text = values.get(key);
    checkArgument(text.matches("[1-9]\\d{0,8}"), "%s is a whole number, not \"%s\"", key, text);
    return Integer.parseInt(text);
  }

  private static Duration seconds(String text) {
    checkArgument(
        text.matches("\\d{1,5}(\\.\\d{1,3})?"), "pause is a number of seconds, not \"%s\"", text);
    return Duration.ofMillis(Math.round(1000 * Double.parseDouble(text)));
  }

  private static Granularity granularity(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "file" -> Granularity.FILE;
      case "plane" -> Granularity.PLANE;
      case "observation" -> Granularity.OBSERVATION_AND_FILES;
      case "window" -> Granularity.SPECTRAL_WINDOW;
      case "mixed" -> Granularity.MIXED;
      default ->
          throw new IllegalArgumentException(
              "rows is file, plane, observation, window or mixed, not \"" + word + "\"");
    };
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

  /** Whether the value is the first of the two that it may have, which is also the default. */
  private static boolean isFirst(
      Map<String, String> values, String key, String first, String second) {
    String word = values.getOrDefault(key, first);
    checkArgument(
        word.equalsIgnoreCase(first) || word.equalsIgnoreCase(second),
        "%s is %s or %s, not \"%s\"",
        key,
        first,
        second,
        word);
    return word.equalsIgnoreCase(first);
  }
}
