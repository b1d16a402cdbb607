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
 * Stands before STIL's reader of tables and notes the service descriptors, which it drops, wherever
 * in the document they are (DataLink 1.1 §4).
 */
final class ServiceFilter extends XMLFilterImpl {
  /** No column of a links table is a long array; a longer one is there to fill memory. */
  private static final long LONGEST_ARRAY = 1_000_000;

  private final List<Descriptor> descriptors = new ArrayList<>();
  private final Deque<OpenResource> resources = new ArrayDeque<>();
  private int groups;

  ServiceFilter(XMLReader parent) {
    super(parent);
  }

  @Override
  public void startElement(String uri, String local, String qualified, Attributes attributes)
      throws SAXException {
    switch (local) {
      case "RESOURCE" -> resources.push(new OpenResource(attributes));
      case "GROUP" -> groups++;
      case "FIELD" -> checkSize(text(attributes, "arraysize"));
      case "PARAM" -> {
        checkSize(text(attributes, "arraysize"));
        param(attributes);
      }
      default -> {}
    }
    super.startElement(uri, local, qualified, attributes);
  }

  @Override
  public void endElement(String uri, String local, String qualified) throws SAXException {
    switch (local) {
      case "RESOURCE" -> resources.pop().descriptor().ifPresent(descriptors::add);
      case "GROUP" -> groups--;
      default -> {}
    }
    super.endElement(uri, local, qualified);
  }

  /** Parameters of a group are inputs of the service, not words about it. */
  private void param(Attributes attributes) {
    if (groups == 0 && !resources.isEmpty()) {
      resources.peek().set(text(attributes, "name"), text(attributes, "value").strip());
    }
  }

  private static void checkSize(String arraysize) throws SAXException {
    long cells = 1;
    for (String size : arraysize.split("x")) {
      String digits = size.strip().replace("*", "");
      if (digits.matches("\\d+")) {
        cells *= digits.length() > 9 ? LONGEST_ARRAY + 1 : Long.parseLong(digits);
      }
      if (cells > LONGEST_ARRAY) {
        throw new SAXException("arraysize " + arraysize + " is beyond reason");
      }
    }
  }

  private static String text(Attributes attributes, String name) {
    String value = attributes.getValue(name);
    return value == null ? "" : value;
  }

  /** The services described so far, in document order; IDs may repeat. */
  List<Descriptor> descriptors() {
    return descriptors;
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
        accessUrl = value;
      } else if (name.equalsIgnoreCase("standardID")) {
        standardId = value;
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
