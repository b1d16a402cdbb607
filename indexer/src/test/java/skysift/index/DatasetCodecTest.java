package skysift.index;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static skysift.obscore.Datasets.dataset;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import skysift.obscore.Dataset;
import skysift.obscore.Datasets;
import skysift.obscore.ObsCoreColumn;
import skysift.obscore.Role;

class DatasetCodecTest {
  @Test
  void a_dataset_comes_back_as_it_was() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      // GIVEN
      Dataset dataset = random(random);
      // WHEN
      Dataset back = DatasetCodec.decode(DatasetCodec.encode(dataset));
      // THEN
      then(back).isEqualTo(dataset);
      then(back.values().keySet()).containsExactlyElementsOf(dataset.values().keySet());
    }
  }

  @Test
  void columns_and_roles_keep_their_numbers() {
    // GIVEN the names in the order in which rows on disk number them
    String names =
        Arrays.stream(ObsCoreColumn.values()).map(Enum::name).collect(Collectors.joining(" "))
            + Arrays.toString(Role.values());
    // THEN: whoever changes the order or takes one away must change the codec's version, too
    then(Hashing.crc32().hashString(names, StandardCharsets.UTF_8).toString())
        .isEqualTo("26bc23f3");
  }

  @Test
  void a_row_of_another_version_is_refused() throws IOException {
    // GIVEN
    BytesRef bytes = DatasetCodec.encode(dataset("MAST").build());
    bytes.bytes[bytes.offset] = 99;
    // THEN
    thenThrownBy(() -> DatasetCodec.decode(bytes))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("version 99");
  }

  private static Dataset random(Random random) {
    Datasets datasets = dataset(text(random)).ordinal(1 + random.nextInt(3));
    for (ObsCoreColumn column : ObsCoreColumn.values()) {
      if (random.nextInt(3) == 0) {
        datasets.value(
            column,
            switch (column.kind()) {
              case TEXT -> text(random);
              case INTEGER -> random.nextBoolean() ? random.nextLong() : (long) random.nextInt(5);
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
      datasets.facility("VLT", text(random)).instrument(text(random), text(random));
    }
    if (random.nextBoolean()) {
      datasets.observationId(text(random), text(random)).release(null);
    }
    return datasets.role(Role.values()[random.nextInt(Role.values().length)]).build();
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
