package skysift.index;

import com.google.common.primitives.Ints;
import java.io.IOException;
import java.util.Map;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Whether this version of Skysift can read an index, and what to do when it cannot. */
final class IndexFormat {
  private IndexFormat() {}

  /**
   * Checks what a commit says of itself.
   *
   * @throws IOException saying what to do, when it is of another format
   */
  static void check(Map<String, String> userData, String where) throws IOException {
    String format = userData.get(Fields.FORMAT_ENTRY);
    if (!Fields.FORMAT.equals(format)) {
      throw other(where, "format " + format, isNewer(format));
    }
  }

  /**
   * Checks the last commit before a segment is opened, which of another format may fail on what
   * only another version has.
   */
  static void check(Directory directory) throws IOException {
    try {
      check(SegmentInfos.readLatestCommit(directory).getUserData(), where(directory));
    } catch (IllegalArgumentException e) {
      // a codec of a name that is not known here
      throw other(where(directory), "a format that is not known here", true);
    }
  }

  /** The folder as its user knows it. */
  static String where(Directory directory) {
    return directory instanceof FSDirectory files
        ? files.getDirectory().toString()
        : directory.toString();
  }

  private static boolean isNewer(String format) {
    Integer number = format == null ? null : Ints.tryParse(format);
    return number != null && number > Integer.parseInt(Fields.FORMAT);
  }

  /** What to say of an index that cannot be read. */
  static IOException other(String where, String format, boolean newer) {
    String what =
        where
            + " holds an index of "
            + format
            + "; this version of Skysift reads format "
            + Fields.FORMAT
            + ". ";
    return new OtherFormatException(
        what
            + (newer
                ? "A newer version wrote it: use that one, or name another workspace."
                : "An older version wrote it: move that folder away, then import or harvest"
                    + " again; or export it with the version that wrote it, and import that."),
        !newer);
  }

  /** A failure to read, with what to do when it says that the index is damaged. */
  static IOException explained(IOException e, String where) {
    return switch (e) {
      case IndexFormatTooNewException tooNew -> other(where, "Lucene " + tooNew.getVersion(), true);
      case IndexFormatTooOldException tooOld ->
          other(where, "Lucene " + tooOld.getVersion(), false);
      default ->
          IndexFiles.isDamage(e)
              ? new IOException(
                  "The index "
                      + where
                      + " is damaged. \"skysift index verify\" says which files, \"skysift index"
                      + " salvage DIR\" saves what can be read. ("
                      + e.getMessage()
                      + ")",
                  e)
              : e;
    };
  }
}
