package skysift.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table to import, of one image. */
public final class OneRowFile {
  private OneRowFile() {}

  /** Written into a folder; the name makes the row another one, too. */
  public static Path in(Path folder, String name) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".csv"),
        "dataproduct_type,obs_collection,obs_id,obs_publisher_did,access_url\n"
            + "image,c,%1$s,ivo://x/%1$s,http://x/%1$s\n".formatted(name));
  }
}
