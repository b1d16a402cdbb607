package skysift.vo;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Stands between the XML parser and STIL: notes what STIL loses (INFOs after the table, errors
 * without a table), takes prefixes off, gives a table without DATA an empty one so that STIL tells
 * of it, and passes on whole base64 groups only, so that a stream cut anywhere decodes up to there.
 */
public final class VotableFilter extends XMLFilterImpl {
  private static final int DEEPEST = 100;
  private static final int MAX_TEXT = 4000;

  /** Where in the document a table is. */
  enum Place {
    RESULTS,
    ELSEWHERE,
    META
  }

  private final DocumentNotes notes = new DocumentNotes();
  private final Deque<String> open = new ArrayDeque<>();
  private final Deque<String> resourceTypes = new ArrayDeque<>();
  private final StringBuilder infoText = new StringBuilder();
  private String infoName = "";
  private String infoValue = "";
  private char[] group = new char[0];
  private boolean tableBegun;
  private boolean tableHasData;
  private boolean refersElsewhere;
  private String root = "";
  private String unread = "";

  private VotableFilter(XMLReader parent) {
    super(parent);
    setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
  }

  /** A filter behind {@link SafeXml#reader}, which reads the document; for one document. */
  public static VotableFilter create() {
    try {
      return new VotableFilter(SafeXml.reader());
    } catch (SAXException e) {
      throw new IllegalStateException("this JDK's XML parser cannot be set up", e);
    }
  }

  /** Where the parser is. */
  Place place() {
    return resourceTypes.contains("meta")
        ? Place.META
        : resourceTypes.contains("results") ? Place.RESULTS : Place.ELSEWHERE;
  }

  /** What the document has said so far, beside its rows. */
  public DocumentNotes notes() {
    return notes;
  }

  /** External entities stay unread and are named here; so is a DTD, which no row needs. */
  @Override
  public void skippedEntity(String name) throws SAXException {
    if (!name.startsWith("[") && !name.startsWith("%")) {
      unread = name;
    }
    super.skippedEntity(name);
  }

  /** The last external entity that the document refers to; empty when it refers to none. */
  String unread() {
    return unread;
  }

  /** Name of the root element, without prefix; empty when there was none. */
  public String root() {
    return root;
  }

  /** Whether a table's data are in another file, which is never fetched. */
  boolean refersElsewhere() {
    return refersElsewhere;
  }

  /**
   * After a failure: where it was inside a binary stream, lets STIL's decoder, which works in a
   * thread of its own, come to its end.
   */
  public void endStream() throws SAXException {
    if (inStream()) {
      super.endElement("", "STREAM", "STREAM");
    }
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes attributes)
      throws SAXException {
    String name = localName.isEmpty() ? qName : localName;
    if (open.isEmpty()) {
      root = name;
      if (!name.equals("VOTABLE")) {
        throw new SAXException("the root element is " + name);
      }
    }
    open.push(name);
    if (open.size() > DEEPEST) {
      throw new SAXException("elements are nested more than " + DEEPEST + " deep");
    }
    note(name, attributes);
    super.startElement("", name, name, attributes);
  }

  private void note(String name, Attributes attributes) {
    switch (name) {
      case "RESOURCE" -> resourceTypes.push(value(attributes, "type").toLowerCase(Locale.ROOT));
      case "TABLE" -> tableHasData = false;
      case "DATA" -> {
        tableHasData = true;
        tableBegun = true;
      }
      case "STREAM" -> {
        group = new char[0];
        refersElsewhere |= !value(attributes, "href").isBlank();
      }
      case "INFO" -> {
        infoName = value(attributes, "name");
        infoValue = value(attributes, "value");
        infoText.setLength(0);
      }
      case "PARAM" -> {
        if (!open.contains("TABLE")) {
          notes.add(value(attributes, "name"), value(attributes, "value"), "", false);
        }
      }
      default -> {}
    }
  }

  private static String value(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null ? "" : value;
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    String name = open.pop();
    if (name.equals("INFO")) {
      notes.add(infoName, infoValue, infoText.toString(), tableBegun);
    } else if (name.equals("RESOURCE")) {
      resourceTypes.pop();
    } else if (name.equals("TABLE") && !tableHasData) {
      emptyData();
    } else if (name.equals("STREAM") && group.length > 0) {
      super.characters(group, 0, group.length);
    }
    super.endElement("", name, name);
  }

  private void emptyData() throws SAXException {
    for (String name : new String[] {"DATA", "TABLEDATA"}) {
      super.startElement("", name, name, new AttributesImpl());
    }
    for (String name : new String[] {"TABLEDATA", "DATA"}) {
      super.endElement("", name, name);
    }
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    if (inStream()) {
      wholeGroups(text, start, length);
      return;
    }
    if (open.contains("INFO") && infoText.length() < MAX_TEXT) {
      infoText.append(text, start, Math.min(length, MAX_TEXT));
    }
    super.characters(text, start, length);
  }

  private boolean inStream() {
    return "STREAM".equals(open.peek());
  }

  private void wholeGroups(char[] text, int start, int length) throws SAXException {
    char[] all = Arrays.copyOf(group, group.length + length);
    int count = group.length;
    for (int i = start; i < start + length; i++) {
      if (text[i] > ' ') {
        all[count++] = text[i];
      }
    }
    int whole = count - count % 4;
    group = Arrays.copyOfRange(all, whole, count);
    super.characters(all, 0, whole);
  }

  // Prefixes are taken off, so their mappings mean nothing behind this filter.

  @Override
  public void startPrefixMapping(String prefix, String uri) {}

  @Override
  public void endPrefixMapping(String prefix) {}
}
