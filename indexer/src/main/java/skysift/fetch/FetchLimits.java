package skysift.fetch;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * How much may be fetched, and how fast.
 *
 * @param atOnce files at one time; a host has {@link #PER_HOST} of them at most
 * @param largest bytes a file may have
 * @param spare bytes of the disk that stay free
 */
public record FetchLimits(int atOnce, long largest, long spare) {
  /** Files that one host is asked for at one time. */
  public static final int PER_HOST = 2;

  /** Three at once, 8 GB each at most, 200 MB stay free. */
  public static final FetchLimits STANDARD = new FetchLimits(3, 8_000_000_000L, 200_000_000L);

  public FetchLimits {
    checkArgument(atOnce >= 1 && atOnce <= 16, "%s files at once: 1 to 16 are possible", atOnce);
    checkArgument(largest > 0, "a largest size of %s bytes", largest);
  }

  /** The same with another size that a file may have. */
  public FetchLimits withLargest(long bytes) {
    return new FetchLimits(atOnce, bytes, spare);
  }
}
