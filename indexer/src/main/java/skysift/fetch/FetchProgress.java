package skysift.fetch;

/** Takes how far it is. Called often, on any thread, one call at a time. */
@FunctionalInterface
public interface FetchProgress {
  /**
   * How far it is.
   *
   * @param done items that ended, well or not
   * @param items all items
   * @param bytes that came so far
   */
  void at(int done, int items, long bytes);
}
