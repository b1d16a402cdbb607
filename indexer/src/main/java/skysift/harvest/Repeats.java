package skysift.harvest;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers the rows of one harvest, so that none with the identity of an earlier one is lost: some
 * thirty bytes a row. A row that comes again in another slice, since it belongs to two regions, is
 * the same row; rows of a slice that has to be asked again do not count. For one thread.
 */
final class Repeats {
  /** The row repeats an earlier one of its slice exactly. */
  static final int REPEATED = 0;

  /** The row came in an earlier slice. */
  static final int KNOWN = -1;

  private static final int FIRST_SIZE = 1 << 10;

  /** By identity, open addressing; a slice of 0 marks a free place. */
  private long[] names = new long[FIRST_SIZE];

  private long[] contents = new long[FIRST_SIZE];
  private int[] slices = new int[FIRST_SIZE];
  private int size;

  /** By identity: all its rows in order, once there is a second. */
  private final Map<Long, List<Version>> more = new HashMap<>();

  /** Slices that are asked again. */
  private final BitSet again = new BitSet();

  private int slice = 1;
  private long lastName;
  private long lastSaid;

  private static final class Version {
    private final long content;
    private int slice;

    Version(long content, int slice) {
      this.content = content;
      this.slice = slice;
    }
  }

  /** From now on rows are of another slice. */
  void nextSlice() {
    slice++;
  }

  /** The present slice will be asked again. */
  void forgetSlice() {
    again.set(slice);
    slice++;
  }

  /** A number that stands for a text. */
  static long digest(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).asLong();
  }

  /**
   * Which row of its identity this is.
   *
   * @param name what names the row
   * @param said all that the row says
   * @return 1 for the first, 2 and more for further ones that say something else; {@link #REPEATED}
   *     or {@link #KNOWN}
   */
  int ordinal(long name, long said) {
    lastName = name;
    lastSaid = said;
    int place = place(name);
    if (slices[place] == 0) {
      put(place, name, said);
      return 1;
    }
    List<Version> versions = more.get(name);
    if (versions == null) {
      if (contents[place] == said) {
        int before = slices[place];
        slices[place] = slice;
        return judged(before, 1);
      }
      versions = new ArrayList<>();
      versions.add(new Version(contents[place], slices[place]));
      more.put(name, versions);
    }
    for (Version version : versions) {
      if (version.content == said) {
        int before = version.slice;
        version.slice = slice;
        return judged(before, versions.indexOf(version) + 1);
      }
    }
    versions.add(new Version(said, slice));
    return versions.size();
  }

  /** The last row's. */
  long lastName() {
    return lastName;
  }

  /** The last row's. */
  long lastSaid() {
    return lastSaid;
  }

  private int judged(int before, int ordinal) {
    if (again.get(before)) {
      return ordinal;
    }
    return before == slice ? REPEATED : KNOWN;
  }

  private int place(long name) {
    int place = (int) (name ^ name >>> 32) & names.length - 1;
    while (slices[place] != 0 && names[place] != name) {
      place = place + 1 & names.length - 1;
    }
    return place;
  }

  private void put(int place, long name, long said) {
    names[place] = name;
    contents[place] = said;
    slices[place] = slice;
    if (++size > names.length * 0.7) {
      grow();
    }
  }

  private void grow() {
    long[] oldNames = names;
    long[] oldContents = contents;
    int[] oldSlices = slices;
    names = new long[2 * oldNames.length];
    contents = Arrays.copyOf(names, names.length);
    slices = new int[names.length];
    for (int i = 0; i < oldNames.length; i++) {
      if (oldSlices[i] != 0) {
        int place = place(oldNames[i]);
        names[place] = oldNames[i];
        contents[place] = oldContents[i];
        slices[place] = oldSlices[i];
      }
    }
  }
}
