package skysift.vo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a table's bytes come from: a file the user named, or an http(s) URL. */
public interface TableSource {
  /** File or URL, for messages. Its ending is a hint to the format. */
  String name();

  /** The bytes, from the start; whoever opens closes. */
  InputStream open() throws IOException;

  /** A local file. */
  static TableSource ofFile(Path file) {
    return of(file.toString(), () -> openFile(file));
  }

  /**
   * What a URL answers; a status of failure is a {@link ServiceException} with the service's own
   * words.
   */
  static TableSource ofUrl(Web web, URI url) {
    return of(url.toString(), () -> Words.successful(web.get(url, VoTables.MAX_BYTES)).body());
  }

  /** Bytes in memory. */
  static TableSource of(String name, byte[] bytes) {
    return of(name, () -> new ByteArrayInputStream(bytes));
  }

  /** Whatever can be opened. */
  static TableSource of(String name, Opener opener) {
    return new TableSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public InputStream open() throws IOException {
        return opener.open();
      }
    };
  }

  /** Opens a source. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  private static InputStream openFile(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("There is no file " + file);
    }
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder, not a table");
    }
    if (!Files.isReadable(file)) {
      throw new IOException(file + " may not be read");
    }
    return Files.newInputStream(file);
  }
}
