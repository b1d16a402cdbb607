package skysift.bench;

import com.google.common.collect.ImmutableList;
import java.util.SplittableRandom;

/**
 * One of the ten archives.
 *
 * @param name as in the facet
 * @param weight share of the rows
 * @param most datasets of an observation at most
 * @param fixed whether all observations have that many, else any number up to it
 * @param mirrors number of the archive of which it repeats observations; -1 for none
 */
record Archives(String name, double weight, int most, boolean fixed, int mirrors) {
  static final ImmutableList<Archives> ALL =
      ImmutableList.of(
          new Archives("Meridian", 0.28, 3, true, -1),
          new Archives("Southern", 0.20, 30, false, -1),
          new Archives("Northern", 0.14, 1, true, 0),
          new Archives("Arrays", 0.10, 4, true, -1),
          new Archives("Highenergy", 0.08, 1, true, -1),
          new Archives("Islands", 0.07, 2, true, 1),
          new Archives("Plates", 0.05, 1, true, -1),
          new Archives("Andes", 0.04, 30, false, -1),
          new Archives("Infrared", 0.025, 1, true, -1),
          new Archives("Campus", 0.015, 1, true, -1));

  static final int COLLECTIONS = 12;

  /** Which archive a page of the harvest is from. */
  static int ofPage(int page) {
    double chance = Seeds.random(4, page).nextDouble();
    int archive = 0;
    while (archive < ALL.size() - 1 && chance >= ALL.get(archive).weight) {
      chance -= ALL.get(archive).weight;
      archive++;
    }
    return archive;
  }

  /** How many datasets an observation has; small numbers more often than large ones. */
  int datasets(SplittableRandom random) {
    return fixed ? most : 1 + Seeds.skewed(most, 1.8, random);
  }
}
