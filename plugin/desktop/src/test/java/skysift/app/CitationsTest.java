package skysift.app;

import static org.assertj.core.api.BDDAssertions.then;
import static skysift.obscore.Datasets.dataset;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skysift.search.SearchRequest;

class CitationsTest {
  @TempDir private Path folder;

  private String cited(String rows) throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("table.csv"),
            "obs_publisher_did,obs_id,proposal_id,bib_reference,access_url\n" + rows);
    try (Skysift skysift = Skysift.open(new Workspace(folder.resolve("ws")))) {
      skysift.importTable(table.toString(), Optional.of("A"), n -> {});
      return Citations.text(skysift.citations().of(SearchRequest.everything()));
    }
  }

  @Test
  void a_doi_is_read_without_the_sentence_around_it_and_with_its_own_brackets() throws IOException {
    // GIVEN
    String rows =
        """
        ivo://a/1,o1,p1,see (https://doi.org/10.1000/first.2).,http://a.org/1.fits
        ivo://a/2,o2,p1,10.1016/0370-1573(90)90018-4,http://a.org/2.fits
        ivo://a/3,o3,p1,[doi:10.1051/0004-6361/201833051],http://a.org/3.fits
        """;
    // WHEN
    String text = cited(rows);
    // THEN
    then(text)
        .contains(
            "DOIs (3): 10.1000/first.2, 10.1016/0370-1573(90)90018-4, 10.1051/0004-6361/201833051")
        .contains("proposals (1): p1")
        .contains("observations (3): o1, o2, o3");
  }

  @Test
  void where_more_is_found_than_is_told_it_says_so_and_only_there() {
    // GIVEN
    ImmutableList<String> none = ImmutableList.of();
    Citations.Citation citation =
        new Citations.Citation(
            "A",
            500_000,
            "",
            "",
            many("p", Citations.MOST),
            many("o", Citations.MOST + 1),
            none,
            none,
            ImmutableList.of());
    // WHEN
    String text = Citations.text(List.of(citation));
    // THEN
    then(text)
        .contains("proposals (100000): p0, p1")
        .contains("observations (100000 and more): o0, o1")
        .contains("o" + (Citations.MOST - 1))
        .doesNotContain("o" + Citations.MOST);
  }

  @Test
  void one_more_than_is_told_is_counted() {
    Citations.Tally tally = new Citations.Tally();
    for (int i = 0; i < Citations.MOST + 5; i++) {
      tally.add(dataset("A").obsId("o" + i).build());
    }
    Citations.Citation citation = tally.citation("A", Optional.empty(), ImmutableList.of());
    then(citation.observations()).hasSize(Citations.MOST + 1);
    then(citation.datasets()).isEqualTo(Citations.MOST + 5);
  }

  private static ImmutableList<String> many(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> name + i)
        .collect(ImmutableList.toImmutableList());
  }
}
