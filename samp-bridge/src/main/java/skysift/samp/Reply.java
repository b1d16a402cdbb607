package skysift.samp;

/**
 * What we answer to one incoming message; may be given later, on any thread. Only the first counts.
 * A message that wants no answer has a reply that goes nowhere.
 */
public interface Reply {

  /** It was done. */
  void done();

  /** Something was done, but not what was asked; says what. */
  void warning(String words);

  /** It was not done; says why. */
  void failed(String reason);
}
