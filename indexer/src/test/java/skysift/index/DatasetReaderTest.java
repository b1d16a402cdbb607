package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skysift.grouping.Grouping;
import skysift.obscore.Dataset;
import skysift.obscore.DatasetKey;
import skysift.obscore.Datasets;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.Role;
import skysift.search.SearchRequest;
import skysift.search.Unit;
import skysift.sky.Footprint;

class DatasetReaderTest {
  @Test
  void a_dataset_is_read_as_it_was_written() throws IOException {
    // GIVEN many in one segment, and some in others
    Random random = new Random(5);
    Map<DatasetKey, Dataset> written = new LinkedHashMap<>();
    try (DatasetIndex index = DatasetIndex.inMemory(Grouping.builtIn())) {
      for (int commit = 0; commit < 3; commit++) {
        List<Dataset> some = Stream.generate(() -> random(random)).limit(200).toList();
        try (Writing writing = index.beginWriting()) {
          writing.add(some);
          writing.commit();
        }
        some.forEach(dataset -> written.put(dataset.key(), dataset));
      }
      // WHEN
      SearchRequest all = SearchRequest.everything().withUnit(Unit.DATASETS).withPage(0, 1000);
      Map<DatasetKey, Dataset> read = new HashMap<>();
      index.search(all).hits().forEach(hit -> read.put(hit.best().key(), hit.best()));
      // THEN
      then(read).containsExactlyInAnyOrderEntriesOf(written);
      read.forEach(
          (key, dataset) ->
              then(dataset.values().keySet())
                  .containsExactlyElementsOf(written.get(key).values().keySet()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CIRCLE ICRS 202.47 47.195 0.05",
        "CIRCLE ICRS 202.470000 47.1950 0.0500",
        "Polygon ICRS 10.5 -20.25 10.6 -20.25 10.6 -20.35 10.5 -20.35",
        "POLYGON J2000 358.99999999999994 -0.0 359.1 -0 0.1 +0.5 .5 5. 1.5e-7 1..2 1-2",
        "CIRCLE 12345678901234567 0.00000000000000012345678 1",
        "LINE 98765432109876543 1 0.12345678901234567 0.1 98765432109876543 2",
        "no number at all",
        "7",
        "\u0000 1.5",
        "UNION ICRS ( CIRCLE 1 2 3 CIRCLE 4 5 6 )"
      })
  void a_region_is_the_same_to_the_last_character(String text) throws IOException {
    for (double ra : new double[] {202.47, Double.NaN, 1e300, -0.0}) {
      // WHEN
      RegionText region = RegionText.of(text, ra, 47.195, 0.1);
      // THEN
      then(region.text(ra, 47.195, 0.1)).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CIRCLE ICRS, 3, true",
    "circle, 3, true",
    "POLYGON J2000, 8, true",
    "polygon icrs, 6, true",
    "CIRCLE J2000, 3, true",
    "CIRCLE J2000.0, 3, false",
    "Polygon, 6, false",
    "POLYGON GALACTIC, 6, false",
    "BOX ICRS, 4, false"
  })
  void a_footprint_made_of_numbers_is_the_same_as_that_of_the_text(
      String name, int numbers, boolean isMade) throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < 500; i++) {
      // GIVEN numbers with some decimals; with more than 13 they may be no doubles without the
      // point
      int most = i % 2 == 0 ? 13 : 16;
      StringBuilder text = new StringBuilder(name);
      for (int n = 0; n < numbers; n++) {
        double number = (n == 2 ? 1 : 80) * random.nextDouble();
        int decimals = 1 + random.nextInt(most);
        text.append(String.format(Locale.ROOT, " %." + decimals + "f", number));
      }
      RegionText region = RegionText.of(text.toString(), 10, Double.NaN, 0.5);
      // WHEN
      Optional<Footprint> made = region.footprint(10, Double.NaN, 0.5);
      // THEN
      made.ifPresent(m -> then(m).isEqualTo(Footprint.parse(text.toString())));
      if (!isMade || most == 13) {
        then(made.isPresent()).isEqualTo(isMade);
      }
    }
  }

  @Test
  void a_circle_around_the_centre_takes_few_bytes() {
    // WHEN
    RegionText circle =
        RegionText.of("CIRCLE ICRS 202.46957 47.19526 0.05", 202.46957, 47.19526, 0.1);
    // THEN
    then(circle.form()).isEqualTo("CIRCLE ICRS \0 \0 \0");
    then(circle.numbers().length).isLessThan(7);
  }

  @Test
  void columns_and_roles_keep_their_numbers() {
    // GIVEN the names in the order in which rows on disk number them
    String names =
        Arrays.stream(ObsCoreColumn.values()).map(Enum::name).collect(Collectors.joining(" "))
            + Arrays.toString(Role.values());
    // THEN: whoever changes the order or takes one away must change Fields.FORMAT, too
    then(Hashing.crc32().hashString(names, StandardCharsets.UTF_8).toString())
        .isEqualTo("26bc23f3");
  }

