package skysift.datalink;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * Stands before STIL's reader of tables and notes what it drops: status and error messages, and
 * service descriptors, wherever in the document they stand.
 */
final class LinksFilter extends XMLFilterImpl {
  /** More than any honest message. */
  private static final int LONGEST_TEXT = 10_000;

  /** No column of a links table is an array of numbers; a larger one is there to fill memory. */
  private static final long LARGEST_ARRAY = 1_000_000;

  private final List<Descriptor> descriptors = new ArrayList<>();
  private final Deque<OpenResource> resources = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private String info;
  private String infoValue = "";
  private String root;
  private int groups;
  private boolean overflow;
  private boolean failed;
  private String spoken = "";
  private String statusText = "";

  LinksFilter(XMLReader parent) {
    super(parent);
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes)
      throws SAXException {
    if (root == null) {
      root = local;
    }
    switch (local) {
      case "RESOURCE" -> resources.push(new OpenResource(attributes));
      case "GROUP" -> groups++;
      case "PARAM" -> {
        checkSize(attributes);
        param(attributes);
      }
      case "FIELD" -> checkSize(attributes);
      case "INFO" -> {
        info = text(attributes, "name");
        infoValue = text(attributes, "value");
        text.setLength(0);
      }
      default -> {}
    }
    super.startElement(uri, local, qualified, attributes);
  }

  @Override
  public void characters(char[] chars, int start, int length) throws SAXException {
    if (info != null && text.length() < LONGEST_TEXT) {
      text.append(chars, start, Math.min(length, LONGEST_TEXT));
    }
    super.characters(chars, start, length);
  }

  @Override
  public void endElement(String uri, String local, String qualified) throws SAXException {
    switch (local) {
      case "RESOURCE" -> resources.pop().descriptor().ifPresent(descriptors::add);
      case "GROUP" -> groups--;
      case "INFO" -> endInfo();
      default -> {}
    }
    super.endElement(uri, local, qualified);
  }

  /** Parameters of a group are inputs of the service, not words about it. */
  private void param(Attributes attributes) {
    String name = text(attributes, "name");
    String value = text(attributes, "value");
    if (groups == 0 && !resources.isEmpty()) {
      resources.peek().set(name, value);
    }
    if (name.equalsIgnoreCase("error")) {
      speak(value);
    }
  }

  private void endInfo() {
    String said = text.toString().strip();
    if (info.equalsIgnoreCase("error")) {
      speak(infoValue.isBlank() ? said : infoValue);
    } else if (info.equalsIgnoreCase("QUERY_STATUS")) {
      overflow |= infoValue.equalsIgnoreCase("OVERFLOW");
      if (infoValue.equalsIgnoreCase("ERROR")) {
        failed = true;
        statusText = said;
      }
    }
    info = null;
  }

  private void speak(String words) {
    if (spoken.isEmpty() && !words.isBlank()) {
      failed = true;
      spoken = words.strip();
    }
  }

  private static void checkSize(Attributes attributes) throws SAXException {
    long cells = 1;
    for (String size : text(attributes, "arraysize").split("x")) {
      String digits = size.strip().replace("*", "");
      if (digits.length() > 9) {
        throw new SAXException("arraysize " + size + " is beyond reason");
      }
      cells *= digits.matches("\\d+") ? Long.parseLong(digits) : 1;
      if (cells > LARGEST_ARRAY) {
        throw new SAXException("arraysize " + text(attributes, "arraysize") + " is beyond reason");
      }
    }
  }

  private static String text(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null ? "" : value;
  }

  /** Name of the outermost element; null before there was one. */
  String root() {
    return root;
  }

  /** The services described so far, in document order; IDs may repeat. */
  List<Descriptor> descriptors() {
    return descriptors;
  }

  /** Whether the service says that it stopped early (DALI 1.1 §4.4.1). */
  boolean overflow() {
    return overflow;
  }

  /**
   * The service's own words about a failure: what it calls Error, which is one line, before the
   * text of QUERY_STATUS, which may be a stack of them; empty when it reports none.
   */
  Optional<String> failure() {
    if (!failed) {
      return Optional.empty();
    }
    if (!spoken.isEmpty()) {
      return Optional.of(spoken);
    }
    return Optional.of(statusText.isEmpty() ? "the service reports an error" : statusText);
  }

  /** A RESOURCE being read. */
  private static final class OpenResource {
    private final String id;
    private final boolean service;
    private String accessUrl = "";
    private String standardId = "";

    OpenResource(Attributes attributes) {
      id = text(attributes, "ID");
      service = text(attributes, "utype").toLowerCase(Locale.ROOT).startsWith("adhoc:");
    }

    void set(String name, String value) {
      if (name.equalsIgnoreCase("accessURL")) {
        accessUrl = value.strip();
      } else if (name.equalsIgnoreCase("standardID")) {
        standardId = value.strip();
      }
    }

    Optional<Descriptor> descriptor() {
      return service
          ? Optional.of(new Descriptor(id, said(accessUrl), said(standardId)))
          : Optional.empty();
    }

    private static Optional<String> said(String value) {
      return Optional.of(value).filter(v -> !v.isEmpty());
    }
  }
}
