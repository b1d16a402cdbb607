package skysift.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Looks up many terms of one field, one after the other. For one thread, unless it is said
 * otherwise.
 */
final class TermLookup {
  private record Segment(LeafReaderContext leaf, TermsEnum terms) {}

  private final List<Segment> segments = new ArrayList<>();
  private final Optional<KnownTerms> known;
  private PostingsEnum postings;

  TermLookup(Snapshot snapshot, String field) throws IOException {
    this(snapshot, field, Optional.empty());
  }

  /** With what is known of the terms of that snapshot. */
  TermLookup(Snapshot snapshot, String field, Optional<KnownTerms> known) throws IOException {
    this.known = known;
    for (LeafReaderContext leaf : snapshot.leaves()) {
      Terms terms = leaf.reader().terms(field);
      if (terms != null) {
        segments.add(new Segment(leaf, terms.iterator()));
      }
    }
  }

  /** The live documents with a term. */
  List<Integer> documents(String term) throws IOException {
    return documents(new BytesRef(term));
  }

  /** Whether there may be documents with the term that has these bytes. For any thread. */
  boolean mayHave(BytesRef bytes) {
    return known.isEmpty() || !known.get().isNowhere(bytes);
  }

  /** The live documents with the term that has these bytes. */
  List<Integer> documents(BytesRef bytes) throws IOException {
    if (!mayHave(bytes)) {
      return List.of();
    }
    List<Integer> found = new ArrayList<>();
    for (Segment segment : segments) {
      if (!segment.terms.seekExact(bytes)) {
        continue;
      }
      Bits live = segment.leaf.reader().getLiveDocs();
      postings = segment.terms.postings(postings, PostingsEnum.NONE);
      while (postings.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
        if (live == null || live.get(postings.docID())) {
          found.add(segment.leaf.docBase + postings.docID());
        }
      }
    }
    return found;
  }
}
