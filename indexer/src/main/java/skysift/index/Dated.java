package skysift.index;

import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.InPlaceMergeSorter;

/**
 * Documents that become public at some moment, the earliest first. Never changed.
 *
 * @param dates seconds since 1970
 */
record Dated(int[] documents, long[] dates) {
  static final Dated NONE = new Dated(new int[0], new long[0]);

  /** How many dates are not after a moment. */
  int past(long now) {
    int low = 0;
    int high = dates.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (dates[middle] <= now) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Collects them, in any order. */
  static final class Builder {
    private int[] documents = new int[0];
    private long[] dates = new long[0];
    private int size;

    /** Those of an older snapshot that are live in a newer one come first. */
    Builder(Inherited inherited, Dated older) {
      for (int i = 0; i < older.documents.length; i++) {
        int doc = inherited.moved(older.documents[i]);
        if (doc >= 0) {
          add(doc, older.dates[i]);
        }
      }
    }

    void add(int document, long date) {
      documents = ArrayUtil.grow(documents, size + 1);
      dates = ArrayUtil.grow(dates, size + 1);
      documents[size] = document;
      dates[size++] = date;
    }

    Dated build() {
      new ByDate().sort(0, size);
      return new Dated(Arrays.copyOf(documents, size), Arrays.copyOf(dates, size));
    }

    /** Fast where most are in order. */
    private final class ByDate extends InPlaceMergeSorter {
      @Override
      protected int compare(int i, int j) {
        return Long.compare(dates[i], dates[j]);
      }

      @Override
      protected void swap(int i, int j) {
        int document = documents[i];
        documents[i] = documents[j];
        documents[j] = document;
        long date = dates[i];
        dates[i] = dates[j];
        dates[j] = date;
      }
    }
  }
}
