package skysift.model;

/** What to tell the user of a failure. */
final class Messages {
  private Messages() {}

  static String of(Exception failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.toString() : message;
  }
}
