package skysift.vo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import uk.ac.starlink.votable.TableContentHandler;

/**
 * Streams a VOTable of any serialisation. A thread of its own parses; rows are handed to the
 * calling thread.
 */
final class VotableReader {
  private static final Logger LOGGER = Logger.getLogger(VotableReader.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String source;
  private final InputStream in;
  private final SecondDocument bytes;
  private final Handover handover = new Handover();
  private final DocumentNotes notes;
  private final VotableFilter filter;
  private final ServiceFilter services;
  private final VotableRows rows;
  private volatile Throwable failure;
  private volatile String wordsAfter = "";

  VotableReader(String source, InputStream in) {
    this.source = source;
    this.in = in;
    this.bytes = new SecondDocument(in);
    this.filter = VotableFilter.create();
    this.services = new ServiceFilter(filter, Long.MAX_VALUE);
    this.notes = filter.notes();
    this.rows = new VotableRows(source, filter, handover);
  }

  /** What an error document says; empty when nothing can be made out. */
  static String wordsOf(byte[] document) {
    VotableFilter filter = VotableFilter.create();
    try {
      filter.parse(new InputSource(new ByteArrayInputStream(document)));
    } catch (SAXException | IOException e) {
      LOGGER.log(Level.FINE, "an error document is itself broken", e);
    }
    return filter.notes().words();
  }

  TableEnd read(RowReceiver receiver) throws IOException {
    Thread parsing = Thread.ofPlatform().daemon().name("skysift-table").start(this::parse);
    long count = 0;
    boolean through = false;
    RowCounter counter = new RowCounter(receiver);
    try {
      count = handover.take(counter);
      through = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new TableEnd(counter.rows(), TableEnd.Ending.CUT, "stopped");
    } finally {
      if (!through) {
        stop(parsing);
      }
    }
    TableEnd end = ending(count);
    List<ServiceDescriptor> described = rows.named(services.descriptors());
    if (!described.isEmpty()) {
      receiver.services(described);
    }
    return end;
  }

  /** Ends the parsing thread, however long its stream would keep it waiting. */
  private void stop(Thread parsing) {
    handover.stop();
    parsing.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      in.close();
      parsing.join(PATIENCE);
    } catch (IOException e) {
      LOGGER.log(Level.FINE, "closing " + source, e);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void parse() {
    try {
      TableContentHandler stil = new TableContentHandler(false);
      stil.setReadHrefTables(false);
      stil.setTableHandler(rows);
      services.setContentHandler(stil);
      services.parse(new InputSource(bytes));
      rows.documentEnded();
    } catch (Handover.Stopped e) {
      LOGGER.log(Level.FINE, "stopped reading {0}", source);
    } catch (SAXException | IOException | RuntimeException | OutOfMemoryError e) {
      failure = e;
      finishBroken();
    } finally {
      handover.end();
    }
  }

  private void finishBroken() {
    try {
      filter.endStream();
    } catch (SAXException | RuntimeException e) {
      LOGGER.log(Level.FINE, "the binary stream ends within a row", e);
    }
    wordsAfter = wordsOf(bytes.rest());
    try {
      if (!rows.refused()) {
        rows.documentEnded();
      }
    } catch (Handover.Stopped e) {
      LOGGER.log(Level.FINE, "stopped reading {0}", source);
    }
  }

  private TableEnd ending(long count) throws IOException {
    if (rows.taken() && failure != null) {
      String words = wordsAfter.isEmpty() ? notes.words() : wordsAfter;
      Optional<ServiceException.Kind> fault =
          failure instanceof ServiceException e ? Optional.of(e.kind()) : Optional.empty();
      return new TableEnd(count, TableEnd.Ending.CUT, words.isEmpty() ? reason() : words, fault);
    }
    if (notes.failed() && count > 0) {
      return new TableEnd(count, TableEnd.Ending.CUT, notes.words());
    }
    if (!rows.taken() || notes.failed()) {
      throw noTable();
    }
    if (notes.overflowed()) {
      return new TableEnd(count, TableEnd.Ending.OVERFLOW, notes.overflowWords());
    }
    return rows.announced() > count
        ? new TableEnd(
            count,
            TableEnd.Ending.CUT,
            "the table announces " + rows.announced() + " rows and holds " + count)
        : new TableEnd(count, TableEnd.Ending.COMPLETE, unread());
  }

  private String unread() {
    return filter.unread().isEmpty()
        ? ""
        : "the document refers to an external entity, \""
            + Words.oneLine(filter.unread())
            + "\", which was not read";
  }

  private IOException noTable() {
    String words = wordsAfter.isEmpty() ? notes.words() : wordsAfter;
    if (rows.refused() && !notes.failed()) {
      return new IOException(rows.refusal());
    }
    if (!words.isEmpty()) {
      return new ServiceException(source + " answers with an error: " + words);
    }
    if (failure instanceof ServiceException service) {
      return service;
    }
    if (!filter.root().isEmpty() && !filter.root().equals("VOTABLE")) {
      return new IOException(source + " is not a table but an XML document, " + filter.root());
    }
    if (failure != null) {
      return new IOException(source + " is not a readable VOTable: " + reason(), failure);
    }
    return new IOException(
        filter.refersElsewhere()
            ? source + " keeps its rows in another file, which is not fetched"
            : source + " is a VOTable without a table");
  }

  private String reason() {
    if (failure instanceof SAXParseException e) {
      String message = String.valueOf(e.getMessage());
      boolean cut = message.contains("must start and end within the same entity");
      return (cut ? "the document breaks off" : Words.oneLine(message))
          + (e.getLineNumber() > 0 ? " (line " + e.getLineNumber() + ")" : "");
    }
    return failure instanceof OutOfMemoryError
        ? "a cell is too long for this computer's memory"
        : Words.reason(failure);
  }
}
