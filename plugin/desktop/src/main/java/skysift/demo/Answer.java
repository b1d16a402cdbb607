package skysift.demo;

import java.nio.charset.StandardCharsets;

/**
 * What the server says to one request.
 *
 * @param status HTTP status
 * @param mediaType of the body
 * @param body all of it
 */
record Answer(int status, String mediaType, byte[] body) {
  private static final int OK = 200;
  private static final String VOTABLE = "application/x-votable+xml";

  static Answer votable(String document) {
    return new Answer(OK, VOTABLE, document.getBytes(StandardCharsets.UTF_8));
  }

  static Answer links(String document) {
    return new Answer(OK, CadcHabit.LINKS, document.getBytes(StandardCharsets.UTF_8));
  }

  static Answer file(SampleFile file) {
    return new Answer(OK, file.mediaType(), file.bytes().get());
  }

  /** An error as DALI 1.1 §4.2 wants it: a VOTable that says so. */
  static Answer error(int status, String message) {
    return new Answer(status, VOTABLE, TableText.error(message).getBytes(StandardCharsets.UTF_8));
  }

  static Answer plain(int status, String words) {
    return new Answer(status, "text/plain", (words + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
