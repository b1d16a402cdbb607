package skysift.search;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** A property of the files behind datasets; a dataset has the values of all its files. */
public enum FileFacet {
  FILE_TYPE("file-type", "File type"),
  SEMANTICS("semantics", "Semantics"),
  FILE_SIZE("file-size", "File size");

  private static final long[] EDGES = {
    1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L, 10_000_000_000L
  };
  private static final String[] SIZES = {
    "under 1 MB", "1 to 10 MB", "10 to 100 MB", "100 MB to 1 GB", "1 to 10 GB", "10 GB and more"
  };

  private final String word;
  private final String title;

  FileFacet(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /** What is typed. */
  public String word() {
    return word;
  }

  /** What is shown. */
  public String title() {
    return title;
  }

  /** The facet of this word; empty when there is none. */
  public static Optional<FileFacet> ofWord(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equalsIgnoreCase(word.strip())).findFirst();
  }

  /** A file's value. */
  public String of(FileFact file) {
    return switch (this) {
      case FILE_TYPE -> file.type();
      case SEMANTICS -> file.semantics();
      case FILE_SIZE -> size(file.bytes());
    };
  }

  private static String size(OptionalLong bytes) {
    if (bytes.isEmpty()) {
      return Facet.NOT_STATED;
    }
    int i = 0;
    while (i < EDGES.length && bytes.getAsLong() >= EDGES[i]) {
      i++;
    }
    return SIZES[i];
  }
}
