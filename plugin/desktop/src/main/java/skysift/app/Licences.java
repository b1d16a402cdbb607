package skysift.app;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The libraries of this program, their versions and licences. Not on the event thread. */
public final class Licences {
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.-]*?)\\.jar");

  private Licences() {}

  /**
   * A library.
   *
   * @param licence empty when it is not known
   */
  public record Library(String name, String version, String licence) {}

  /** Those that lie beside this program; none when it does not run from its jar. */
  public static ImmutableList<Library> all() throws IOException {
    try {
      Path place =
          Path.of(Licences.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path folder = place.resolveSibling("lib");
      if (!Files.isDirectory(folder)) {
        return ImmutableList.of();
      }
      try (Stream<Path> jars = Files.list(folder)) {
        return of(jars.map(jar -> jar.getFileName().toString()).sorted().toList());
      }
    } catch (URISyntaxException e) {
      throw new IOException("this program's place is not known", e);
    }
  }

  /** The libraries of these jars; our own and empty ones left out. */
  static ImmutableList<Library> of(List<String> jars) throws IOException {
    Properties known = new Properties();
    try (InputStream in = Licences.class.getResourceAsStream("licences.properties")) {
      known.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    ImmutableList.Builder<Library> libraries = ImmutableList.builder();
    for (String jar : jars) {
      Matcher name = JAR.matcher(jar);
      if (name.matches() && !jar.startsWith("skysift-") && !jar.contains("empty-to-avoid")) {
        libraries.add(
            new Library(name.group(1), name.group(2), known.getProperty(name.group(1), "")));
      }
    }
    return libraries.build();
  }
}
