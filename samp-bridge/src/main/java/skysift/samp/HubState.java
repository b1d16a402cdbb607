package skysift.samp;

/** How we stand with a hub. */
public enum HubState {
  /** Not registered: nobody asked for it yet, or no hub was running. */
  NONE,
  /** Registered with a hub that answers. */
  CONNECTED,
  /** The hub went away; another is looked for every few seconds. */
  LOST,
  /** The hub has thrown us out: only {@link SampClient#connect} brings us back. */
  DISMISSED,
  /** Closed for good. */
  CLOSED
}
