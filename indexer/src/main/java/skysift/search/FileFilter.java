package skysift.search;

import com.google.common.collect.ImmutableSetMultimap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * What is asked of the files behind a dataset: one file must have a wanted value of every facet,
 * and be of an allowed size.
 *
 * @param wanted values by facet; none of a facet allows any
 * @param leastBytes a file that states no size does not match then
 * @param mostBytes likewise
 */
public record FileFilter(
    ImmutableSetMultimap<FileFacet, String> wanted,
    OptionalLong leastBytes,
    OptionalLong mostBytes) {

  /** Nothing is asked. */
  public static final FileFilter NONE =
      new FileFilter(ImmutableSetMultimap.of(), OptionalLong.empty(), OptionalLong.empty());

  /** Whether nothing is asked. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** Whether a file has all that is asked. */
  public boolean matches(FileFact file) {
    for (FileFacet facet : wanted.keySet()) {
      if (!wanted.containsEntry(facet, facet.of(file))) {
        return false;
      }
    }
    boolean sized = leastBytes.isPresent() || mostBytes.isPresent();
    return !sized
        || file.bytes().isPresent()
            && file.bytes().getAsLong() >= leastBytes.orElse(0)
            && file.bytes().getAsLong() <= mostBytes.orElse(Long.MAX_VALUE);
  }

  /** The same with a value wanted, or no longer so. */
  public FileFilter toggled(FileFacet facet, String value) {
    ImmutableSetMultimap.Builder<FileFacet, String> values = ImmutableSetMultimap.builder();
    for (Map.Entry<FileFacet, String> entry : wanted.entries()) {
      if (entry.getKey() != facet || !entry.getValue().equals(value)) {
        values.put(entry);
      }
    }
    if (!wanted.containsEntry(facet, value)) {
      values.put(facet, value);
    }
    return new FileFilter(values.build(), leastBytes, mostBytes);
  }

  /** For people: "fits #this, up to 500 MB". */
  @Override
  public String toString() {
    StringJoiner words = new StringJoiner(", ");
    for (FileFacet facet : FileFacet.values()) {
      if (wanted.containsKey(facet)) {
        words.add(
            String.join(
                " or ",
                wanted.get(facet).stream().map(v -> v.isEmpty() ? "not stated" : v).toList()));
      }
    }
    leastBytes.ifPresent(bytes -> words.add("from " + megabytes(bytes)));
    mostBytes.ifPresent(bytes -> words.add("up to " + megabytes(bytes)));
    return words.toString();
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.6g MB", bytes / 1e6)
        .replaceFirst("(\\.\\d*?)0+ ", "$1 ")
        .replace(". ", " ");
  }
}
