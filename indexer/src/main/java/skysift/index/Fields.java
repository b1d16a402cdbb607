package skysift.index;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import com.google.common.collect.Sets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import skysift.obscore.ObsCoreColumn;
import skysift.search.Facet;

/** Names of the Lucene fields. */
final class Fields {
  /** Says how documents are laid out; an index of another format is refused, never misread. */
  static final String FORMAT = "11";

  static final String FORMAT_ENTRY = "skysift.format";

  /** The dataset key as {@link KeyBytes}; postings and binary. */
  static final String KEY = "key";

  /** What tokens of dataset keys start with. */
  static final String KEY_PREFIX = "d-";

  /** The observation key as {@link KeyBytes}; sorted doc values. */
  static final String OBSERVATION = "observation";

  /** What tokens of observation keys start with. */
  static final String OBSERVATION_PREFIX = "o-";

  /** What may make datasets one observation, as the grouping says; postings. */
  static final String CANDIDATE = "candidate";

  /** The archive's name; postings. */
  static final String ARCHIVE = "archive";

  /** The role's word; postings. */
  static final String ROLE = "role";

  /** See {@link Words}; postings. */
  static final String WORD = "word";

  /** The {@link Shape}; sorted doc values, or binary where it is too long for that. */
  static final String SHAPE = "shape";

  static final String LONG_SHAPE = "shape.long";

  /** The {@link PackedRow}; binary. */
  static final String ROW = "row";

  /** The form of the s_region, see {@link RegionText}; sorted doc values. */
  static final String REGION_FORM = "region.form";

  /** From when it is public, see {@link Rights}. */
  static final String PUBLIC_FROM = "public.from";

  /** The {@link skysift.sky.Sketch} of the footprint; points and numeric doc values. */
  static final String SKETCH = "sketch";

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

  /** Facets whose values are those of a text column. */
  static final ImmutableMap<Facet, ObsCoreColumn> COLUMN_FACETS =
      ImmutableMap.of(
          Facet.TARGET, ObsCoreColumn.TARGET_NAME, Facet.PROPOSAL, ObsCoreColumn.PROPOSAL_ID);

  /** UTC year of the start, or that there are several; sorted doc values. */
  static final String YEAR = "year";

  /**
   * The user's targets that a dataset matched; sorted set of doc values, none where there are none.
   */
  static final String MY_TARGET = "my.target";

  /** Longest text that becomes a term; Lucene refuses terms of 32 kB. */
  static final int LONGEST = 1000;

  private static final ImmutableMap<ObsCoreColumn, String> COLUMNS =
      Arrays.stream(ObsCoreColumn.values())
          .collect(Maps.toImmutableEnumMap(c -> c, c -> "column." + c.columnName()));

  private Fields() {}

  /** The order of documents in a segment: those with one tuple together, by time. */
  static Sort order() {
    SortField time = new SortField(column(ObsCoreColumn.T_MIN), SortField.Type.DOUBLE);
    return new Sort(new SortField(TUPLE, SortField.Type.STRING), time);
  }

  /**
   * Whether it is a column of texts that has doc values: those that a {@link Shape} holds have none
   * beside it, unless words are looked for in them.
   */
  static boolean isColumnOfText(ObsCoreColumn column) {
    return column.kind() == ObsCoreColumn.Kind.TEXT
        && column != ObsCoreColumn.S_REGION
        && (!Shape.TEXTS.contains(column) || Words.COLUMNS.contains(column));
  }

  /** Whether a column of texts has doc values that sort as its values do. */
  static boolean isInOrder(ObsCoreColumn column) {
    return isColumnOfText(column) && !Told.COLUMNS.contains(column);
  }

  /** Doc values of a column that has some: sorted texts, longs, bits of doubles. */
  static String column(ObsCoreColumn column) {
    return COLUMNS.get(column);
  }

  /** A number of a column, given what its doc values hold. */
  static double number(ObsCoreColumn column, long bits) {
    return column.kind() == ObsCoreColumn.Kind.INTEGER ? bits : Double.longBitsToDouble(bits);
  }

  /** The text in UTF-8 as Lucene writes it, for which the JDK is quicker. */
  static BytesRef bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    // where half a character stands alone they put different marks
    return text.equals(new String(bytes, StandardCharsets.UTF_8))
        ? new BytesRef(bytes)
        : new BytesRef(text);
  }

  /** The text, short enough to be a term. */
  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
