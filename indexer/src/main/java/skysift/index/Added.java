package skysift.index;

/**
 * What came of adding a batch. A dataset is changed when a column of ObsCore says something else
 * than before, as the archive said it, where its data are (access_url) aside; also when it was gone
 * and is there again.
 *
 * @param fresh were not there before
 * @param changed were there with other content
 * @param unchanged were there with this content
 */
public record Added(long fresh, long changed, long unchanged) {
  /** Of nothing. */
  public static final Added NONE = new Added(0, 0, 0);

  /** How many of the keys were there before. */
  public long replaced() {
    return changed + unchanged;
  }

  /** Both together. */
  public Added plus(Added more) {
    return new Added(fresh + more.fresh, changed + more.changed, unchanged + more.unchanged);
  }
}
