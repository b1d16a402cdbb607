package skysift.datalink;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import skysift.vo.DocumentNotes;
import skysift.vo.ServiceDescriptor;
import skysift.vo.ServiceException;
import skysift.vo.ServiceFilter;
import skysift.vo.VotableFilter;
import uk.ac.starlink.votable.TableContentHandler;

/**
 * A links document (DataLink 1.1 §3), read leniently: columns by name, rows with more than one
 * target or none, repeated XML IDs, documents that break off.
 *
 * @param links one or more for each whole row, in the service's order; a single fault when the
 *     document reports an error or has no rows
 * @param warnings what was odd about it
 * @param ending whether that was all
 */
record LinksDocument(ImmutableList<Link> links, ImmutableList<String> warnings, Ending ending) {

  /** Whether that was all. */
  enum Ending {
    COMPLETE,
    /** The service stopped between identifiers (DataLink 1.1 §2.1.1). */
    OVERFLOW,
    /** It broke off; the last identifier may lack rows. */
    CUT,
    /** It is nothing but a failure. */
    FAILED
  }

  /** No column of a links table is a long array; a longer one is there to fill memory. */
  private static final long LONGEST_ARRAY = 1_000_000;

  private static final Logger LOG = Logger.getLogger(LinksDocument.class.getName());

  /** A document that is nothing but a failure. */
  static LinksDocument fault(String words) {
    Link fault = new Link.LinkFault("", Semantics.of(""), "", words);
    return new LinksDocument(ImmutableList.of(fault), ImmutableList.of(), Ending.FAILED);
  }

  /** The same with one more oddity. */
  LinksDocument warned(String warning) {
    return new LinksDocument(
        links, ImmutableList.<String>builder().addAll(warnings).add(warning).build(), ending);
  }

  /**
   * Reads a document. What is wrong with its rows is said in it, not thrown.
   *
   * @param source file or URL, for the log
   * @throws ServiceException when it is neither a links table nor a VOTable that reports an error
   */
  static LinksDocument read(InputStream in, String source) throws ServiceException {
    VotableFilter votable = VotableFilter.create();
    ServiceFilter services = new ServiceFilter(votable, LONGEST_ARRAY);
    LinkTable table = new LinkTable();
    TableContentHandler tables = new TableContentHandler(false);
    tables.setReadHrefTables(false);
    tables.setTableHandler(table);
    services.setContentHandler(tables);
    String broken = "";
    try {
      services.parse(new InputSource(in));
    } catch (SAXException | IOException | RuntimeException e) {
      // STIL answers some malformed documents with a RuntimeException.
      LOG.log(Level.FINE, "reading " + source, e);
      broken = e.getMessage() == null ? e.toString() : e.getMessage();
      finish(votable);
    }
    return new Reading(table, services.descriptors(), votable, broken).document();
  }

  private static void finish(VotableFilter votable) {
    try {
      votable.endStream();
    } catch (SAXException | RuntimeException e) {
      LOG.log(Level.FINE, "the binary stream ends within a row", e);
    }
  }

  /** What came of the parsing. */
  private record Reading(
      LinkTable table, List<ServiceDescriptor> descriptors, VotableFilter votable, String broken) {

    LinksDocument document() throws ServiceException {
      String failure = votable.notes().words();
      boolean empty = table.rows().isEmpty();
      if (empty && !failure.isEmpty()) {
        return fault(failure);
      }
      if (!table.found() || empty && !broken.isEmpty()) {
        throw new ServiceException(notLinks());
      }
      if (empty) {
        return fault("the service's links table is empty");
      }
      List<String> warnings = new ArrayList<>();
      ImmutableList.Builder<Link> links = ImmutableList.builder();
      links.addAll(links(warnings));
      if (votable.notes().failed()) {
        links.addAll(fault(failure).links());
      }
      note(warnings);
      return new LinksDocument(links.build(), ImmutableList.copyOf(warnings), ending());
    }

    private Ending ending() {
      return !broken.isEmpty() || votable.notes().failed()
          ? Ending.CUT
          : votable.notes().overflowed() ? Ending.OVERFLOW : Ending.COMPLETE;
    }

    private String notLinks() {
      boolean document = votable.root().equals("VOTABLE");
      if (document && broken.isEmpty()) {
        return "a VOTable without a links table";
      }
      return document || votable.root().isEmpty()
          ? "not a readable VOTable: " + broken
          : "not a VOTable: " + votable.root();
    }

    /** Repeated IDs are taken in turn, as ALMA means them: first row first service, and so on. */
    private List<Link> links(List<String> warnings) {
      ImmutableListMultimap<String, ServiceDescriptor> services =
          Multimaps.index(descriptors, ServiceDescriptor::id);
      Map<String, Integer> used = new HashMap<>();
      List<Link> links = new ArrayList<>();
      for (LinkRow row : table.rows()) {
        String name = row.serviceDef().orElse("");
        List<ServiceDescriptor> candidates = services.get(name);
        int turn = used.merge(name, 1, Integer::sum) - 1;
        int last = candidates.size() - 1;
        links.addAll(
            row.links(
                last < 0 ? Optional.empty() : Optional.of(candidates.get(Math.min(turn, last)))));
        if (turn == 0 && !name.isEmpty() && last != 0) {
          warnings.add(
              last < 0
                  ? "service " + name + " is not described"
                  : candidates.size() + " services are called " + name + ", taken in turn");
        }
      }
      return links;
    }

    private void note(List<String> warnings) {
      DocumentNotes notes = votable.notes();
      if (notes.overflowed()) {
        warnings.add("the service sent a part of the links only (overflow)");
      }
      if (!broken.isEmpty()) {
        warnings.add("the document breaks off after " + table.rows().size() + " rows: " + broken);
      }
      if (table.others() > 0) {
        warnings.add("other tables in the document: " + table.others());
      }
      long ids = table.rows().stream().map(LinkRow::id).distinct().count();
      if (ids > 1) {
        warnings.add("the document answers " + ids + " identifiers");
      }
    }
  }
}
