package skysift.app;

/** How a product gets to a peer. */
public enum Route {
  /**
   * By its address, unless that is known not to work: then fetched first. Addresses with a query
   * are fetched, what asks for a login, packed files for DS9, and what a peer failed to get from
   * that host before.
   */
  AUTO,
  /** By its address, whatever it is. */
  DIRECT,
  /** Fetched here first, and given as a file of this machine. */
  FILE,
  /** Fetched here first, and offered over HTTP on loopback while this program runs. */
  SERVED
}
