package skysift.index;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.EnumSet;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;

/** Names of the Lucene fields. */
final class Fields {
  /** Says how documents are laid out; an index of another format is refused, never misread. */
  static final String FORMAT = "5";

  static final String FORMAT_ENTRY = "skysift.format";

  /** The dataset key; postings. */
  static final String KEY = "key";

  /** Start of the dataset key as a number in the keys' order. */
  static final String KEY_START = "key.start";

  /** The observation key; postings and sorted doc values. */
  static final String OBSERVATION = "observation";

  /** What may make datasets one observation, as the grouping says; postings. */
  static final String CANDIDATE = "candidate";

  /** The archive's name; postings. */
  static final String ARCHIVE = "archive";

  /** The role's word; postings. */
  static final String ROLE = "role";

  /** Words of the searchable text; postings. */
  static final String WORD = "word";

  /** The searchable text as words in their order; binary. */
  static final String TEXT = "text";

  /** The whole dataset as {@link DatasetCodec} writes it; binary. */
  static final String ROW = "row";

  /** From when it is public, see {@link Rights}. */
  static final String PUBLIC_FROM = "public.from";

  /** Circle around the footprint: unit vector of the centre, then the radius in radians; floats. */
  static final String BOUNDS_X = "bounds.x";

  static final String BOUNDS_Y = "bounds.y";
  static final String BOUNDS_Z = "bounds.z";
  static final String BOUNDS_RADIUS = "bounds.radius";

  /** There when the dataset states a footprint; number. */
  static final String FOOTPRINT_STATED = "footprint.stated";

  /** Numbers of the {@link Origin}s of a row, see {@link Marks}; all rows have all. */
  static final String FIRST = "life.first";

  static final String CHANGED = "life.changed";
  static final String SEEN = "life.seen";
  static final String GONE = "life.gone";

  /** The values in {@link #TUPLE_FACETS} as one {@link FacetTuple}; sorted doc values. */
  static final String TUPLE = "tuple";

  /** Facets of few values, and such that often go together. */
  static final ImmutableSet<Facet> TUPLE_FACETS =
      Sets.immutableEnumSet(
          Facet.TYPE,
          Facet.LEVEL,
          Facet.ROLE,
          Facet.FACILITY,
          Facet.INSTRUMENT,
          Facet.COLLECTION,
          Facet.ARCHIVE,
          Facet.FORMAT,
          Facet.BAND,
          Facet.FILTER,
          Facet.SUBTYPE);

  /** Facets with doc values of their own, one value each. */
  static final ImmutableSet<Facet> SINGLE_FACETS =
      Sets.immutableEnumSet(Facet.YEAR, Facet.TARGET, Facet.PROPOSAL);

  /**
   * Columns with doc values of their own: all but long texts that hardly two rows share; rows are
   * read to sort by these.
   */
  static final ImmutableSet<ObsCoreColumn> SORTABLE =
      Sets.immutableEnumSet(
          EnumSet.complementOf(
              EnumSet.of(
                  ObsCoreColumn.OBS_PUBLISHER_DID,
                  ObsCoreColumn.OBS_CREATOR_DID,
                  ObsCoreColumn.OBS_TITLE,
                  ObsCoreColumn.ACCESS_URL,
                  ObsCoreColumn.S_REGION)));

  /** Longest text that becomes a term; Lucene refuses terms of 32 kB. */
  private static final int LONGEST = 1000;

  private Fields() {}

  /** The order of documents in a segment: those with one tuple together, by time. */
  static Sort order() {
    SortField time = new SortField(column(ObsCoreColumn.T_MIN), SortField.Type.DOUBLE);
    return new Sort(new SortField(TUPLE, SortField.Type.STRING), time);
  }

  static String facet(Facet facet) {
    return "facet." + facet.word();
  }

  static String column(ObsCoreColumn column) {
    return "column." + column.columnName();
  }

  /** The text, short enough to be a term. */
  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
