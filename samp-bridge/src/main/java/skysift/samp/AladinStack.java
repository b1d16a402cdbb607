package skysift.samp;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The planes that Aladin says it has: its answer to {@code status stack}, one block of lines a
 * plane, each line a key, blanks and a value.
 */
record AladinStack(List<Plane> planes) {

  private static final String FIRST_KEY = "PlaneID";

  AladinStack {
    planes = ImmutableList.copyOf(planes);
  }

  /** One plane; its id is the name it was sent under, made unique. */
  record Plane(Map<String, String> lines) {
    Plane {
      lines = ImmutableMap.copyOf(lines);
    }

    String id() {
      String id = lines.getOrDefault(FIRST_KEY, "");
      boolean quoted = id.length() > 1 && id.startsWith("\"") && id.endsWith("\"");
      return quoted ? id.substring(1, id.length() - 1) : id;
    }

    /** A plane is listed before its data are there, with neither size nor objects. */
    boolean isLoaded() {
      return positive("Width") && positive("Height") || positive("NbObj");
    }

    private boolean positive(String key) {
      return lines.getOrDefault(key, "0").matches("0*[1-9]\\d*");
    }
  }

  /**
   * What we look for.
   *
   * @param name as sent; null when none was
   * @param url as sent
   */
  record Wanted(String type, String name, String url) {
    /** Extensions and repetitions are told by what follows the name: {@code name - SCI, name~1}. */
    boolean isMetBy(Plane plane) {
      boolean named = name != null && plane.id().startsWith(name);
      boolean there = address(plane.lines().getOrDefault("Url", "")).equals(address(url));
      return plane.lines().getOrDefault("Type", "").equals(type) && (named || there);
    }

    /** Aladin shows file addresses in a form of its own. */
    private static String address(String url) {
      String plain = url.replaceFirst("^file:(//(localhost)?)?/+", "file:/").replace("+", "%2B");
      try {
        return URLDecoder.decode(plain, StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return plain;
      }
    }
  }

  static AladinStack parse(String answer) {
    ImmutableList.Builder<Plane> planes = ImmutableList.builder();
    Map<String, String> lines = new LinkedHashMap<>();
    for (String line : Splitter.on('\n').trimResults().omitEmptyStrings().split(answer)) {
      String[] parts = line.split("\\s+", 2);
      if (parts[0].equals(FIRST_KEY) && !lines.isEmpty()) {
        planes.add(new Plane(lines));
        lines.clear();
      }
      lines.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return new AladinStack(planes.add(new Plane(lines)).build());
  }

  /** The names of the wanted planes that were not there before; extensions are told by them. */
  String namesSince(AladinStack before, Wanted wanted) {
    return foundSince(before, wanted).stream()
        .map(Plane::id)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private List<Plane> foundSince(AladinStack before, Wanted wanted) {
    List<String> known = before.planes.stream().map(Plane::id).toList();
    return planes.stream()
        .filter(plane -> !known.contains(plane.id()) && wanted.isMetBy(plane))
        .collect(toImmutableList());
  }

  /** The wanted plane, if it was not there before; a loaded one rather than one still loading. */
  Optional<Plane> newSince(AladinStack before, Wanted wanted) {
    List<Plane> found = foundSince(before, wanted);
    return found.stream().filter(Plane::isLoaded).findFirst().or(() -> found.stream().findFirst());
  }
}
