package skysift.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.ByteBlockPool;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefHash;
import skysift.obscore.ObsCoreColumn;

/**
 * Numbers that sort documents by a column of texts, from 0 on without a gap; equal texts have the
 * same. Texts are never all in memory: documents are put into parts, each of texts that come before
 * those of the next one, and one part is sorted at a time by each processor.
 */
final class TextOrder {
  /** Bytes of texts in one part, about. */
  private static final int AT_ONCE = 4 << 20;

  /** What one text takes besides, while its part is sorted. */
  private static final int BESIDES = 20;

  /** By so many texts of each part is guessed where the next one begins. */
  private static final int SAMPLES = 32;

  private static final int FEWEST_SAMPLES = 1_024;

  /** Documents that one thread reads in one go. */
  private static final int RANGE = 1 << 15;

  /** After so many reads is looked whether somebody still waits. */
  private static final int OFTEN = 1 << 10;

  /** Each text is read twice. */
  static final long STEPS = 2;

  private final WholeTexts.Anywhere all;
  private final Ordering.Run run;

  /** By document its part, then its place there, then among all. */
  private final int[] places;

  private TextOrder(Snapshot snapshot, ObsCoreColumn column, Ordering.Run run) {
    all = new WholeTexts.Anywhere(snapshot.leaves(), column);
    this.run = run;
    places = new int[snapshot.maxDoc()];
  }

  /**
   * By document; {@link SortNumbers#NOT_STATED} where it is not.
   *
   * @param run of {@link #STEPS} steps a document
   * @throws InterruptedIOException when the run's thread is interrupted
   */
  static int[] of(Snapshot snapshot, ObsCoreColumn column, Ordering.Run run) throws IOException {
    return of(snapshot, column, run, AT_ONCE);
  }

  /** The same with parts of so many bytes, at least one text. */
  static int[] of(Snapshot snapshot, ObsCoreColumn column, Ordering.Run run, int atOnce)
      throws IOException {
    TextOrder order = new TextOrder(snapshot, column, run);
    try {
      order.sort(order.firsts(atOnce));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return order.places;
  }

  /** Takes texts, of ascending documents. */
  private interface Taker {
    /**
     * One text.
     *
     * @param text null where not stated; valid until it returns
     */
    void take(int doc, BytesRef text) throws IOException;
  }

  /** Reads the texts of ascending documents. */
  private void read(IntStream documents, Taker taker) throws IOException {
    WholeTexts.Anywhere texts = all.another();
    int read = 0;
    for (var each = documents.iterator(); each.hasNext(); ) {
      int doc = each.nextInt();
      taker.take(doc, texts.at(doc));
      if (++read % OFTEN == 0) {
        run.done(OFTEN);
      }
    }
    run.done(read % OFTEN);
  }

  /** The first texts of all parts but the first one; ascending. */
  private BytesRef[] firsts(int atOnce) throws IOException {
    int step = Math.max(1, places.length / FEWEST_SAMPLES);
    long bytes = 0;
    List<BytesRef> samples = samples(step);
    for (BytesRef sample : samples) {
      bytes += sample.length + BESIDES;
    }
    int parts = Math.toIntExact(bytes * step / atOnce + 1);
    if (parts * SAMPLES > samples.size() && step > 1) {
      samples = samples(Math.max(1, places.length / (parts * SAMPLES)));
    }
    List<BytesRef> sorted = samples.stream().sorted().toList();
    return IntStream.range(1, Math.min(parts, sorted.size()))
        .mapToObj(part -> sorted.get((int) ((long) part * sorted.size() / parts)))
        .distinct()
        .toArray(BytesRef[]::new);
  }

  private List<BytesRef> samples(int step) throws IOException {
    List<BytesRef> samples = new ArrayList<>();
    read(
        IntStream.iterate(0, doc -> doc < places.length, doc -> doc + step),
        (doc, text) -> {
          if (text != null) {
            samples.add(BytesRef.deepCopyOf(text));
          }
        });
    return samples;
  }

  private void sort(BytesRef[] firsts) {
    inParallel(
        (places.length + RANGE - 1) / RANGE,
        range -> {
          int end = Math.min(places.length, (range + 1) * RANGE);
          read(
              IntStream.range(range * RANGE, end),
              (doc, text) ->
                  places[doc] = text == null ? SortNumbers.NOT_STATED : part(firsts, text));
        });
    int[] begins = new int[firsts.length + 2];
    for (int part : places) {
      if (part != SortNumbers.NOT_STATED) {
        begins[part + 1]++;
      }
    }
    Arrays.parallelPrefix(begins, Integer::sum);
    int[] next = begins.clone();
    int[] documents = new int[begins[firsts.length + 1]];
    for (int doc = 0; doc < places.length; doc++) {
      if (places[doc] != SortNumbers.NOT_STATED) {
        documents[next[places[doc]]++] = doc;
      }
    }
    int[] different = new int[firsts.length + 1];
    inParallel(
        different.length,
        part -> different[part] = sortPart(documents, begins[part], begins[part + 1]));
    int before = different[0];
    for (int part = 1; part < different.length; part++) {
      for (int i = begins[part]; i < begins[part + 1]; i++) {
        places[documents[i]] += before;
      }
      before += different[part];
    }
  }

  /** The part that a text is in. */
  private static int part(BytesRef[] firsts, BytesRef text) {
    int place = Arrays.binarySearch(firsts, text);
    return place < 0 ? -place - 1 : place + 1;
  }

  /** Numbers the texts of a part; says how many different ones there are. */
  private int sortPart(int[] documents, int from, int to) throws IOException {
    BytesRefHash texts = new BytesRefHash(new ByteBlockPool(new ByteBlockPool.DirectAllocator()));
    read(
        Arrays.stream(documents, from, to),
        (doc, text) -> {
          int number = texts.add(text);
          places[doc] = number < 0 ? -number - 1 : number;
        });
    int[] sorted = texts.sort();
    int[] numbers = new int[texts.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[sorted[i]] = i;
    }
    for (int i = from; i < to; i++) {
      places[documents[i]] = numbers[places[documents[i]]];
    }
    return numbers.length;
  }

  private interface Work {
    void on(int number) throws IOException;
  }

  private void inParallel(int count, Work work) {
    IntStream.range(0, count)
        .parallel()
        .forEach(
            number -> {
              try {
                run.done(0);
                work.on(number);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
