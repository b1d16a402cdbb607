package skysift.bench;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import skysift.obscore.Dataset;

/**
 * Made rows as ten archives would send them, page by page; the same at every call. Pages can be
 * asked for in any order.
 */
final class Corpus {
  /** Takes the rows of a page. */
  interface Sink {
    void take(List<Dataset> rows) throws IOException;
  }

  /** How the facets of a row hang together. */
  enum Kind {
    /** Each collection has its own facilities, instruments, types, formats. */
    CORRELATED,
    /** Anything goes with anything: about as many combinations as rows. */
    INDEPENDENT
  }

  private static final int PAGE = 50_000;
  private static final int MOST_TARGETS = 500_000;

  static final ImmutableList<Survey> SURVEYS =
      IntStream.range(0, Archives.ALL.size() * Archives.COLLECTIONS)
          .mapToObj(Survey::of)
          .collect(ImmutableList.toImmutableList());

  private final long rows;
  private final int pageSize;
  private final ObservationRows maker;

  /**
   * A corpus.
   *
   * @param polygons share of the stated regions that are polygons, 0 to 1; the others are circles
   */
  Corpus(Kind kind, long rows, double polygons) {
    this.rows = rows;
    pageSize = Math.clamp(rows / 40, 100, PAGE);
    int targets = Math.clamp(rows / 3, 50, MOST_TARGETS);
    maker = new ObservationRows(kind, targets, polygons);
  }

  long rows() {
    return rows;
  }

  int pages() {
    return (int) ((rows + pageSize - 1) / pageSize);
  }

  void forEachPage(Sink sink) throws IOException {
    for (int page = 0; page < pages(); page++) {
      sink.take(page(page));
    }
  }

  /** The rows of one page, all of one archive. */
  List<Dataset> page(int page) {
    int size = (int) Math.min(pageSize, rows - (long) page * pageSize);
    int archive = Archives.ofPage(page);
    int source = source(page, archive);
    SplittableRandom random = Seeds.random(5, page);
    List<Dataset> made = new ArrayList<>(size + 30);
    for (int i = 0; made.size() < size; i++) {
      boolean again = source >= 0 && random.nextInt(4) == 0;
      long number = (long) (again ? source : page) << 20 | i;
      maker.add(made, number, again ? Archives.ofPage(source) : archive, archive);
    }
    return made.subList(0, size);
  }

  /**
   * The page whose observations this page repeats: the first of an archive the first of the one it
   * mirrors, and so on, lest a dataset comes twice; -1 when there is none.
   */
  private int source(int page, int archive) {
    int mirrored = Archives.ALL.get(archive).mirrors();
    long before = IntStream.range(0, page).filter(p -> Archives.ofPage(p) == archive).count();
    return IntStream.range(0, pages())
        .filter(p -> Archives.ofPage(p) == mirrored)
        .skip(before)
        .findFirst()
        .orElse(-1);
  }
}
