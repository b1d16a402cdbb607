package skysift.app;

import static com.google.common.base.Preconditions.checkArgument;

import java.nio.file.Path;

/** Where something is kept under a name that the user gave it. */
final class SavedFile {
  private SavedFile() {}

  /**
   * The file; an IllegalArgumentException says why the name can be none.
   *
   * @param ending with its point
   */
  static Path of(Path directory, String name, String ending) {
    checkArgument(
        name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._+-]{0,99}"),
        "\"%s\" cannot be a name: letters, digits, blanks and . _ + - were expected",
        name);
    return directory.resolve(name + ending);
  }
}
