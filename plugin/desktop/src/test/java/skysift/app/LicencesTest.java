package skysift.app;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LicencesTest {
  @Test
  void a_library_is_told_by_name_version_and_licence() throws IOException {
    then(Licences.of(
            List.of("stil-4.3.5.jar", "guava-33.8.0-jre.jar", "skysift-indexer-0.1.0.jar")))
        .containsExactly(
            new Licences.Library("stil", "4.3.5", "LGPL 3"),
            new Licences.Library("guava", "33.8.0-jre", "Apache License 2.0"));
  }

  @Test
  void the_licence_of_each_library_on_the_class_path_that_is_shipped_is_known() throws IOException {
    // GIVEN what is tested with, tools of testing aside
    List<String> jars =
        Splitter.on(File.pathSeparatorChar)
            .splitToStream(System.getProperty("java.class.path"))
            .filter(path -> path.endsWith(".jar"))
            .filter(
                path ->
                    !path.matches(
                        ".*(junit|assertj|archunit|opentest4j|apiguardian|byte-buddy|slf4j"
                            + "|surefire|/skysift/|target).*"))
            .map(path -> new File(path).getName())
            .toList();
    // WHEN
    List<Licences.Library> libraries = Licences.of(jars);
    // THEN
    then(libraries).hasSizeGreaterThan(10);
    then(libraries).filteredOn(library -> library.licence().isEmpty()).isEmpty();
  }
}
