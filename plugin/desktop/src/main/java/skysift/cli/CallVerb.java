package skysift.cli;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ListMultimap;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import skysift.app.Picker;
import skysift.app.Skysift;
import skysift.app.SodaFill;
import skysift.datalink.Link;
import skysift.datalink.Links;
import skysift.datalink.ServiceForm;
import skysift.fetch.FetchLimits;
import skysift.fetch.FetchReport;
import skysift.obscore.Dataset;
import skysift.search.Hit;

@Command(
    name = "call",
    mixinStandardHelpOptions = true,
    description = {
      "Builds the URL that calls a service of a dataset, such as a cutout, and prints it; with --to",
      "calls it. A service that works through jobs is called by --to only, and waited for.",
      "Without SERVICE: lists the services and their parameters.",
      "--cone, --polygon, --wavelength and --time fill in a cutout's region and ranges."
    })
final class CallVerb implements Callable<Integer> {
  @ParentCommand private Cli cli;
  @Spec private CommandSpec spec;
  @Mixin private SearchOptions search;

  @Parameters(index = "0", paramLabel = "KEY", description = "Key of a dataset or observation.")
  private String key;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SERVICE",
      description = "Its name, or the start of it, as listed.")
  private String name;

  @Parameters(
      index = "2..*",
      paramLabel = "NAME=VALUE",
      description = "Parameters; a name may repeat. BAND=500/600nm and TIME=2004-01-01/ work.")
  private List<String> values = List.of();

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "Calls it, and puts what it gives into this folder.")
  private Path folder;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  /** A service of one of the datasets. */
  private record Found(Dataset dataset, Link.ServiceCall call) {
    ServiceForm form() {
      return ServiceForm.of(
          call.service()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "The links do not describe the service " + call.serviceDef())));
    }
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (Skysift skysift = cli.open()) {
      List<Found> services = services(skysift);
      if (name == null) {
        return list(services);
      }
      Found found = chosen(services);
      ServiceForm form = found.form();
      if (form.isAsync()) {
        return job(skysift, found, form);
      }
      String url = form.url(given(form));
      out.println(json ? Json.text(Map.of("url", url)) : url);
      return folder == null ? Cli.DONE : fetch(skysift, found, url);
    }
  }

  private int fetch(Skysift skysift, Found found, String url) throws IOException {
    return fetch(skysift, found, List.of(found.call().result(url)));
  }

  private int fetch(Skysift skysift, Found found, List<Link.Product> results) throws IOException {
    FetchReport report =
        skysift
            .downloads()
            .fetch(
                results.stream()
                    .map(product -> new Picker.Picked(found.dataset(), product))
                    .toList(),
                folder,
                FetchLimits.STANDARD,
                (done, items, bytes) -> {});
    for (FetchReport.Outcome outcome : report.outcomes()) {
      spec.commandLine()
          .getErr()
          .println(outcome.file().map(Path::toString).orElse(outcome.message()));
    }
    return report.outcomes().stream().allMatch(outcome -> outcome.file().isPresent())
        ? Cli.DONE
        : Cli.SOME_FAILED;
  }

  /** A service that works through jobs keeps its results only until the job is taken away. */
  private int job(Skysift skysift, Found found, ServiceForm form) throws IOException {
    if (folder == null) {
      throw new IllegalArgumentException(
          found.call().title() + " works through jobs: say by --to where its results go");
    }
    PrintWriter err = spec.commandLine().getErr();
    try (StoppedByUser stopped = new StoppedByUser()) {
      int code =
          skysift
              .serviceJobs()
              .call(
                  found.call(),
                  form,
                  given(form),
                  phase -> err.println("at the service: " + phase),
                  results -> fetch(skysift, found, results));
      return stopped.asked() ? Cli.SOME_FAILED : code;
    }
  }

  private List<Found> services(Skysift skysift) throws IOException {
    List<String> missing = new ArrayList<>();
    List<Found> services = new ArrayList<>();
    for (Hit hit : Matches.of(skysift, List.of(key), missing)) {
      for (Dataset dataset : hit.datasets()) {
        Links links = skysift.linker().flattened(skysift.links(dataset));
        Stream.concat(links.links().stream(), skysift.linker().services(dataset).stream())
            .filter(Link.ServiceCall.class::isInstance)
            .map(link -> new Found(dataset, (Link.ServiceCall) link))
            .forEach(services::add);
      }
    }
    if (!missing.isEmpty()) {
      throw new IOException("There is no dataset or observation " + key);
    }
    return services;
  }

  private Found chosen(List<Found> services) {
    List<Found> named =
        services.stream().filter(s -> s.call().title().equalsIgnoreCase(name)).toList();
    if (named.isEmpty()) {
      named =
          services.stream()
              .filter(s -> s.call().title().regionMatches(true, 0, name, 0, name.length()))
              .toList();
    }
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          key
              + " has no service \""
              + name
              + "\"; it has: "
              + String.join(", ", services.stream().map(s -> s.call().title()).toList()));
    }
    return named.getFirst();
  }

  /** What is written wins over what the search options say. */
  private ListMultimap<String, String> given(ServiceForm form) throws IOException {
    ListMultimap<String, String> given = ArrayListMultimap.create();
    for (String pair : values) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("\"" + pair + "\" is not NAME=VALUE");
      }
      ServiceForm.Parameter parameter = form.parameter(pair.substring(0, equals));
      given.put(
          parameter.name(), SodaFill.converted(parameter, pair.substring(equals + 1).strip()));
    }
    ImmutableListMultimap<String, String> filled = SodaFill.of(search.request("", 1), form);
    filled.keySet().stream()
        .filter(parameter -> !given.containsKey(parameter))
        .toList()
        .forEach(parameter -> given.putAll(parameter, filled.get(parameter)));
    return given;
  }

  private int list(List<Found> services) {
    PrintWriter out = spec.commandLine().getOut();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Found found : services) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("key", found.dataset().key().token());
      row.put("service", found.call().title());
      row.put("semantics", found.call().semantics().term());
      row.put("description", found.call().description());
      boolean described = found.call().service().isPresent();
      row.put(
          "obstacle",
          described ? found.form().obstacle().orElse(null) : "the service is not described");
      List<Map<String, Object>> parameters = new ArrayList<>();
      if (described) {
        for (ServiceForm.Parameter parameter : found.form().parameters()) {
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("name", parameter.name());
          one.put("value", parameter.preset());
          one.put("hint", parameter.hint());
          parameters.add(one);
        }
      }
      row.put("parameters", parameters);
      rows.add(row);
      if (!json) {
        print(out, row, parameters);
      }
    }
    if (json) {
      out.println(Json.text(Map.of("services", rows)));
    } else if (services.isEmpty()) {
      spec.commandLine().getErr().println("There is no service behind " + key);
    }
    return services.isEmpty() ? Cli.SOME_FAILED : Cli.DONE;
  }

  private static void print(
      PrintWriter out, Map<String, Object> row, List<Map<String, Object>> parameters) {
    Object obstacle = row.get("obstacle");
    out.println(
        LinkText.oneLine(
            row.get("key")
                + "  "
                + row.get("service")
                + "  "
                + row.get("semantics")
                + "  "
                + row.get("description")
                + (obstacle == null ? "" : "  (" + obstacle + ")")));
    parameters.forEach(
        one -> out.println("    " + LinkText.oneLine(one.get("name") + "  " + one.get("hint"))));
  }
}
