package skysift;

import static org.assertj.core.api.BDDAssertions.then;

import com.google.common.base.Splitter;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The package table of the architecture, held. A package that is not in the table, or an import
 * that its line does not grant, fails the build; a package without classes yet does not.
 */
class ArchitectureTest {

  /** Each package and what it may know: other packages, and words of {@link #WORDS}. */
  private static final String TABLE =
      """
      skysift.sky          FREE
      skysift.obscore      skysift.sky
      skysift.grouping     skysift.obscore skysift.sky
      skysift.vo           skysift.obscore skysift.sky STIL
      skysift.harvest      skysift.vo skysift.obscore skysift.sky
      skysift.search       skysift.obscore skysift.sky
      skysift.index        skysift.search skysift.grouping skysift.obscore skysift.sky LUCENE
      skysift.datalink     skysift.vo skysift.obscore skysift.sky STIL
      skysift.fetch        skysift.vo skysift.obscore

      skysift.samp         JSAMP

      skysift.app          ENGINE GSON
      skysift.text         FREE
      skysift.model        skysift.app VALUES skysift.text
      skysift.ui           skysift.model VALUES skysift.text skysift.ui.shared PANELS SWING
      skysift.ui.shared    skysift.model skysift.text SWING
      skysift.ui.facets    skysift.model VALUES skysift.text skysift.ui.shared SWING
      skysift.ui.results   skysift.model VALUES skysift.text skysift.ui.shared SWING
      skysift.ui.sky       skysift.model VALUES skysift.text skysift.ui.shared SWING
      skysift.ui.ranges    skysift.model VALUES skysift.text skysift.ui.shared SWING
      skysift.ui.links     skysift.model VALUES skysift.text skysift.ui.shared SWING
      skysift.ui.links     skysift.app.ProductChoice
      skysift.ui.harvest   skysift.model VALUES skysift.text skysift.ui.shared SWING
      skysift.ui.searches  skysift.model VALUES skysift.text skysift.ui.shared SWING
      skysift.ui.peers     skysift.model VALUES skysift.text skysift.ui.shared SWING
      skysift.ui.peers     skysift.app.Arrival skysift.app.Route
      skysift.demo         skysift.vo skysift.obscore skysift.sky PICTURES
      skysift.cli          skysift.app VALUES PICOCLI GSON
      skysift              skysift.cli skysift.ui skysift.demo skysift.model skysift.app VALUES
      skysift              PICOCLI DISPLAY
      skysift.eclipse      skysift.ui skysift.ui.searches skysift.model skysift.app VALUES SWING ECLIPSE
      """;

  /** What the words of the table stand for: a package, a tree of packages ({@code ..}), a class. */
  private static final String WORDS =
      """
      FREE       java.. javax.. com.sun.net.httpserver.. org.w3c.dom.. org.xml.sax..
      FREE       com.google.common.. com.google.errorprone.annotations..
      SWING      java.awt.. javax.swing.. com.formdev.flatlaf.. net.miginfocom..
      DISPLAY    java.awt.GraphicsEnvironment
      PICTURES   java.awt.image..
      LUCENE     org.apache.lucene..
      STIL       uk.ac.starlink..
      JSAMP      org.astrogrid.samp..
      PICOCLI    picocli..
      ECLIPSE    org.eclipse.. org.osgi.. org.commonmark..
      GSON       com.google.gson..
      ENGINE     skysift.sky skysift.obscore skysift.grouping skysift.vo skysift.harvest
      ENGINE     skysift.search skysift.index skysift.datalink skysift.fetch skysift.samp
      PANELS     skysift.ui.facets skysift.ui.results skysift.ui.sky skysift.ui.ranges
      PANELS     skysift.ui.links skysift.ui.harvest skysift.ui.searches skysift.ui.peers
      VALUES     skysift.sky skysift.obscore skysift.search
      VALUES     skysift.harvest.Archive skysift.harvest.HarvestRequest
      VALUES     skysift.harvest.HarvestReport skysift.harvest.Anomaly
      VALUES     skysift.index.Origin skysift.index.IndexInfo skysift.index.Verification
      VALUES     skysift.index.Damage skysift.index.Salvaged
      VALUES     skysift.harvest.HarvestRegion skysift.harvest.Target skysift.harvest.TargetList
      VALUES     skysift.harvest.HarvestControl skysift.harvest.HarvestProgress
      VALUES     skysift.harvest.Patience
      VALUES     skysift.harvest.ArchiveHealth skysift.harvest.Registry
      VALUES     skysift.datalink.Link skysift.datalink.Links skysift.datalink.Semantics
      VALUES     skysift.datalink.ServiceForm skysift.vo.ServiceDescriptor skysift.vo.Keyring
      VALUES     skysift.fetch.FetchReport
      VALUES     skysift.fetch.FetchLimits skysift.fetch.FetchItem
      VALUES     skysift.samp.Peer skysift.samp.Payload skysift.samp.Delivery skysift.samp.HubState
      """;

  private static final Splitter BLANKS = Splitter.onPattern("\\s+").omitEmptyStrings();

  private final SetMultimap<String, String> table = read(TABLE);
  private final SetMultimap<String, String> words = read(WORDS);

  @Test
  void each_package_knows_only_what_the_table_grants_it() {
    // GIVEN
    var noTests = new ImportOption.DoNotIncludeTests();
    // WHEN
    var classes =
        new ClassFileImporter()
            .withImportOption(place -> noTests.includes(place) && !place.contains("-tests.jar"))
            .importPackages("skysift");
    // THEN
    then(classes).isNotEmpty();
    then(classes.stream().flatMap(this::complaints).distinct().sorted()).isEmpty();
  }

  private Stream<String> complaints(JavaClass known) {
    if (!table.containsKey(known.getPackageName())) {
      return Stream.of(known.getPackageName() + " is not in the table");
    }
    return known.getDirectDependenciesFromSelf().stream()
        .map(dependency -> dependency.getTargetClass().getBaseComponentType())
        .filter(target -> !mayKnow(known, target))
        .map(target -> topLevel(known) + " must not know " + target.getName());
  }

  private boolean mayKnow(JavaClass known, JavaClass target) {
    if (target.isPrimitive() || target.getPackageName().equals(known.getPackageName())) {
      return true;
    }
    if (matches(target, words.get("FREE")) && !matches(target, words.get("SWING"))) {
      return true;
    }
    return table.get(known.getPackageName()).stream()
        .anyMatch(
            word -> matches(target, words.containsKey(word) ? words.get(word) : Set.of(word)));
  }

  private static boolean matches(JavaClass target, Set<String> patterns) {
    return patterns.stream()
        .anyMatch(
            pattern ->
                pattern.endsWith("..")
                    ? target.getName().startsWith(pattern.substring(0, pattern.length() - 1))
                    : pattern.equals(target.getPackageName()) || pattern.equals(topLevel(target)));
  }

  private static String topLevel(JavaClass known) {
    return known.getName().replaceFirst("\\$.*", "");
  }

  /** The first word of each line, with all that follow it on lines that begin with it. */
  private static SetMultimap<String, String> read(String lines) {
    var read = LinkedHashMultimap.<String, String>create();
    for (String line : lines.lines().filter(line -> !line.isBlank()).toList()) {
      List<String> cells = BLANKS.splitToList(line);
      read.putAll(cells.getFirst(), cells.subList(1, cells.size()));
    }
    return read;
  }
}
