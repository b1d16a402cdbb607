package skysift.index;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import skysift.search.Facet;

/**
 * Makes the columns of facets that are in no tuples, given those of an older snapshot. For any
 * thread.
 */
final class OwnColumns {
  private final Inherited inherited;
  private final List<Columns.Own> olders;

  OwnColumns(Inherited inherited, List<Columns.Own> olders) {
    this.inherited = inherited;
    this.olders = olders;
  }

  /**
   * A column of a newer snapshot.
   *
   * @param moved by older number the number now; null when it is the same
   */
  record Renewed(Columns.Own own, int[] moved) {}

  /** The older column; null when there is none. */
  private Columns.Own older(Facet facet) {
    return olders.stream().filter(column -> column.facet() == facet).findFirst().orElse(null);
  }

  /** Values are texts, each a set of its own. */
  Renewed texts(Facet facet, String field) throws IOException {
    Columns.Own older = older(facet);
    Numbers before = older == null ? Numbers.ZEROS : older.of();
    Dictionary texts = older == null ? Dictionary.none(field) : (Dictionary) older.sets().names();
    Dictionary.Renewed renewed = texts.renewed(inherited, before::of);
    FacetSets sets = FacetSets.single(renewed.dictionary());
    if (sets.size() == 1) {
      return new Renewed(new Columns.Own(facet, sets, Numbers.ZEROS), null);
    }
    Numbers numbers = Numbers.inherited(inherited, before, renewed.moved(), sets.size());
    for (LeafReaderContext leaf : inherited.fresh()) {
      renewed.read(leaf, numbers::set);
    }
    return new Renewed(new Columns.Own(facet, sets, numbers), renewed.moved());
  }

  /** Values are few; the first set is that of documents that have none. */
  Renewed sets(Facet facet, String field) throws IOException {
    Columns.Own older = older(facet);
    FacetSets.Builder builder =
        older == null ? new FacetSets.Builder() : new FacetSets.Builder(older.sets());
    builder.number(ImmutableSet.of(Facet.NOT_STATED));
    int[] of = new int[inherited.documents()];
    for (LeafReaderContext leaf : inherited.fresh()) {
      readSets(leaf, field, builder, of);
    }
    FacetSets sets = builder.build();
    if (sets.size() == 1) {
      return new Renewed(new Columns.Own(facet, sets, Numbers.ZEROS), null);
    }
    Numbers before = older == null ? Numbers.ZEROS : older.of();
    Numbers numbers = Numbers.inherited(inherited, before, null, sets.size());
    for (LeafReaderContext leaf : inherited.fresh()) {
      for (int doc = leaf.docBase; doc < Inherited.end(leaf); doc++) {
        numbers.set(doc, of[doc]);
      }
    }
    return new Renewed(new Columns.Own(facet, sets, numbers), null);
  }

  private static void readSets(
      LeafReaderContext leaf, String field, FacetSets.Builder builder, int[] of)
      throws IOException {
    SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
    SortedDocValues single = DocValues.unwrapSingleton(values);
    if (single != null) {
      readValues(leaf, single, builder, of);
      return;
    }
    Map<List<Long>, Integer> known = new HashMap<>();
    while (values.nextDoc() != SortedSetDocValues.NO_MORE_DOCS) {
      List<Long> set = new ArrayList<>();
      for (int i = 0; i < values.docValueCount(); i++) {
        set.add(values.nextOrd());
      }
      Integer number = known.get(set);
      if (number == null) {
        ImmutableSet.Builder<String> texts = ImmutableSet.builder();
        for (long own : set) {
          texts.add(values.lookupOrd(own).utf8ToString());
        }
        number = builder.number(texts.build());
        known.put(set, number);
      }
      of[leaf.docBase + values.docID()] = number;
    }
  }

  private static void readValues(
      LeafReaderContext leaf, SortedDocValues values, FacetSets.Builder builder, int[] of)
      throws IOException {
    int[] numbers = new int[values.getValueCount()];
    for (int own = 0; own < numbers.length; own++) {
      numbers[own] = builder.number(ImmutableSet.of(values.lookupOrd(own).utf8ToString()));
    }
    while (values.nextDoc() != SortedDocValues.NO_MORE_DOCS) {
      of[leaf.docBase + values.docID()] = numbers[values.ordValue()];
    }
  }
}
