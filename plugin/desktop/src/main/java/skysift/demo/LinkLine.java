package skysift.demo;

/**
 * A row of a links document; of target, service and error one is filled, the others are empty.
 *
 * @param target access_url
 * @param service service_def
 * @param error error_message
 * @param semantics core term
 * @param description for the user
 * @param mediaType content_type
 * @param bytes content_length; 0 when unknown
 */
record LinkLine(
    String target,
    String service,
    String error,
    String semantics,
    String description,
    String mediaType,
    long bytes) {

  static LinkLine file(String url, SampleFile file, String semantics, String description) {
    long bytes = file.bytes().get().length;
    return new LinkLine(url, "", "", semantics, description, file.mediaType(), bytes);
  }

  static LinkLine service(String id, String semantics, String description) {
    return new LinkLine("", id, "", semantics, description, "image/fits", 0);
  }

  static LinkLine fault(String error, String semantics, String description) {
    return new LinkLine("", "", error, semantics, description, "", 0);
  }
}
