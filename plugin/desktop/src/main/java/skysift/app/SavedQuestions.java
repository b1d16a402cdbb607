package skysift.app;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Range;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skysift.harvest.Archive;
import skysift.harvest.ArchiveCatalog;
import skysift.harvest.HarvestRegion;
import skysift.harvest.HarvestRequest;
import skysift.harvest.Target;
import skysift.harvest.TargetList;
import skysift.sky.Cone;
import skysift.sky.Moc;
import skysift.sky.SkyPosition;

/** Questions with a name, each in a JSON file that can be read and edited. */
public final class SavedQuestions {
  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();
  private static final String ENDING = ".json";

  private final Path directory;
  private final ArchiveCatalog archives;

  SavedQuestions(Path directory, ArchiveCatalog archives) {
    this.directory = directory;
    this.archives = archives;
  }

  /** Names, in alphabetical order. */
  public ImmutableList<String> names() throws IOException {
    if (!Files.exists(directory)) {
      return ImmutableList.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .collect(ImmutableList.toImmutableList());
    }
  }

  /**
   * Keeps a question; one of the same name is replaced.
   *
   * @throws IllegalArgumentException when the name could not be a file's
   */
  public void save(String name, HarvestRequest request) throws IOException {
    Files.createDirectories(directory);
    Path file = file(name);
    Path made = directory.resolve(name + ".new");
    Files.writeString(made, GSON.toJson(json(request)), StandardCharsets.UTF_8);
    Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * The question of a name.
   *
   * @throws IllegalArgumentException when there is none, with the names there are
   * @throws IOException naming the file, when it is no question
   */
  public HarvestRequest named(String name) throws IOException {
    Path file = file(name);
    checkArgument(Files.exists(file), "there is no saved question %s; there are %s", name, names());
    try {
      return request(
          JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject());
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | NullPointerException
        | UnsupportedOperationException e) {
      throw new IOException(file + " is no saved question: " + e.getMessage(), e);
    }
  }

  private Path file(String name) {
    return SavedFile.of(directory, name, ENDING);
  }

  private static JsonObject json(HarvestRequest request) {
    JsonObject json = new JsonObject();
    JsonArray asked = new JsonArray();
    for (Archive archive : request.archives()) {
      JsonObject one = new JsonObject();
      one.addProperty("name", archive.name());
      one.addProperty("tap", archive.tap().orElseThrow().toString());
      asked.add(one);
    }
    json.add("archives", asked);
    request.region().ifPresent(region -> json.add("region", json(region)));
    json.add("times", ranges(request.times()));
    json.add("wavelengths", ranges(request.wavelengths()));
    json.add("types", GSON.toJsonTree(request.types()));
    json.add("levels", GSON.toJsonTree(request.levels()));
    json.add("collections", GSON.toJsonTree(request.collections()));
    json.add("facilities", GSON.toJsonTree(request.facilities()));
    json.addProperty("maxRows", request.maxRows());
    return json;
  }

  private HarvestRequest request(JsonObject json) {
    List<Archive> asked = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray("archives")) {
      JsonObject one = element.getAsJsonObject();
      String name = one.get("name").getAsString();
      URI tap = URI.create(one.get("tap").getAsString());
      asked.add(
          archives
              .named(name)
              .filter(archive -> archive.tap().isPresent())
              .orElseGet(() -> archives.forService(tap.toString())));
    }
    return new HarvestRequest(
        ImmutableList.copyOf(asked),
        json.has("region") ? Optional.of(region(json.getAsJsonObject("region"))) : Optional.empty(),
        ranges(json.getAsJsonArray("times")),
        ranges(json.getAsJsonArray("wavelengths")),
        texts(json.getAsJsonArray("types")),
        texts(json.getAsJsonArray("levels")).stream()
            .map(Integer::valueOf)
            .collect(ImmutableList.toImmutableList()),
        texts(json.getAsJsonArray("collections")),
        texts(json.getAsJsonArray("facilities")),
        json.get("maxRows").getAsLong());
  }

