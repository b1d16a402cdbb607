package skysift.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import skysift.obscore.Access;
import skysift.obscore.Dataset;
import skysift.obscore.ObsCoreColumn;

/**
 * A shell script that fetches the data of rows without Skysift where they are files, and with it
 * where they have links. Nothing of a row can become a command: addresses stand in single quotes,
 * names of files have letters, digits and . _ - only.
 */
final class FetchScript {
  private static final int LONGEST_NAME = 80;
  private static final String HEAD =
      """
      #!/bin/sh
      # Fetches the data of a Skysift search into this folder; what is there already is left alone.
      # Rows with links (DataLink) are fetched by Skysift itself: set SKYSIFT when it is not on the PATH.
      SKYSIFT=${SKYSIFT:-skysift}
      failed=0
      file() {
        if [ -e "$1" ]; then return; fi
        curl -gfL --proto '=http,https' --proto-redir '=http,https' --retry 3 -o "$1.part" "$2" && mv "$1.part" "$1" ||
          { echo "failed: $2" >&2; failed=1; }
      }
      links() {
        "$SKYSIFT" fetch "$1" --to . || { echo "failed: $1" >&2; failed=1; }
      }
      """;

  private FetchScript() {}

  /** Writes it; says how many rows it has. */
  static int write(Iterable<Dataset> rows, Path file) throws IOException {
    int count = 0;
    try (Writer out = new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      out.write(HEAD);
      for (Dataset row : rows) {
        Optional<Access> access = row.access();
        if (access.isPresent()) {
          out.write(line(row, access.get(), ++count));
        }
      }
      out.write("exit $failed\n");
    }
    file.toFile().setExecutable(true);
    return count;
  }

  private static String line(Dataset row, Access access, int number) {
    String url = access.url();
    boolean plain = url.matches("(?i)https?://\\P{Cntrl}+");
    return access.isLinks() || !plain
        ? "links " + row.key().token() + "\n"
        : "file " + name(row, url, number) + " '" + url.replace("'", "%27") + "'\n";
  }

  private static String name(Dataset row, String url, int number) {
    String path = url.replaceFirst("[?#].*", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    String word = last.contains(".") ? last : row.text(ObsCoreColumn.OBS_ID).orElse(last);
    String safe = word.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.-]+", "");
    String ending =
        safe.length() > LONGEST_NAME ? safe.substring(safe.length() - LONGEST_NAME) : safe;
    return "%05d_%s".formatted(number, ending);
  }
}
