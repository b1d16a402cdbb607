package skysift.index;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;

/** Names of the Lucene fields. */
final class Fields {
  /** Says how documents are laid out; an index of another format is refused, never misread. */
  static final String FORMAT = "1";

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

  /** Facets whose values are stored; rights depend on the moment of the search. */
  static final ImmutableSet<Facet> STORED_FACETS =
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
          Facet.YEAR,
          Facet.TARGET);

  /** Columns with doc values of their own; rows are read to sort by any other. */
  static final ImmutableSet<ObsCoreColumn> SORTABLE =
      Sets.immutableEnumSet(
          ObsCoreColumn.T_MIN,
          ObsCoreColumn.T_MAX,
          ObsCoreColumn.T_EXPTIME,
          ObsCoreColumn.EM_MIN,
          ObsCoreColumn.EM_MAX,
          ObsCoreColumn.EM_RES_POWER,
          ObsCoreColumn.S_RA,
          ObsCoreColumn.S_DEC,
          ObsCoreColumn.S_FOV,
          ObsCoreColumn.S_RESOLUTION,
          ObsCoreColumn.CALIB_LEVEL,
          ObsCoreColumn.ACCESS_ESTSIZE,
          ObsCoreColumn.TARGET_NAME,
          ObsCoreColumn.FACILITY_NAME,
          ObsCoreColumn.INSTRUMENT_NAME,
          ObsCoreColumn.OBS_COLLECTION,
          ObsCoreColumn.DATAPRODUCT_TYPE,
          ObsCoreColumn.OBS_ID,
          ObsCoreColumn.PROPOSAL_ID);

  /** Longest text that becomes a term; Lucene refuses terms of 32 kB. */
  private static final int LONGEST = 1000;

  private Fields() {}

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