  @Test
  void a_number_keeps_every_bit() throws IOException {
    // GIVEN numbers as archives send them, ends near their beginnings, and odd ones
    Random random = new Random(7);
    double[] numbers =
        DoubleStream.concat(
                DoubleStream.of(
                    0.0,
                    -0.0,
                    1e22,
                    1e23,
                    -1e300,
                    Double.MIN_VALUE,
                    Double.MAX_VALUE,
                    5.05e-7,
                    1.24e-10,
                    57_000.123456,
                    1L << 44,
                    1L << 53,
                    Double.POSITIVE_INFINITY),
                IntStream.range(0, 3000)
                    .mapToDouble(
                        i ->
                            switch (i % 3) {
                              case 0 -> Math.rint(360e6 * random.nextDouble()) / 1e6;
                              case 1 -> 57_000 + i + random.nextDouble() / 100;
                              default -> Double.longBitsToDouble(random.nextLong());
                            }))
            .toArray();
    // WHEN
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    for (int i = 0; i < numbers.length; i++) {
      PackedNumber.write(out, numbers[i], i == 0 ? 0 : numbers[i - 1]);
    }
    // THEN
    DataInput in = out.toDataInput();
    for (int i = 0; i < numbers.length; i++) {
      then(Double.doubleToRawLongBits(PackedNumber.read(in, i == 0 ? 0 : numbers[i - 1])))
          .describedAs("%s", numbers[i])
          .isEqualTo(Double.doubleToRawLongBits(numbers[i]));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "202.46957, 0, 5",
    "250, 202.46957, 2",
    "5.05e-7, 0, 3",
    "57000.00347222222, 57000.001, 6",
    "0.12345678901234567, 250, 9"
  })
  void usual_numbers_take_few_bytes(double number, double before, long bytes) throws IOException {
    // WHEN
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    PackedNumber.write(out, number, before);
    // THEN
    then(out.size()).isLessThanOrEqualTo(bytes);
  }

  @Test
  void keys_are_in_the_order_of_their_tokens() {
    // GIVEN keys as they are made, and others
    List<String> tokens =
        Stream.concat(
                IntStream.range(0, 500)
                    .mapToObj(i -> DatasetKey.of("MAST", List.of("" + i), 1).token()),
                Stream.of("d-abc", "d-abcdefghi", "d-abcdefghij", "d-0000000000000000"))
            .toList();
    for (String token : tokens) {
      // THEN
      then(KeyBytes.token("d-", KeyBytes.of(token))).isEqualTo(token);
    }
    List<String> usual = tokens.subList(0, 500);
    then(usual.stream().sorted(Comparator.comparing(KeyBytes::of)).toList())
        .isEqualTo(usual.stream().sorted().toList());
    then(usual.stream().sorted((a, b) -> Long.compareUnsigned(start(a), start(b))).toList())
        .isEqualTo(usual.stream().sorted().toList());
  }

  private static long start(String token) {
    return KeyBytes.start(KeyBytes.of(token));
  }

  private static Dataset random(Random random) {
    Datasets datasets = dataset(text(random)).ordinal(1 + random.nextInt(3));
    for (ObsCoreColumn column : ObsCoreColumn.values()) {
      if (random.nextInt(3) == 0) {
        datasets.value(
            column,
            switch (column.kind()) {
              case TEXT -> column == ObsCoreColumn.S_REGION ? region(random) : text(random);
              case INTEGER ->
                  column != ObsCoreColumn.CALIB_LEVEL && random.nextBoolean()
                      ? random.nextLong()
                      : (long) random.nextInt(5);
              case REAL -> random.nextBoolean() ? random.nextGaussian() : -0.0;
            });
      }
      if (random.nextInt(20) == 0) {
        datasets.original(column, text(random));
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      datasets.extra(text(random), random.nextBoolean() ? "" : text(random), text(random));
    }
    if (random.nextBoolean()) {
      String id = random.nextInt(5) > 0 ? "u29r4d02t" + random.nextInt(99) : text(random);
      String did = "ivo://mast/" + (random.nextInt(5) > 0 ? id : "\u0001\u0002");
      datasets.obsId(id).did(did).creatorDid(did + "#" + id).url("https://x/" + did + "?" + id);
    }
    if (random.nextBoolean()) {
      datasets.facility("VLT", text(random)).instrument(text(random), text(random));
    }
    if (random.nextBoolean()) {
      datasets.observationId(text(random), text(random)).release(null);
    }
    return datasets.role(Role.values()[random.nextInt(Role.values().length)]).build();
  }

  private static String region(Random random) {
    double ra = random.nextBoolean() ? 360 * random.nextDouble() : random.nextInt(360);
    String circle = "CIRCLE ICRS " + ra + " " + (random.nextInt(1800) / 10.0 - 90) + " 0.50";
    return random.nextBoolean() ? circle : "UNION ( " + circle + " CIRCLE 1 2 3 )";
  }

  private static String text(Random random) {
    String letters = "aZ0 _-:/?\té\u0001Ωα漢\uD83D\uDE80";
    int[] points = letters.codePoints().toArray();
    String some =
        random
            .ints(random.nextInt(300), 0, points.length)
            .mapToObj(i -> Character.toString(points[i]))
            .collect(Collectors.joining());
    return "x" + some;
  }
}
