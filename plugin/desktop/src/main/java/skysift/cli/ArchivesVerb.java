package skysift.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Skysift;
import skysift.harvest.Archive;
import skysift.harvest.ArchiveHealth;
import skysift.harvest.Registry;

@Command(
    name = "archives",
    mixinStandardHelpOptions = true,
    description = "Lists archives and what is known of them; probes them, finds and adds new ones.")
final class ArchivesVerb implements Callable<Integer> {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME|URL",
      arity = "0..*",
      description = "Which ones; all when none is named.")
  private List<String> names = List.of();

  @Option(
      names = "--probe",
      description =
          "Ask each service what it is: a dozen small queries (default: those that are on).")
  private boolean probe;

  @Option(
      names = "--registry",
      paramLabel = "WORDS",
      description = "Look for ObsTAP services in the VO's registry; \"\" for all.")
  private String registry;

  @Option(
      names = "--add",
      paramLabel = "URL",
      description = "Add a TAP service to your list, under the one NAME that is given.")
  private String add;

  @Option(names = "--table", paramLabel = "TABLE", description = "Its ObsCore table, for --add.")
  private String table;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Skysift skysift = cli.open()) {
      if (add != null) {
        return added(skysift, out);
      }
      if (registry != null) {
        return found(skysift.harvests().desk().registry(registry), out);
      }
      return probe ? probed(skysift, out) : listed(skysift, out);
    } finally {
      out.flush();
    }
  }

  private int added(Skysift skysift, PrintWriter out) throws IOException {
    if (names.size() > 1) {
      throw new IllegalArgumentException("--add takes one NAME");
    }
    String name =
        names.isEmpty() ? Optional.ofNullable(URI.create(add).getHost()).orElse(add) : names.get(0);
    skysift.harvests().desk().add(name, add, Optional.ofNullable(table));
    out.println(
        name
            + " is in "
            + skysift.workspace().archives()
            + "; skysift archives --probe \""
            + name
            + "\" asks it what it is");
    return Cli.DONE;
  }

  private int found(List<Registry.Found> services, PrintWriter out) {
    if (json) {
      List<Object> list = new ArrayList<>();
      for (Registry.Found found : services) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("ivoid", found.ivoid());
        one.put("name", found.shortName());
        one.put("title", found.title());
        one.put("tap", found.url());
        list.add(one);
      }
      out.println(Json.text(Map.of("services", list)));
    } else {
      services.forEach(
          f -> out.println(f.url() + "  " + f.shortName() + "  " + f.title() + "  " + f.ivoid()));
      out.println(services.size() + " services");
    }
    return Cli.DONE;
  }

  private int probed(Skysift skysift, PrintWriter out) throws IOException {
    List<Object> list = new ArrayList<>();
    Map<String, Instant> last = skysift.lastHarvests();
    boolean all = true;
    for (Archive archive : chosen(skysift)) {
      if (archive.tap().isEmpty() || (names.isEmpty() && !archive.enabled())) {
        continue;
      }
      ArchiveHealth health = skysift.harvests().desk().probe(archive);
      all &= health.table();
      Optional<Instant> harvested = Optional.ofNullable(last.get(archive.name()));
      if (json) {
        list.add(json(health, harvested));
      } else {
        out.println(text(health, harvested));
        out.flush();
      }
    }
    if (json) {
      out.println(Json.text(Map.of("archives", list)));
    }
    return all ? Cli.DONE : Cli.SOME_FAILED;
  }

  private int listed(Skysift skysift, PrintWriter out) throws IOException {
    Map<String, Instant> last = skysift.lastHarvests();
    List<Object> list = new ArrayList<>();
    for (Archive archive : chosen(skysift)) {
      Optional<Instant> harvested = Optional.ofNullable(last.get(archive.name()));
      if (json) {
        list.add(json(archive, harvested));
      } else {
        out.println(text(archive, harvested));
      }
    }
    if (json) {
      out.println(Json.text(Map.of("archives", list)));
    }
    return Cli.DONE;
  }

  private List<Archive> chosen(Skysift skysift) {
    return names.isEmpty() ? skysift.archives() : names.stream().map(skysift::archive).toList();
  }

  private static String text(ArchiveHealth health, Optional<Instant> last) {
    StringBuilder text = new StringBuilder(health.archive());
    text.append(health.reachable() ? ": answers" : ": does not answer");
    text.append(health.table() ? ", has the table" : ", the table was not found");
    text.append(
        health.version().isEmpty() ? ", declares no ObsCore" : ", ObsCore " + health.version());
    line(text, "columns missing", String.join(", ", health.missing()));
    line(text, "columns with an index", String.join(", ", health.indexed()));
    line(text, "takes a region by", health.dialect());
    line(text, "declares geometry", String.join(", ", health.geometries()));
    health.rowLimit().ifPresent(limit -> line(text, "rows of a query at most", "" + limit));
    line(text, "identifiers", health.identifiers());
    last.ifPresent(when -> line(text, "last harvest", when.toString()));
    health.faults().forEach(fault -> line(text, "said", fault));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append("\n  ").append(name).append(": ").append(value);
    }
  }

  private static Map<String, Object> json(ArchiveHealth health, Optional<Instant> last) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", health.archive());
    json.put("when", health.when().toString());
    json.put("reachable", health.reachable());
    json.put("table", health.table());
    json.put("obscore", health.version());
    json.put("missing", health.missing());
    json.put("indexed", health.indexed());
    json.put("dialect", health.dialect());
    json.put("geometries", health.geometries());
    json.put("rowLimit", health.rowLimit().isPresent() ? health.rowLimit().getAsLong() : null);
    json.put("identifiers", health.identifiers());
    json.put("lastHarvest", last.map(Instant::toString).orElse(null));
    json.put("faults", health.faults());
    return json;
  }

  private static String text(Archive archive, Optional<Instant> last) {
    Archive.Facts facts = archive.facts();
    StringBuilder text = new StringBuilder(archive.name());
    text.append(archive.enabled() ? "" : " (off)").append(facts.simulated() ? " (simulated)" : "");
    text.append(archive.tap().map(tap -> "  " + tap).orElse("  no TAP service"));
    last.ifPresent(when -> line(text, "last harvest", when.toString()));
    line(text, "note", archive.note());
    line(text, "overlaps", String.join(", ", facts.overlaps()));
    line(text, "data belong to", facts.owner());
    line(text, "its ObsCore lacks", facts.lacks());
    line(text, "login", facts.login());
    line(text, "to be checked", facts.unchecked());
    return text.toString();
  }

  private static Map<String, Object> json(Archive archive, Optional<Instant> last) {
    Archive.Facts facts = archive.facts();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", archive.name());
    json.put("tap", archive.tap().map(URI::toString).orElse(null));
    json.put("mirrors", archive.mirrors().stream().map(URI::toString).toList());
    json.put("table", archive.table());
    json.put("on", archive.enabled());
    json.put("simulated", facts.simulated());
    json.put("rows", facts.granularity().name().toLowerCase(Locale.ROOT));
    json.put("lastHarvest", last.map(Instant::toString).orElse(null));
    json.put("note", archive.note());
    json.put("overlaps", facts.overlaps());
    json.put("owner", facts.owner());
    json.put("lacks", facts.lacks());
    json.put("login", facts.login());
    json.put("acknowledgement", facts.acknowledgement());
    json.put("citation", facts.citation());
    json.put("source", facts.source());
    json.put("unchecked", facts.unchecked());
    return json;
  }
}
