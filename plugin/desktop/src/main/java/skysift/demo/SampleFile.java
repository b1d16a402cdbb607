package skysift.demo;

import java.util.function.Supplier;

/**
 * A file an archive serves; its bytes are made when asked for.
 *
 * @param path on the server, starting with a slash, as in a URL
 * @param mediaType as the server says it
 * @param kilobytes estimated size, for access_estsize
 * @param bytes makes the content, the same at every call
 */
record SampleFile(String path, String mediaType, long kilobytes, Supplier<byte[]> bytes) {

  /** The last part of the path. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
