package skysift.eclipse;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** The bundle as Eclipse has it. */
class BundleTest {
  private final Bundle bundle = Activator.active().getBundle();
  private final Dictionary<String, String> headers = bundle.getHeaders();

  @Test
  void every_embedded_jar_is_on_the_class_path_of_the_bundle() {
    // WHEN
    List<String> jars =
        Collections.list(bundle.findEntries("lib", "*.jar", false)).stream()
            .map(url -> url.getPath().substring(1))
            .toList();
    // THEN
    then(jars).contains("lib/skysift-desktop.jar", "lib/lucene-core.jar", "lib/snakeyaml.jar");
    then(headers.get("Bundle-ClassPath").split(",")).containsAll(jars);
  }

  @Test
  void the_bundle_exports_nothing_and_asks_for_java_21() {
    then(headers.get("Export-Package")).isNull();
    then(headers.get("Require-Capability")).contains("(osgi.ee=JavaSE)(version=21)");
  }
}