  private static JsonObject json(HarvestRegion region) {
    JsonObject json = new JsonObject();
    switch (region) {
      case HarvestRegion.InCone in ->
          json.add("cone", numbers(position(in.cone().centre()), in.cone().radius()));
      case HarvestRegion.InPolygon in ->
          json.add(
              "polygon",
              GSON.toJsonTree(
                  in.corners().stream().flatMap(c -> Stream.of(c.ra(), c.dec())).toList()));
      case HarvestRegion.InMoc in ->
          json.addProperty("moc", region.words().substring("moc ".length()));
      case HarvestRegion.AroundTargets around -> {
        JsonArray targets = new JsonArray();
        for (Target target : around.targets().all()) {
          JsonObject one = new JsonObject();
          one.addProperty("name", target.name());
          one.addProperty("ra", target.position().ra());
          one.addProperty("dec", target.position().dec());
          one.add("columns", GSON.toJsonTree(target.columns()));
          targets.add(one);
        }
        json.add("targets", targets);
        json.addProperty("radius", around.radius());
      }
    }
    return json;
  }

  private static HarvestRegion region(JsonObject json) {
    if (json.has("cone")) {
      double[] n = numbers(json.getAsJsonArray("cone"));
      return new HarvestRegion.InCone(new Cone(SkyPosition.of(n[0], n[1]), n[2]));
    }
    if (json.has("polygon")) {
      double[] n = numbers(json.getAsJsonArray("polygon"));
      ImmutableList.Builder<SkyPosition> corners = ImmutableList.builder();
      for (int i = 0; i + 1 < n.length; i += 2) {
        corners.add(SkyPosition.of(n[i], n[i + 1]));
      }
      return new HarvestRegion.InPolygon(corners.build());
    }
    if (json.has("moc")) {
      return new HarvestRegion.InMoc(Moc.parse(json.get("moc").getAsString()));
    }
    List<Target> targets = new ArrayList<>();
    for (JsonElement element : json.getAsJsonArray("targets")) {
      JsonObject one = element.getAsJsonObject();
      ImmutableMap.Builder<String, String> columns = ImmutableMap.builder();
      one.getAsJsonObject("columns")
          .entrySet()
          .forEach(e -> columns.put(e.getKey(), e.getValue().getAsString()));
      targets.add(
          new Target(
              one.get("name").getAsString(),
              SkyPosition.of(one.get("ra").getAsDouble(), one.get("dec").getAsDouble()),
              columns.buildOrThrow()));
    }
    return new HarvestRegion.AroundTargets(
        new TargetList(targets), json.get("radius").getAsDouble());
  }

  private static double[] position(SkyPosition position) {
    return new double[] {position.ra(), position.dec()};
  }

  private static JsonArray numbers(double[] first, double last) {
    JsonArray array = new JsonArray();
    array.add(first[0]);
    array.add(first[1]);
    array.add(last);
    return array;
  }

  private static double[] numbers(JsonArray array) {
    return array.asList().stream().mapToDouble(JsonElement::getAsDouble).toArray();
  }

  private static ImmutableList<String> texts(JsonArray array) {
    return array.asList().stream()
        .map(JsonElement::getAsString)
        .collect(ImmutableList.toImmutableList());
  }

  /** Pairs of ends; one that is missing is without end. */
  private static JsonArray ranges(List<Range<Double>> ranges) {
    JsonArray array = new JsonArray();
    for (Range<Double> range : ranges) {
      JsonObject one = new JsonObject();
      if (range.hasLowerBound()) {
        one.addProperty("from", range.lowerEndpoint());
      }
      if (range.hasUpperBound()) {
        one.addProperty("to", range.upperEndpoint());
      }
      array.add(one);
    }
    return array;
  }

  private static ImmutableList<Range<Double>> ranges(JsonArray array) {
    ImmutableList.Builder<Range<Double>> ranges = ImmutableList.builder();
    for (JsonElement element : array) {
      JsonObject one = element.getAsJsonObject();
      boolean from = one.has("from");
      boolean to = one.has("to");
      double low = from ? one.get("from").getAsDouble() : 0;
      double high = to ? one.get("to").getAsDouble() : 0;
      ranges.add(
          from && to
              ? Range.closed(low, high)
              : from ? Range.atLeast(low) : to ? Range.atMost(high) : Range.all());
    }
    return ranges.build();
  }
}
